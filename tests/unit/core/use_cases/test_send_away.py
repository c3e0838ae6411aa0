"""What a server reads of a talk: hidden, shown, agreed to, capped, counted; and put back."""

import asyncio
import json
from contextlib import aclosing
from dataclasses import replace

import pytest
from test_decide_line import FixedClock

from contracts.repository_contracts import a_fact
from planted_names import KNOWN, PLANTED, TALK, leaked
from sanctum_desktop.adapters.in_memory import InMemoryFacts
from sanctum_desktop.adapters.in_memory.servers import (
    InMemoryHiddenWords,
    InMemoryHostedServers,
    InMemoryServerKeys,
)
from sanctum_desktop.adapters.scripted.hosted_chat import ScriptedChat
from sanctum_desktop.adapters.scripted.sending_consent import ScriptedConsent
from sanctum_desktop.core.domain.errors import (
    BadInput,
    EngineDied,
    NetRefused,
    SanctumBug,
    VaultLocked,
)
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.hosted import (
    Caps,
    Dialect,
    HiddenWord,
    HostedServer,
    Nearness,
    ServerId,
    Use,
)
from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
    Role,
)
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.persons_time import heeding
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.policies.hosting import refuse_how_to_reach
from sanctum_desktop.core.policies.placeholders import Kind, KnownName
from sanctum_desktop.core.use_cases.keep_hidden import KeepHidden
from sanctum_desktop.core.use_cases.send_away import NOTE, Sending, SentAway

ONE = ServerId("one")
TALKED = Prompt(
    (
        Message(Role.SYSTEM, "Word the reply."),
        Message(Role.PERSON, "okonkwo taught me the till."),
        Message(Role.MODEL, "Who else was there?"),
        Message(Role.PERSON, "Maria Lopez, and Okonkwo's son. Mail me at maria@lopez.example"),
    ),
    stops=("Maria:",),
    instructions=len("Word the reply."),
)


KNOWN_AS = {
    Kind.PERSON: (Section.BASICS, "name"),
    Kind.COMPANY: (Section.WORK, "name"),
    Kind.SCHOOL: (Section.EDUCATION, "institution"),
    Kind.MAIL: (Section.BASICS, "email"),
    Kind.PHONE: (Section.BASICS, "phone"),
}


def a_known(identity, section, name, value):
    fact = replace(a_fact(identity), section=section, name=name, value=value)
    return replace(fact, exclusions=(), history=())


class Says:
    """A model that says just these pieces; an error among them is raised in its place."""

    def __init__(self, words):
        self.words = words

    async def reply(self, _prompt):
        for word in self.words:
            if isinstance(word, Exception):
                raise word
            yield ReplyPart(PartKind.ANSWER, word)
        yield ReplyEnd(ReplyReason.END, 100, 0, 20)


def chat_saying(*words):
    return ScriptedChat(Says(words), "large")


class Trail:
    def __init__(self):
        self.entries = []

    async def record(self, event, detail=""):
        self.entries.append((event, detail))


class Ground:
    """One server, and everything a request to it goes through."""

    def __init__(self, chat=None, **changes):
        self.chat = chat or chat_saying("Good", " day.")
        self.servers = InMemoryHostedServers()
        self.keys = InMemoryServerKeys(self.servers)
        self.facts = InMemoryFacts()
        self.hidden_words = InMemoryHiddenWords()
        self.consent = ScriptedConsent()
        self.trail = Trail()
        self.clock = FixedClock()
        self.flying = False
        self.server = replace(
            HostedServer(
                id=ONE,
                name="The practice",
                dialect=Dialect.OPENAI,
                url="https://server.example/v1",
                model="large",
                nearness=Nearness.AWAY,
                purposes=frozenset((NetPurpose.CONVERSE,)),
            ),
            **changes,
        )
        self.sending = Sending(
            chat=self.chat,
            servers=self.servers,
            keys=self.keys,
            facts=self.facts,
            hidden_words=self.hidden_words,
            asking=self.consent,
            trail=self.trail,
            clock=self.clock,
            flying=lambda: self.flying,
        )

    async def reply(self, prompt=TALKED, purpose=NetPurpose.CONVERSE):
        await self.servers.put(self.server)
        model = SentAway(server=ONE, purpose=purpose, sending=self.sending)
        async with aclosing(model.reply(prompt)) as parts:
            return [part async for part in parts]

    async def refused(self, match, **more):
        with pytest.raises(NetRefused, match=match):
            await self.reply(**more)
        assert self.chat.sent == []

    @property
    def contents(self):
        """What the messages of the one body that was sent say."""
        (body,) = self.chat.sent
        return [message["content"] for message in json.loads(body)["messages"]]


def said(items):
    return "".join(item.text for item in items if not isinstance(item, ReplyEnd))


@pytest.mark.parametrize(
    "changes", [{"url": "https://elsewhere.example/v1"}, {"purposes": frozenset()}]
)
async def test_a_server_changed_while_its_text_is_read_is_sent_nothing(changes):
    ground = Ground()
    agree = ground.consent.ask

    async def ask(outgoing, hide):
        await ground.servers.put(replace(ground.server, **changes))
        await ground.keys.put(ONE, ServerKey("sk-of-the-other"))
        return await agree(outgoing, hide)

    ground.consent.ask = ask
    with pytest.raises(NetRefused):
        await ground.reply()
    assert ground.chat.sent == []


async def test_two_at_once_do_not_spend_the_same_rest_nor_does_a_kill_make_one_free():
    caps = Caps(requests_a_day=None, spending_a_day=0.01, price_in=1.0, price_out=1.0)
    ground = Ground(caps=caps)
    await ground.servers.put(ground.server)
    taken = await ground.sending.count_in(ground.server, 0.006)
    with pytest.raises(NetRefused):
        await ground.sending.count_in(ground.server, 0.006)
    await ground.sending.note_use(ground.server, taken, 1000, 0)
    used = await ground.servers.use(ONE, taken.on)
    assert (used.requests, used.spent) == (1, pytest.approx(0.001))


async def test_names_stay_here_and_come_back_in_the_streamed_answer():
    ground = Ground(chat_saying("Ask Per", "son_1, or NAME", "_1b's", " friend, at Mai", "l_1."))
    items = await ground.reply()
    assert ground.contents == [
        f"Word the reply.\n\n{NOTE}",
        "Name_1 taught me the till.",
        "Who else was there?",
        "Person_1, and Name_1b's son. Mail me at Mail_1",
    ]
    assert said(items) == "Ask Maria Lopez, or Okonkwo's friend, at maria@lopez.example."
    assert [type(item) for item in items].count(ReplyEnd) == 1


async def test_the_person_sees_to_the_letter_what_is_sent_and_what_is_not():
    ground = Ground()
    await ground.reply()
    (shown,) = ground.consent.shown
    assert shown.text == "\n\n".join(ground.contents)
    assert shown.text[: shown.instructions] == f"Word the reply.\n\n{NOTE}"
    assert shown.untold == {
        "Name_1": "okonkwo",
        "Name_1b": "Okonkwo",
        "Person_1": "Maria Lopez",
        "Mail_1": "maria@lopez.example",
    }
    assert shown.server == "The practice"
    assert "Lopez" not in repr(shown)
    assert ground.trail.entries == [
        (TrailEvent.CONSENT_GIVEN, "server.example: an answer in a talk")
    ]


SUMMER = Prompt((Message(Role.PERSON, "i left summer for hunter, at summer's end."),))


async def test_a_word_somebody_hides_stays_here_from_then_on_and_comes_back():
    ground = Ground(chat_saying("After Sho", "p_1 then, Name_", "1?"))
    ground.consent.hides = [HiddenWord(" Summer ", "shop"), HiddenWord("hunter")]
    assert said(await ground.reply(SUMMER)) == "After summer then, hunter?"
    assert ground.contents[-1] == "i left Shop_1 for Name_1, at Shop_1's end."
    first, second, last = ground.consent.shown
    assert "summer for hunter" in first.text
    assert "Shop_1 for hunter" in second.text
    assert last.text == "\n\n".join(ground.contents)
    assert last.untold == {"Shop_1": "summer", "Name_1": "hunter"}
    assert [event for event, _ in ground.trail.entries] == [
        *[TrailEvent.WORD_HIDDEN] * 2,
        TrailEvent.CONSENT_GIVEN,
    ]
    assert "ummer" not in str(ground.trail.entries)
    assert tuple(await ground.hidden_words.all()) == (
        HiddenWord("Summer", "Shop"),
        HiddenWord("hunter"),
    )
    ground.server = replace(ground.server, unseen=frozenset((NetPurpose.CONVERSE,)))
    await ground.reply(SUMMER)
    assert len(ground.consent.shown) == 3
    assert ground.chat.sent[0] == ground.chat.sent[1], "also in texts nobody is shown"


async def test_a_word_hidden_while_another_text_waits_is_hidden_in_that_one_too():
    ground = Ground()
    agree = ground.consent.ask

    async def ask(outgoing, hide):
        consent = await agree(outgoing, hide)
        await ground.hidden_words.put(HiddenWord("summer"))
        return consent

    ground.consent.ask = ask
    await ground.reply(SUMMER)
    assert [shown.text.count("summer") for shown in ground.consent.shown] == [2, 0]
    assert "summer" not in ground.contents[-1]
    assert [event for event, _ in ground.trail.entries] == [TrailEvent.CONSENT_GIVEN]


async def test_a_yes_to_the_text_before_the_word_was_hidden_is_none_to_that_after():
    ground = Ground()

    async def ask(outgoing, hide):
        await hide(HiddenWord("summer"))
        return Consent(request=outgoing.request, act=ConsentAct.BUTTON)

    ground.consent.ask = ask
    seen = []
    send = ground.chat.send
    ground.chat.send = lambda *told: seen.append(told) or send(*told)
    with pytest.raises(NetRefused):
        await ground.reply(SUMMER)
    ((_, _, request, body, consent),) = seen
    assert "summer" not in body
    assert consent.request != request, "which the guard of the network refuses"


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (HiddenWord(" -- "), "no word"),
        (HiddenWord("s " * 60), "more than a name"),
        (HiddenWord("summer", "B"), "2 to 16 letters"),
        (HiddenWord("summer", "B 12"), "2 to 16 letters"),
    ],
)
async def test_what_is_no_word_or_no_name_is_told_and_nothing_is_kept(word, why):
    ground = Ground()
    ground.consent.hides = [word]
    with pytest.raises(BadInput, match=why):
        await ground.reply(SUMMER)
    assert tuple(await ground.hidden_words.all()) == ()
    assert ground.chat.sent == []


async def test_a_word_hidden_again_gets_another_name_and_can_be_taken_back():
    ground = Ground()
    keep = KeepHidden(words=ground.hidden_words, trail=ground.trail)
    await keep.hide(HiddenWord("Summer  House", "Shop"))
    await keep.hide(HiddenWord("summer house", ""))
    assert tuple(await keep.all()) == (HiddenWord("Summer House"),)
    await keep.take_back("Summer House")
    assert tuple(await keep.all()) == ()
    assert ground.trail.entries[-1] == (TrailEvent.WORD_TAKEN_BACK, "")


async def test_a_no_sends_nothing_and_counts_for_nothing():
    ground = Ground()
    ground.consent.agrees = False
    await ground.refused("Nothing was sent")
    assert await ground.servers.use(ONE, ground.clock.today()) == Use(on=ground.clock.today())
    assert ground.trail.entries == []


async def test_said_before_it_is_not_shown():
    ground = Ground(unseen=frozenset((NetPurpose.CONVERSE,)))
    seen = []
    send = ground.chat.send
    ground.chat.send = lambda *told: seen.append(told[-1]) or send(*told)
    await ground.reply()
    assert ground.consent.shown == []
    assert [consent.act for consent in seen] == [ConsentAct.STANDING]


async def test_nobody_opted_in():
    ground = Ground()
    await ground.refused("not chosen for that", purpose=NetPurpose.RESUME_LINES)
    assert ground.consent.shown == []


async def test_the_server_was_removed_meanwhile():
    ground = Ground()
    model = SentAway(server=ONE, purpose=NetPurpose.CONVERSE, sending=ground.sending)
    with pytest.raises(NetRefused, match="not chosen"):
        await anext(model.reply(TALKED))


async def test_with_the_switch_on_nobody_is_even_asked():
    ground = Ground()
    ground.flying = True
    await ground.refused("airplane switch")
    assert ground.consent.shown == []


async def test_a_server_on_this_computer_reads_what_was_said():
    ground = Ground(nearness=Nearness.HERE, caps=Caps(requests_a_day=0))
    await ground.reply()
    assert ground.contents == [message.text for message in TALKED.messages]
    assert ground.consent.shown == []


async def test_what_is_near_is_hidden_too():
    ground = Ground(nearness=Nearness.NEARBY, url="http://192.168.1.2:8000/v1")
    await ground.reply()
    assert "Lopez" not in str(ground.chat.sent)
    assert len(ground.consent.shown) == 1


async def test_requests_are_capped_and_failed_ones_count():
    ground = Ground(chat_saying(EngineDied("It ended.")), caps=Caps(requests_a_day=2))
    for _ in range(2):
        with pytest.raises(EngineDied):
            await ground.reply()
    ground.chat.sent.clear()
    await ground.refused("has had its 2 requests")
    assert len(ground.consent.shown) == 2, "nobody is asked about what is not to be sent"


async def test_two_at_once_do_not_pass_a_cap_of_one():
    ground = Ground(caps=Caps(requests_a_day=1))
    await ground.servers.put(ground.server)
    answers = await asyncio.gather(ground.reply(), ground.reply(), return_exceptions=True)
    assert sorted(type(one) for one in answers if isinstance(one, Exception)) == [NetRefused]
    assert len(ground.chat.sent) == 1


async def test_spending_is_capped_by_what_it_could_come_to():
    caps = Caps(requests_a_day=None, spending_a_day=0.01, price_in=10.0, price_out=30.0)
    ground = Ground(caps=caps)
    prompt = replace(TALKED, most_tokens=100)
    await ground.reply(prompt)
    used = await ground.servers.use(ONE, ground.clock.today())
    assert (used.requests, used.tokens_in, used.tokens_out) == (1, 100, 20)
    assert used.spent == pytest.approx((100 * 10 + 20 * 30) / 1e6)
    ground.chat.sent.clear()
    await ground.refused("could pass the 0.01", prompt=replace(TALKED, most_tokens=500))


@pytest.mark.parametrize(
    ("model", "thinks"),
    [
        *(("gpt-5-mini", True), ("o3", True), ("openai/gpt-oss-20b", True), ("qwq:32b", True)),
        *(("deepseek-r1:8b", True), ("qwen3-4b-thinking-2507", True), ("gpt-4o", False)),
        *(("llama-3.3-70b", False), ("qwen3-4b-instruct", False), ("claude-sonnet-4-5", False)),
    ],
)
async def test_a_model_that_thinks_first_has_room_for_it_and_the_cap_counts_it(model, thinks):
    caps = Caps(requests_a_day=None, spending_a_day=0.01, price_out=10.0)
    ground, seen = Ground(caps=caps, model=model), []
    body = ground.chat.body
    ground.chat.body = lambda server, prompt: (
        seen.append(prompt.most_tokens) or body(server, prompt)
    )
    asked = replace(TALKED, most_tokens=220)
    if thinks:
        await ground.refused("could pass the 0.01", prompt=asked)
        assert seen[0] > 2000
    else:
        await ground.reply(asked)
        assert seen == [220]


async def test_a_key_put_in_for_another_address_meanwhile_is_not_sent_to_the_old_one():
    ground = Ground()
    await ground.servers.put(ground.server)
    get = ground.keys.get

    async def late(server):
        """The person changes address and key between one look and the next."""
        await ground.servers.put(replace(ground.server, url="https://elsewhere.example/v1"))
        await ground.keys.put(ONE, ServerKey("sk-of-the-other"))
        return await get(server)

    ground.keys.get = late
    model = SentAway(server=ONE, purpose=NetPurpose.CONVERSE, sending=ground.sending)
    with pytest.raises(NetRefused):
        await anext(model.reply(TALKED))
    assert ground.chat.keys == []


async def test_what_may_have_been_thought_counts_where_nobody_says_how_much():
    ground = Ground(chat_saying("Good", EngineDied("It ended.")), model="gpt-5-mini")
    with pytest.raises(EngineDied):
        await ground.reply()
    assert (await ground.servers.use(ONE, ground.clock.today())).tokens_out == 2 + 2048


async def test_what_broke_off_is_guessed_and_when_it_was_used_is_kept():
    ground = Ground(chat_saying("Good", EngineDied("It ended.")), caps=Caps(price_in=1.0))
    with pytest.raises(EngineDied):
        await ground.reply()
    used = await ground.servers.use(ONE, ground.clock.today())
    assert used.tokens_in > 50
    assert used.tokens_out == 2
    assert used.spent > 0
    (server,) = await ground.servers.all()
    assert server.used_at == ground.clock.now()


async def test_a_lock_in_the_middle_spoils_nothing():
    ground = Ground()
    await ground.servers.put(ground.server)
    model = SentAway(server=ONE, purpose=NetPurpose.CONVERSE, sending=ground.sending)
    reply = model.reply(TALKED)
    await anext(reply)

    async def locked(*_told):
        raise VaultLocked("The vault is locked.")

    ground.servers.add_use = locked
    await reply.aclose()


async def test_the_key_goes_along_and_prints_nowhere():
    ground = Ground()
    await ground.servers.put(ground.server)
    await ground.keys.put(ONE, ServerKey("sk-secret"))
    await ground.reply()
    assert [key.reveal() for key in ground.chat.keys] == ["sk-secret"]
    assert "sk-secret" not in repr(ground.sending)


async def test_what_was_known_before_stands_below_the_instructions_and_is_hidden():
    ground = Ground()
    system = "Word the reply for Maria.\n\nBe kind.\nBefore: they said Maria bakes."
    asked = Prompt((Message(Role.SYSTEM, system),), instructions=system.index("\nBefore"))
    await ground.reply(asked)
    (shown,) = ground.consent.shown
    head = f"Word the reply for Person_1.\n\nBe kind.\n\n{NOTE}"
    assert shown.text == f"{head}\n\nBefore: they said Person_1 bakes."
    assert shown.text[: shown.instructions] == head


async def test_an_answer_in_json_stays_json_when_names_have_quotes():
    ground = Ground(chat_saying('{"line": ["Ask Company_1"]}'))
    await ground.facts.put([a_known("one", Section.WORK, "name", 'The "Blue\\Whale" Inn')])
    asked = Prompt((Message(Role.PERSON, 'I was at The "Blue\\Whale" Inn.'),), schema="{}")
    items = await ground.reply(asked)
    assert json.loads(said(items)) == {"line": ['Ask The "Blue\\Whale" Inn']}
    assert ground.contents == [NOTE, "I was at Company_1."]


async def test_the_facts_of_all_talks_are_known():
    ground = Ground()
    facts = [
        a_known(f"f{number}", Section.WORK, "name", f"boots{number}") for number in range(250)
    ]
    await ground.facts.put(facts)
    await ground.reply(Prompt((Message(Role.PERSON, "i was at boots7 and boots249"),)))
    assert "boots" not in str(ground.contents)


@pytest.mark.parametrize(
    ("kind", "known", "body"),
    [
        (Kind.MAIL, "Maria@Lopez.example", "write to maria@lopez.example"),
        (Kind.LINK, "linkedin.com/in/maria", "LINKEDIN.com/in/maria"),
        (Kind.PHONE, "+44 7700 900417", "07700-900 417"),
    ],
)
def test_the_last_look_finds_how_the_person_is_reached(kind, known, body):
    with pytest.raises(SanctumBug):
        refuse_how_to_reach(body, [KnownName(known, kind)])
    refuse_how_to_reach("from 2015 to 2019, 1,200,000 euros", [KnownName(known, kind)])


async def test_two_hundred_planted_things_do_not_leave():
    ground = Ground()
    await ground.facts.put(
        [a_known(f"k{at}", *KNOWN_AS[one.kind], one.text) for at, one in enumerate(KNOWN)]
    )
    messages = tuple(Message(Role.PERSON, line.said) for line in TALK)
    await ground.reply(Prompt(messages))
    assert len(PLANTED) >= 200
    for line, content in zip(TALK, ground.contents[1:], strict=True):
        assert leaked(line, content) == []


async def test_nothing_is_sent_ahead_of_a_reply():
    ground = Ground()
    model = SentAway(server=ONE, purpose=NetPurpose.CONVERSE, sending=ground.sending)
    await model.prepare(TALKED.messages)
    assert await model.count(TALKED.messages) > 10
    assert await model.keep(TALKED.messages) == b""
    assert not await model.resume(b"state")
    assert ground.chat.sent == []


async def test_whoever_waits_for_the_reply_hears_that_the_person_is_asked():
    ground, told = Ground(), []
    with heeding(told.append):
        await ground.reply()
    assert told == [True, False]
    ground, told = Ground(unseen=frozenset((NetPurpose.CONVERSE,))), []
    with heeding(told.append):
        await ground.reply()
    assert told == []
