"""Where the person stands when they come back: what was talked of last, and what is next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """What there is to do next."""

    BEGIN = "begin"
    GO_ON = "go_on"
    SHOW = "show"
    SAVE = "save"
    LOOK = "look"


class Daytime(StrEnum):
    """The part of the day a greeting speaks of."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that Home says of the latest talk.

    `said` is the last thing heard that may be printed, in their words; `asked` is what Gem waits
    to hear, "" where she waits for nothing. `away` is true after a deep pause. `page` is true
    where one was written, `saved_on` the day a file of it was last made.
    """

    step: Step
    daytime: Daytime
    first_name: str = field(default="", repr=False)
    said: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    away: bool = False
    page: bool = False
    enough: bool = False
    saved_on: date | None = None
