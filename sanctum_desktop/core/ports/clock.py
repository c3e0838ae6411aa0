"""What time it is, so that the core has no clock of its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """The present moment. `now` knows its UTC offset; `today` is the person's local date."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...
