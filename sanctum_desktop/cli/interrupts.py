"""Ctrl+C where it gives up one thing and not the whole command, and a terminal that is closed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
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


@contextmanager
def on_hangup(act: Callable[[], object]) -> Iterator[None]:
    """Meanwhile closing the terminal does that, and what is written to it then goes nowhere.

    As `on_interrupt`; nothing is heard on Windows, nor where it is to be ignored (`nohup`).
    """
    if sys.platform == "win32" or signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        yield
        return
    loop, terminals = asyncio.get_running_loop(), [one for one in (1, 2) if os.isatty(one)]

    def hung_up() -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for terminal in terminals:
            os.dup2(nowhere, terminal)
        os.close(nowhere)
        act()

    before = signal.signal(signal.SIGHUP, lambda *_: loop.call_soon_threadsafe(hung_up))
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)
