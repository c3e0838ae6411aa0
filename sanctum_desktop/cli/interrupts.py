"""Ctrl+C where it gives up one thing, and not the whole command."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def on_interrupt(act: Callable[[], object]) -> Iterator[None]:
    """Meanwhile Ctrl+C does that, on the event loop this is entered in, as often as it comes.

    To be entered in the main thread, where signals are heard.
    """
    loop = asyncio.get_running_loop()
    before = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(act))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
