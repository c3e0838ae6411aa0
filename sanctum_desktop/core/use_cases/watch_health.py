"""Look how Sanctum fares, and say what is out of the ordinary."""

from __future__ import annotations

from collections.abc import Callable

from sanctum_desktop.core.domain.diagnostics import Health, Notice
from sanctum_desktop.core.policies.notices import Watch, looked, notices_of
from sanctum_desktop.core.ports.boot_clock import BootClock


class WatchHealth:
    """Each call is a look; what it gives depends on the looks before, so that nothing flickers."""

    def __init__(self, *, health: Callable[[], Health], clock: BootClock) -> None:
        self._health, self._clock = health, clock
        self._watch = Watch()

    def __call__(self) -> tuple[Notice, ...]:
        """The notices that hold now, the one that helps most first."""
        health = self._health()
        self._watch = looked(self._watch, health, self._clock.seconds())
        return notices_of(self._watch, health)
