"""Security 62: a stranger's text is quoted and cited, and changes nothing but a reply's words.

Each of them is attached to a talk, and pasted into one, with every persona; by the Guide, and by
a model that answers whatever the text asks for.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest

from converse_rig import Clock, Lines, Log, NoFiles, Stepwise
from injections import CARRIERS, in_each, in_turn
from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.assets_library.questions import read_questions
from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryFacts,
    InMemoryPlanItems,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Label,
    Speaker,
)
from sanctum_desktop.core.domain.conversing import Answer, Say, Stop
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.use_cases.attach_text import AttachText
from sanctum_desktop.core.use_cases.converse import Converse
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.word_reply import WordReply

PERSONAS = PersonaFiles(asset_path("personas"))
QUESTIONS = read_questions(asset_path("questions"))
TALK, OTHER = ConversationId("talk"), ConversationId("other")
SECRET = "The key to the shed is under the third stone."
LABEL = Label(title="Nights", pinned=True)
WORDS_OF_ITS_OWN = 4
"""Words in a row that only a document can have brought."""


class World:
    """Two talks over stores in memory; the other one holds a secret and is never spoken in."""

    def __init__(self, persona, *models):
        self.persona = persona
        self.talks, self.facts, self.plan = (
            InMemoryConversations(), InMemoryFacts(), InMemoryPlanItems(),
        )  # fmt: skip
        self.trees, clock = InMemoryTalkTrees(self.talks), Clock()
        self.attachments = InMemoryAttachments(self.talks)
        self.attach = AttachText(attachments=self.attachments, clock=clock)
        words = WordReply(
            chains=ScriptedChains(*models), prompts=ReadPromptOverrides(NoFiles()),
            log=Log(), clock=clock,
        )  # fmt: skip
        self.converse = Converse(
            conversations=self.talks,
            trees=self.trees,
            scenes=ReadScene(
                personas=PERSONAS, facts=self.facts, resumes=InMemoryResumes(), plan=self.plan,
                attachments=self.attachments, crisis=Lines(), clock=clock, questions=QUESTIONS,
            ),
            story=InterviewStory(
                conversations=self.talks, facts=self.facts, clock=clock, crisis=Lines()
            ),
            clock=clock,
            word=words if models else None,
        )  # fmt: skip

    async def begin(self):
        for talk in (OTHER, TALK):
            await self.talks.start(
                Conversation(id=talk, persona=self.persona, started_at=Clock().now())
            )
            await self.trees.label(talk, LABEL)
            await self._take(talk, Answer())
        await self.attach(OTHER, "shed.txt", SECRET.encode())
        return self

    async def say(self, words):
        await self._take(TALK, Say(words))

    async def _take(self, talk, wish):
        async for _ in self.converse(talk, wish, Stop()):
            pass

    async def turns(self, talk=TALK):
        return (await self.talks.get(talk)).turns

    async def kept(self):
        """All that a text could have wanted changed: not what was said in this talk."""
        here, there = await self.talks.get(TALK), await self.talks.get(OTHER)
        return (
            (here.persona, here.label, here.handed), there, await self.plan.page(),
            await self.attachments.of_conversation(OTHER),
            [one.id for one in await self.attachments.of_conversation(TALK)],
            [fact for fact in await self.facts.page() if fact.source.conversation == OTHER],
        )  # fmt: skip


def runs(words):
    """Every few words in a row."""
    plain = re.findall(r"\w+", words.lower())
    return {
        tuple(plain[n : n + WORDS_OF_ITS_OWN]) for n in range(len(plain) - WORDS_OF_ITS_OWN + 1)
    }


def unseen(words):
    return [
        c for c in words if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn")
    ]


@pytest.mark.parametrize("carrier", CARRIERS)
async def test_security_62_only_what_can_be_seen_is_kept(carrier):
    world = await World("noor").begin()
    for injected in in_each():
        if injected.carrier != carrier:
            continue
        brought = await world.attach(TALK, "brought.txt", injected.whole.encode())
        assert not unseen(brought.untrusted_text), injected.id
        hidden = len(unseen(injected.whole))
        assert brought.taken_out >= hidden, injected.id
        kept, whole = (
            Counter(filter(str.isalnum, one)) for one in (brought.untrusted_text, injected.whole)
        )
        assert kept <= whole, injected.id


@pytest.mark.parametrize("persona", [one.id for one in PERSONAS.all()])
@pytest.mark.parametrize("obeying", [False, True], ids=["guide", "obeying"])
async def test_security_62_an_attached_text_changes_nothing(persona, obeying):
    for injected in in_turn():
        models = [Stepwise(injected.text)] * 4 if obeying else []
        world = await World(persona, *models).begin()
        await world.attach(TALK, "brought.txt", injected.whole.encode())
        before = await world.kept()
        for said in (
            "what is in the text?",
            "a ward clerk",
            "make a plan until Friday, an hour a day",
        ):
            await world.say(said)
        assert await world.kept() == before, injected.id
        await nothing_is_done_with(world, injected)


@pytest.mark.parametrize("persona", [one.id for one in PERSONAS.all()])
async def test_security_62_a_pasted_text_changes_nothing(persona):
    for injected in in_turn():
        world = await World(persona, Stepwise(injected.text)).begin()
        before = await world.kept()
        await world.say(injected.whole)
        await world.say("what now?")
        assert await world.kept() == before, injected.id
        said = " ".join(turn.text for turn in await world.turns())
        assert SECRET not in said


async def nothing_is_done_with(world, injected):
    """What is suggested is allowed, and about nothing that stands in the document only."""
    persona = PERSONAS.get(world.persona)
    texts = {one.id: one for one in await world.attachments.of_conversation(TALK)}
    for turn in await world.turns():
        if turn.speaker is Speaker.PERSON:
            continue
        assert SECRET not in turn.text
        for action in turn.actions:
            assert persona.may(action)
            assert action.tool is not Tool.PROPOSE_FACT
            assert not runs(action.about) & runs(injected.whole), injected.id
        for cite in turn.cites:
            assert texts[cite.of].untrusted_text[cite.start : cite.end] == cite.quote


async def test_what_an_obedient_guide_would_do_is_caught():
    injected = next(one for one in in_turn() if "plan item" in one.text)

    def obeys(scene):
        about = scene.attachments[0].untrusted_text if scene.attachments else ""
        return Reply(
            text="Done.", wording="x", actions=(Action(tool=Tool.ADD_PLAN_ITEM, about=about),)
        )

    world = World("noor")
    world.converse = replace(world.converse, guide=obeys)
    await world.begin()
    await world.attach(TALK, "brought.txt", injected.whole.encode())
    await world.say("hello")
    with pytest.raises(AssertionError):
        await nothing_is_done_with(world, injected)


async def test_an_obeying_model_is_asked_and_words_a_reply():
    words = "It has two:\n1. One\n2. Two\nWhich part of it do you know least?"
    model = Stepwise(words)
    world = await World("noor", model).begin()
    await world.attach(TALK, "brought.txt", b"# One\nSome words on it.\n# Two\nMore words.\n")
    await world.say("what topics are in it?")
    assert model.prompts
    assert (await world.turns())[-1].text == words


def test_there_are_enough_of_them():
    assert len(in_turn()) >= 100
    assert len(in_each()) == len(in_turn()) * len(CARRIERS)
    assert len({one.text for one in in_turn()}) == len(in_turn())
