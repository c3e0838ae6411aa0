"""What says that the person leaves, and how the process ends when they do."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from functools import cache
from typing import TYPE_CHECKING, Final

from sanctum_desktop.bootstrap.supervisor import LOCKED, LOCKED_UNSEEN

if TYPE_CHECKING:
    from sanctum_desktop.core.ports.session_watch import SessionWatch

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_LOCK_S: Final = 2.0

Step = Callable[[], Awaitable[None]]


@cache
def session_watch() -> SessionWatch:
    """What listens to this system's word that the person leaves; kept as long as the process."""
    if _SYSTEM == "linux":
        from sanctum_desktop.ui.qt.session_watch import SessionBusWatch

        return SessionBusWatch()
    if _SYSTEM == "win32":
        from sanctum_desktop.ui.qt.session_messages import SessionMessageWatch

        return SessionMessageWatch()
    if _SYSTEM == "darwin":
        from sanctum_desktop.adapters.session_watch.macos import MacSessionWatch

        return MacSessionWatch()
    from sanctum_desktop.adapters.session_watch.unwatched import Unwatched

    return Unwatched()


async def end_locked(*steps: Step, unseen: bool) -> None:
    """Take the steps in order and end this process: only that wipes its memory.

    Whatever fails or hangs, the process has ended after `_LOCK_S`.
    """
    status = LOCKED_UNSEEN if unseen else LOCKED
    _end_within(_LOCK_S, status)
    with ExitStack() as last:
        last.callback(os._exit, status)
        last.callback(session_watch().let_sleep)
        await take_all(*steps)


async def take_all(*steps: Step) -> None:
    """Each step in order, also after one that failed; raises the last failure."""
    async with AsyncExitStack() as rest:
        for step in reversed(steps):
            rest.push_async_callback(step)


def _end_within(seconds: float, status: int) -> None:
    """From a thread of its own, since the event loop may be what hangs."""
    timer = threading.Timer(seconds, os._exit, (status,))
    timer.daemon = True
    timer.start()
