"""Who said what, when: conversations and their turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.persona import Action, Handed

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
    """What a turn does; answers of the person are `ANSWER`, those of a persona `REPLY`.

    The others are Gem's, in the interview.
    """

    QUESTION = "question"
    READBACK = "readback"
    SAFETY = "safety"
    RULER = "ruler"
    CLOSING = "closing"
    ANSWER = "answer"
    REPLY = "reply"


class TalkPlace(StrEnum):
    """Where a talk is kept: in the list, put aside, or thrown away and not yet gone."""

    OPEN = "open"
    ARCHIVED = "archived"
    TRASHED = "trashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the person wrote on a talk: a title of their own ("" for none), a pin, its place."""

    title: str = field(default="", repr=False)
    pinned: bool = False
    place: TalkPlace = TalkPlace.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One utterance. `index` counts all turns of its conversation, over all branches, from 0.

    `topic` is None where nobody classified the turn (a foreign transcript). `wording` names the
    catalogue entry an interviewer's turn was made from, so that no wording repeats; `author` is
    the model that worded it anew, None where the words are the catalogue's or the person's.
    `cut` says that the person stopped it in the middle; `cites` are the passages it rests on, and
    `actions` what the persona suggests beside it, to be taken up by the person or not.
    """

    index: int
    speaker: Speaker
    text: str = field(repr=False)
    said_at: datetime
    kind: TurnKind = TurnKind.ANSWER
    topic: Topic | None = None
    wording: str = ""
    author: Author | None = None
    cut: bool = False
    cites: tuple[Citation, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A talk with one persona: the branch that is gone on with, oldest turn first.

    `kept` turns are kept of it over all branches; on a talk of one branch, 0 says "these".
    `handed` is what another persona led here with.
    """

    id: ConversationId
    persona: str
    started_at: datetime
    turns: tuple[Turn, ...] = field(default=(), repr=False)
    kept: int = 0
    label: Label = Label()
    handed: Handed | None = None

    @property
    def next_index(self) -> int:
        """The index of the next turn, on whichever branch it comes."""
        return max(self.kept, len(self.turns))


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
    label: Label = Label()


def for_the_page(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Without the confidence ruler and what was answered to it: that is theirs, and no fact."""
    return tuple(turn for turn in turns if turn.kind is not TurnKind.RULER)
