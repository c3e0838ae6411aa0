"""Who said what, when: conversations and their turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from sanctum_desktop.core.domain.model_tasks import Author

ConversationId = NewType("ConversationId", str)


class Speaker(StrEnum):
    """Who spoke a turn; the values are those of transcript files."""

    INTERVIEWER = "interviewer"
    PERSON = "person"


class Topic(StrEnum):
    """What Gem's interview covers."""

    NOW = "now"
    DUTIES = "duties"
    PROUD = "proud"
    EARLIER = "earlier"
    LEARNING = "learning"
    SKILLS = "skills"
    LANGUAGES = "languages"
    OUTSIDE = "outside"
    NEXT = "next"
    CONTACT = "contact"
    ANYTHING_ELSE = "anything_else"


class TurnKind(StrEnum):
    """What a turn does in the interview; answers of the person are `ANSWER`."""

    QUESTION = "question"
    READBACK = "readback"
    SAFETY = "safety"
    RULER = "ruler"
    CLOSING = "closing"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One utterance. `index` counts all turns of its conversation from 0.

    `topic` is None where nobody classified the turn (a foreign transcript). `wording` names the
    catalogue entry an interviewer's turn was made from, so that no wording repeats; `author` is
    the model that worded it anew, None where the words are the catalogue's or the person's.
    """

    index: int
    speaker: Speaker
    text: str = field(repr=False)
    said_at: datetime
    kind: TurnKind = TurnKind.ANSWER
    topic: Topic | None = None
    wording: str = ""
    author: Author | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A talk with one persona, oldest turn first."""

    id: ConversationId
    persona: str
    started_at: datetime
    turns: tuple[Turn, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """A conversation as a list shows it: how it began, and when something was last said.

    `answers` are the person's first few. Where nothing was said, `last_said_at` is its start.
    """

    id: ConversationId
    persona: str
    started_at: datetime
    last_said_at: datetime
    answers: tuple[Turn, ...] = field(default=(), repr=False)


def for_the_page(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Without the confidence ruler and what was answered to it: that is theirs, and no fact."""
    return tuple(turn for turn in turns if turn.kind is not TurnKind.RULER)
