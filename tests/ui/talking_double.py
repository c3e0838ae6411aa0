"""Talks in memory with all personas, whose replies are scripted: what the Talk screen drives.

`TalkingDouble` keeps trees, labels, attached texts and plan items as the vault would. What is said
next is `script`: a list of steps, each a text to word, a `Noted`, an exception to raise, or an
event to wait for; without one the persona says a sentence of its own. Everything asked for is in
`asked`.
"""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from told_talk import NOW

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId, Citation
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Label,
    Speaker,
    TalkPlace,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.conversing import (
    Again,
    Kept,
    Noted,
    Say,
    Spoken,
    Taken,
    Unworded,
    Worded,
)
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.core.policies.conversing.bringing_in import brought_in
from sanctum_desktop.core.policies.talk_title import talk_title
from sanctum_desktop.core.use_cases.list_talks import ListedTalk
from sanctum_desktop.core.use_cases.read_talk import Talk
from sanctum_desktop.ui.services import Talking

WHY = "The Guide answers by rules: no language model is chosen here."
KAI, NOOR = ConversationId("kai-1"), ConversationId("noor-1")
POST = Attachment(
    id=AttachmentId("text-1"),
    conversation=NOOR,
    name="job-post-night-baker.txt",
    untrusted_text="We look for a baker who plans shifts for a team of ten.",
    added_at=NOW,
    pages=(0, 20),
)


@dataclass
class Held:
    """One talk as it is kept."""

    persona: str
    turns: list = field(default_factory=list)
    parents: list = field(default_factory=list)
    tip: int = NO_PARENT
    label: Label = field(default_factory=Label)

    def add(self, speaker, words, parent, **what):
        kind = TurnKind.ANSWER if speaker is Speaker.PERSON else TurnKind.REPLY
        turn = Turn(
            index=len(self.turns), speaker=speaker, text=words, said_at=NOW, kind=kind, **what
        )
        self.turns.append(turn)
        self.parents.append(parent)
        self.tip = turn.index
        return turn


def person(held, words, parent=None):
    return held.add(Speaker.PERSON, words, held.tip if parent is None else parent)


def persona(held, words, parent=None, **what):
    return held.add(Speaker.INTERVIEWER, words, held.tip if parent is None else parent, **what)


def kai_talk():
    """Two branches, a step to put on the plan, and something remembered from Gem's talk."""
    held = Held("kai")
    persona(held, "Hello, I'm Kai. What would be enough, for now?", wording="kai.opening")
    first = person(held, "I want to leave nights.")
    persona(held, "Nights. What would be the first sign that it is getting better?")
    person(
        held, "I want Tuesdays free and no more nights than two a week.", parent=first.index - 1
    )
    cite = Citation(
        of="talk-1", start=0, end=44, quote="I run the night bakery at Rosen & Daughters", turn=1
    )
    persona(
        held,
        "Tuesdays free, two nights at most. You said who does the rota: you do. "
        "Which Tuesday could you try first?",
        cites=(cite,),
        actions=(
            Action(tool=Tool.ADD_PLAN_ITEM, about="Put my Tuesday free on the next rota"),
            Action(hand_over="noor", about="planning shifts for ten"),
        ),
    )
    return held


def noor_talk():
    held = Held("noor")
    persona(held, "Hello, I'm Noor. What do you want to understand?")
    person(held, "What does the post mean by planning for ten?")
    cite = Citation(of=POST.id, start=24, end=54, quote="plans shifts for a team of ten", page=2)
    persona(
        held,
        "It asks for a **rota of ten people**:\n\n1. who works when\n2. who steps in\n\n"
        "How would you explain the second point to somebody new?",
        cites=(cite,),
    )
    return held


@dataclass
class TalkingDouble:
    """Keeps talks by their ids; `gem` gives Gem's tree where the world has her talk."""

    talks: dict = field(default_factory=lambda: {KAI: kai_talk(), NOOR: noor_talk()})
    attachments: list = field(default_factory=lambda: [POST])
    plan: list = field(default_factory=list)
    script: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    why: str = WHY
    fails: BaseException | None = None
    exported: dict = field(default_factory=dict)

    def talking(self) -> Talking:
        return Talking(
            personas=tuple(PersonaFiles(asset_path("personas")).all()),
            begin=self.begin,
            converse=self.converse,
            tree=self.tree,
            turn_to=self.turn_to,
            label=self.label,
            list=self.list,
            search=self.search,
            attach=self.attach,
            attached=self.attached,
            detach=self.detach,
            take=self.take,
            take_back=self.take_back,
            export=self.export,
            who_answers=self.who_answers,
            plan=self.steps,
            keep_step=self.keep_step,
        )

    def keep(self, conversation, persona_id, turns):
        """A talk of one branch that was told elsewhere."""
        held = Held(persona_id, list(turns), list(range(-1, len(turns) - 1)), len(turns) - 1)
        self.talks.setdefault(conversation, held)

    async def begin(self, persona_id, handed):
        self._may_fail()
        which = ConversationId(f"{persona_id}-{len(self.talks) + 1}")
        held = self.talks[which] = Held(persona_id)
        persona(held, f"Hello, I'm {persona_id.title()}. What brings you here?")
        return self._conversation(which)

    async def converse(self, conversation, wish, stop):
        self.asked.append(wish)
        self._may_fail()
        held = self.talks[conversation]
        parent = held.tip
        if isinstance(wish, Say):
            own = person(held, wish.text, parent if wish.after is None else wish.after)
            parent = own.index
            yield Kept(conversation, own)
        if isinstance(wish, Again):
            parent = held.parents[wish.turn]
        async for step in self._worded(held, parent, stop):
            yield step

    async def _worded(self, held, parent, stop):
        script = self.script or [f"I heard: {held.turns[parent].text}"]
        self.script = []
        words, actions = "", ()
        ended = asyncio.Event()
        stop.on(ended.set)
        for step in script:
            if isinstance(step, asyncio.Event):
                await _either(step, ended)
            elif isinstance(step, BaseException):
                raise step
            elif isinstance(step, Action):
                actions = (*actions, step)
            elif isinstance(step, str):
                words += step
                yield Worded(step)
            else:
                words = "" if isinstance(step, Unworded) else words
                yield step
            if stop.asked:
                break
        yield Spoken(persona(held, words, parent, cut=stop.asked, actions=actions))

    async def tree(self, conversation):
        held = self.talks.get(conversation) or Held("gem")
        return TalkTree(
            conversation=conversation,
            turns=tuple(held.turns),
            parents=tuple(held.parents),
            tip=held.tip,
        )

    async def turn_to(self, conversation, turn):
        held = self.talks[conversation]
        held.tip = (await self.tree(conversation)).tip_through(turn)
        return await self.tree(conversation)

    async def label(self, conversation, label):
        self._may_fail()
        held = self.talks[conversation]
        before, held.label = held.label, label
        return before

    async def list(self, place, *, titled=True):
        latest = list(self.talks.items())[::-1]
        listed = (self._listed(which, held) for which, held in latest if held.label.place is place)
        return tuple(
            one if titled else replace(one, title=own, titled=bool(own))
            for one, own in ((one, self.talks[one.id].label.title) for one in listed)
        )

    async def search(self, query):
        found = []
        for which, held in self.talks.items():
            if held.label.place is TalkPlace.TRASHED:
                continue
            for turn in held.turns:
                at = turn.text.casefold().find(query.casefold())
                if at >= 0:
                    found.append(_found(which, held, turn, (at, at + len(query))))
        return tuple(found)

    async def attach(self, conversation, name, data):
        self._may_fail()
        brought = brought_in(data)
        number = len(self.attachments) + 1
        added = Attachment(
            id=AttachmentId(f"text-{number}"),
            conversation=conversation,
            name=name,
            untrusted_text=brought.untrusted_text,
            added_at=NOW,
            pages=brought.pages,
            taken_out=brought.taken_out,
        )
        self.attachments.append(added)
        return added

    async def attached(self, conversation):
        return tuple(one for one in self.attachments if one.conversation == conversation)

    async def detach(self, which):
        self.attachments = [one for one in self.attachments if one.id != which]

    async def take(self, conversation, turn, action):
        if action.hand_over:
            begun = await self.begin(action.hand_over, None)
            return Taken(conversation=begun.id)
        if action.tool is Tool.OPEN_RESUME:
            return Taken(screen="resume")
        item = PlanItem(
            id=PlanItemId(f"step-{len(self.plan) + 1}"),
            text=action.about,
            conversation=conversation,
            turn=turn,
            added_at=NOW,
        )
        self.plan.append(item)
        return Taken(sentence="On your plan.", undo=item.id)

    async def take_back(self, item):
        self.plan = [one for one in self.plan if one.id != item]

    async def keep_step(self, step, done):
        self._may_fail()
        kept = replace(step, done_at=NOW if done else None)
        others = [one for one in self.plan if one.id != step.id]
        self.plan = sorted([*others, kept], key=lambda one: one.id)

    async def steps(self):
        return tuple(self.plan)

    async def export(self, conversation, form):
        return f"{form}: {conversation}".encode()

    async def who_answers(self, persona_id):
        return self.why

    async def read(self, conversation):
        """That talk as `Desk.read_talk` gives it; None where it is not kept here."""
        if conversation not in self.talks:
            return None
        return Talk(conversation=self._conversation(conversation), facts=())

    def _conversation(self, which):
        held = self.talks[which]
        return Conversation(
            id=which,
            persona=held.persona,
            started_at=NOW,
            turns=TalkTree(
                conversation=which,
                turns=tuple(held.turns),
                parents=tuple(held.parents),
                tip=held.tip,
            ).branch(),
            kept=len(held.turns),
            label=held.label,
        )

    def _listed(self, which, held):
        told = [turn for turn in held.turns if turn.speaker is Speaker.PERSON]
        return ListedTalk(
            id=which,
            title=held.label.title or talk_title(told),
            last_said_at=held.turns[-1].said_at if held.turns else NOW,
            persona=held.persona,
            pinned=held.label.pinned,
        )

    def _may_fail(self):
        if self.fails is not None:
            raise self.fails


def _found(which, held, turn, marks):
    return FoundMessage(
        conversation=which,
        turn=turn.index,
        speaker=turn.speaker,
        persona=held.persona,
        said_at=turn.said_at,
        place=held.label.place,
        snippet=turn.text,
        marks=(marks,),
    )


async def _either(*events):
    waits = [asyncio.ensure_future(one.wait()) for one in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for one in waits:
        one.cancel()


def many_talks(count):
    """Talks of some months with all personas, two of them pinned, some put aside."""
    names = ("kai", "noor", "viktor", "abby")
    talks = {}
    for at in range(count):
        held = Held(names[at % 4])
        persona(held, "Hello.")
        person(held, f"In week {at} I asked for another shift plan, and nobody minded.")
        when = NOW - timedelta(days=at)
        held.turns = [replace(turn, said_at=when) for turn in held.turns]
        places = {3: TalkPlace.ARCHIVED, 5: TalkPlace.TRASHED}
        held.label = Label(pinned=at in (7, 8), place=places.get(at % 11, TalkPlace.OPEN))
        talks[ConversationId(f"many-{at}")] = held
    return dict(reversed(talks.items()))


NOTED = Noted("The language model did not answer in time. The Guide answers this one.")
