"""Persons who talk with a persona, turn by turn, without a language model."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.policies.conversing.guide import guide_reply

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
            rows += [f"      [{a.tool or a.hand_over}: {a.about}]" for a in (reply.actions if reply else ())]
        return "\n".join(rows)

    def _replies_by_turn(self):
        replies = iter(self.replies)
        return [next(replies) if t.speaker is Speaker.INTERVIEWER else None for t in self.turns]
