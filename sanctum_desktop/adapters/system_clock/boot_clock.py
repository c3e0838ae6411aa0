"""The time since boot behind the BootClock port."""

from __future__ import annotations

import time
from typing import Final

# Linux stops its monotonic clock during sleep and has one that goes on; the monotonic clocks of
# Windows and (through clock_gettime) macOS go on.
_CLOCK: Final = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class SystemBootClock:
    """Counts sleep; the date set back or forward changes nothing."""

    def seconds(self) -> float:
        return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
