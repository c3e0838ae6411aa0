"""Other words for the lines of a page, as they are suggested."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.resume import LineId


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Other words for a line: they passed every check the line itself has passed."""

    line: LineId
    before: str = field(repr=False)
    after: str = field(repr=False)
    author: Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """How far it has come: `done` of the `count` lines, and what the last one brought.

    `answered` counts those the model had any usable answer to, better or not.
    """

    done: int
    count: int
    answered: int
    suggestion: Suggestion | None = None
