"""How long this computer has been on, its sleep counted."""

from __future__ import annotations

from typing import Protocol


class BootClock(Protocol):
    """Seconds since an arbitrary start; grows through sleep, whatever is done to date and time."""

    def seconds(self) -> float: ...
