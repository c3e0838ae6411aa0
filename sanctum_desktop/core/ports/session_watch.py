"""Hears from the system that the person leaves the computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class SessionWatch(Protocol):
    """Listens for sleep, a locked session, a screen saver and a switch of user.

    `start` never fails and returns at once; it calls `leaving`, perhaps more than once, on the
    thread that called it. Where the system lets it, sleep waits until this process has ended;
    `let_sleep` is called right before, for a system that must be told.
    `heard` names what can be heard here: "sleep", "session", "screen"; empty where nothing can.
    """

    def start(self, leaving: Callable[[], None]) -> None: ...

    def heard(self) -> Sequence[str]: ...

    def let_sleep(self) -> None: ...
