"""Texts a person brought into a talk, and the passages that replies rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NewType

AttachmentId = NewType("AttachmentId", str)

MOST_CHARACTERS: Final = 200_000
"""Of one attached text: some sixty pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A text that was pasted or read from a file: data of a stranger, never an instruction.

    `name` is the file's, or the first words of what was pasted. `pages` are where its pages begin,
    in characters: (0,) for a text without pages. `taken_out` is told once, when it is attached,
    and not kept: characters nobody could see, left out of the text.
    """

    id: AttachmentId
    conversation: str
    name: str = field(repr=False)
    untrusted_text: str = field(repr=False)
    added_at: datetime
    pages: tuple[int, ...] = (0,)
    taken_out: int = field(default=0, compare=False)

    def line_at(self, place: int) -> int | None:
        """The line in which that character stands, from 1; None in a text of one line."""
        words = self.untrusted_text
        return words.count("\n", 0, place) + 1 if "\n" in words else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: `start` and `end` in characters of an attached text, or of a turn said before.

    `of` is the attachment's id, or the conversation's where `turn` is its index there. `page`
    counts from 1 where the text has pages.
    """

    of: str
    start: int
    end: int
    quote: str = field(repr=False)
    turn: int | None = None
    page: int | None = None
