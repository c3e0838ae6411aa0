"""Persons who talk with a persona, turn by turn, without a language model."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import persons_of_moods

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
from sanctum_desktop.core.domain.resume import ResumeId
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.policies.conversing.guide import guide_reply
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import compose

AT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
LINES = "Samaritans: 116 123"
PERSONAS = PersonaFiles(Path(__file__).parents[5] / "assets" / "personas")


def scene(persona, *, turns=(), handed=None, id_="talk", **known):
    talk = Conversation(
        id=ConversationId(id_), persona=persona, started_at=AT, turns=tuple(turns), handed=handed
    )
    known = {"lines": LINES, **known}
    return Scene(persona=PERSONAS.get(persona), conversation=talk, today=TODAY, **known)


def person(words, index=0):
    return Turn(index=index, speaker=Speaker.PERSON, text=words, said_at=AT)


def spoken(reply, index=0):
    return Turn(
        index=index, speaker=Speaker.INTERVIEWER, text=reply.text, said_at=AT,
        kind=TurnKind.SAFETY if reply.wording.endswith("safety") else TurnKind.REPLY,
        wording=reply.wording, actions=reply.actions, cites=reply.cites,
    )  # fmt: skip


@dataclass
class Talk:
    """A talk as it goes on; `before` is the scene it begins in."""

    before: Scene
    turns: list = field(default_factory=list)
    replies: list = field(default_factory=list)

    def __post_init__(self):
        self.answer()

    def scene(self):
        talk = replace(self.before.conversation, turns=tuple(self.turns))
        return replace(self.before, conversation=talk)

    def answer(self):
        reply = guide_reply(self.scene())
        self.turns.append(spoken(reply, len(self.turns)))
        self.replies.append(reply)
        return reply

    def say(self, words):
        at = AT + timedelta(minutes=len(self.turns))
        self.turns.append(replace(person(words, len(self.turns)), said_at=at))
        return self.answer()

    def told(self, *said):
        for words in said:
            self.say(words)
        return self

    def printed(self):
        rows = []
        for turn, reply in zip(self.turns, self._replies_by_turn(), strict=True):
            who = "  >" if turn.speaker is Speaker.PERSON else f"{self.before.persona.name}:"
            rows.append(f"{who} {turn.text}")
            rows += [
                f"      [{a.tool or a.hand_over}: {a.about}]"
                for a in (reply.actions if reply else ())
            ]
        return "\n".join(rows)

    def _replies_by_turn(self):
        replies = iter(self.replies)
        return [next(replies) if t.speaker is Speaker.INTERVIEWER else None for t in self.turns]


STORY = (
    ("Where do you work?", "I'm a nurse at Northmoor Hospital since 2018. Ward 4, mostly nights."),
    (
        "What went better there because you were there?",
        "I made a card with pictures for the masks and showed it at every handover. The sores went"
        " from 9 to 3 in a year.",
    ),
    ("What else?", "I was one of five who wrote the night plan. I train the new nurses, about 6 a year."),
    ("Between us?", "Between us, I was off sick for a month in 2021, please don't write that."),
    ("And before that?", "Before that I was a care assistant at Hill House."),
    ("What did you do there?", "I helped with meals and wrote the handover notes for 30 residents."),
    ("Which languages do you speak?", "English and Tagalog. And I have the first aid certificate."),
)  # fmt: skip


@cache
def paged():
    """The facts and the page of a told story."""
    pairs = [
        pair for ask, say in STORY for pair in ((Speaker.INTERVIEWER, ask), (Speaker.PERSON, say))
    ]
    turns = [
        Turn(index=at, speaker=who, text=words, said_at=AT)
        for at, (who, words) in enumerate(pairs)
    ]
    facts = hear(turns, conversation=ConversationId("story"), today=TODAY, heard_at=AT)
    told = tuple(fact for fact in facts if fact.may_be_printed)
    page = compose(
        profile_of(facts, printable_only=True), resume_id=ResumeId("story"), written_at=AT
    )
    return {"facts": told, "resume": page}


def step(words="call Maria about Tuesdays", *, on=datetime(2026, 11, 12, tzinfo=UTC), done=None):
    return PlanItem(
        id=PlanItemId(words), text=words, conversation="old", turn=3, added_at=on, done_at=done
    )


def told_talks(salt=""):
    """Every person's talk with Kai or Abby, by name."""
    page = paged()
    sets = (
        ("kai", persons_of_moods.KAI, {}),
        ("kai", persons_of_moods.MORE_KAI, {}),
        ("kai back", persons_of_moods.BACK_KAI, {"plan": (step(),)}),
        ("abby", persons_of_moods.ABBY, page),
        ("abby", persons_of_moods.MORE_ABBY, page),
        ("abby without", persons_of_moods.NO_PAGE, {}),
    )
    for name, talks, known in sets:
        for mood, said in talks.items():
            begun = scene(name.split()[0], id_=f"{name}{mood}{salt}", **known)
            yield f"{name} {mood}", Talk(begun).told(*said)
