"""What the rules hand on: findings with their places, before they become facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanctum_desktop.core.domain.facts import Measure, OwnPart, Section, ViewerLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One attribute heard in a turn, `start` to `end` in the answer as said.

    `entry` is a name for what it belongs to ("Lee Valley General"); "" joins it to the entry that
    is being talked about.
    """

    section: Section
    name: str
    value: str = field(repr=False)
    start: int
    end: int
    method: str
    entry: str = ""
    confidence: float = 0.8
    own_part: OwnPart = OwnPart.UNSAID
    measures: tuple[Measure, ...] = ()
    viewer: ViewerLevel = ViewerLevel.RESUME
    withdrawn: bool = False
