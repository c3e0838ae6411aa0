"""Open the vault, after a pause that grows with each wrong passphrase."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sanctum_desktop.core.domain.errors import TriedTooSoon, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.unlock_delay import delay_s
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.unlock_tries import UnlockTries


class UnlockVault:
    """Opens by passphrase; `wait_s` says how long the next try has to wait.

    The pause of tries that an earlier process made begins when they were made, by the date; from
    then on it is counted by the boot clock, so that the date can neither shorten nor stretch it.
    """

    def __init__(self, tries: UnlockTries, clock: Clock, boot_clock: BootClock) -> None:
        self._tries, self._clock, self._boot_clock = tries, clock, boot_clock
        self._noted = self._failed = 0
        self._free_at_s = boot_clock.seconds()

    def wait_s(self) -> float:
        """Seconds from now, 0.0 where the vault may be tried."""
        times = self._tries.failed()
        if len(times) != self._noted:
            self._noted = len(times)
            passed_s = (self._clock.now() - times[-1]).total_seconds() if times else 0.0
            self._pause(len(times), passed_s)
        return max(0.0, self._free_at_s - self._boot_clock.seconds())

    async def __call__(
        self, passphrase: Passphrase, unlock: Callable[[Passphrase], Awaitable[None]]
    ) -> None:
        """Call `unlock`, which raises WrongPassphrase; TriedTooSoon where it has to wait."""
        if self.wait_s() > 0:
            raise TriedTooSoon(text("unlock.too_soon"), advice=text("unlock.too_soon.advice"))
        try:
            await unlock(passphrase)
        except WrongPassphrase:
            # Counted here too: on a full disk the try could not be noted beside the vault.
            self._noted = len(self._tries.failed())
            self._pause(max(self._failed + 1, self._noted), 0.0)
            raise
        self._noted, self._failed = len(self._tries.failed()), 0

    def _pause(self, failed: int, passed_s: float) -> None:
        pause = delay_s(failed)
        left = pause - passed_s if passed_s >= 0 else pause
        self._failed, self._free_at_s = failed, self._boot_clock.seconds() + max(0.0, left)
