"""When somebody has been away too long."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.settings import NEVER

_SECONDS: Final = 60


def away_too_long(last_seen_s: float, now_s: float, lock_after_minutes: int) -> bool:
    """True from the minute set on; both times are seconds since boot, sleep counted."""
    if lock_after_minutes == NEVER:
        return False
    return now_s - last_seen_s >= lock_after_minutes * _SECONDS
