"""A message that was found by its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, TalkPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMessage:
    """A turn that holds what was looked for, on whichever branch.

    `snippet` is the part of it around the words, `marks` where they stand in it, in characters.
    """

    conversation: ConversationId
    turn: int
    speaker: Speaker
    persona: str
    said_at: datetime
    place: TalkPlace
    snippet: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
