"""Does something once nobody has asked for anything for a while, and stops when somebody does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.runtime.engine_process.supervision import Clock, Timer


class Quiet:
    """Waits `after_s` seconds from each `begin`; `disturb` ends the wait, or the act itself.

    An act that failed is not tried again.
    """

    def __init__(self, clock: Clock, after_s: float, act: Callable[[], Awaitable[None]]) -> None:
        self._clock, self._after_s, self._act = clock, after_s, act
        self._timer: Timer | None = None
        self._task: asyncio.Task[None] | None = None
        self._failed = False

    def begin(self) -> None:
        """It is quiet from now on."""
        self.disturb()
        if not self._failed:
            self._timer = self._clock.later(self._after_s, self._start)

    def disturb(self) -> None:
        """It is quiet no longer."""
        for waiting in (self._timer, self._task):
            if waiting is not None:
                waiting.cancel()
        self._timer = self._task = None

    def _start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._do(), name="measure")

    async def _do(self) -> None:
        try:
            await self._act()
        except SanctumError:  # whoever asks next is told, if it still holds
            self._failed = True
