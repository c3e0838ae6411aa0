"""A thread of its own for what must stay on one thread, reached from the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """Runs calls one after another on one thread, in the order asked.

    A cancelled caller stops waiting: a call that has not begun is dropped, one that has begun is
    finished. What a caller's context holds (its turn's trace) is there on the thread as well.
    After `close` every call raises RuntimeError.
    """

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def call(self, fn: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._executor.submit(copy_context().run, fn))

    def close(self) -> None:
        """Finish what was asked, then end the thread; blocks until it has ended."""
        self._executor.shutdown(wait=True)
