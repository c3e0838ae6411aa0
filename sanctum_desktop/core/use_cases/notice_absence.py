"""Notice that the person has gone."""

from __future__ import annotations

from sanctum_desktop.core.policies.idle import away_too_long
from sanctum_desktop.core.ports.boot_clock import BootClock


class NoticeAbsence:
    """Says whether the vault must lock, given whether there was a sign of life just now.

    One that comes too late does not count.
    """

    def __init__(self, boot_clock: BootClock) -> None:
        self._boot_clock = boot_clock
        self._last_seen_s = boot_clock.seconds()

    def __call__(self, active: bool, lock_after_minutes: int) -> bool:
        now_s = self._boot_clock.seconds()
        if away_too_long(self._last_seen_s, now_s, lock_after_minutes):
            return True
        if active:
            self._last_seen_s = now_s
        return False
