"""The time for which a person is asked something: no one who waits for a reply counts it.

It is told from hand to hand, within a task and those it begins, as traces are.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias

Heed: TypeAlias = Callable[[bool], object]
"""Hears True when the person is asked, and False when that is over."""

_HEED: Final[ContextVar[Heed | None]] = ContextVar("persons time", default=None)


@contextmanager
def person_asked() -> Iterator[None]:
    """Within it the person is shown something and decides: whoever waits is told."""
    heed = _HEED.get()
    if heed is not None:
        heed(True)
    try:
        yield
    finally:
        if heed is not None:
            heed(False)


@contextmanager
def heeding(heed: Heed) -> Iterator[None]:
    """Within it that is called, and what heeded around it."""
    around = _HEED.get()

    def both(asked: bool) -> None:
        heed(asked)
        if around is not None:
            around(asked)

    before = _HEED.set(both)
    try:
        yield
    finally:
        _HEED.reset(before)


class OwnTime:
    """A BootClock that stands still while the person is asked; to be heeded with."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._stood = 0.0
        self._since: float | None = None
        self._limits: list[Heed] = []

    @property
    def stands(self) -> bool:
        """True while the person is asked."""
        return self._since is not None

    def seconds(self) -> float:
        now = self._seconds() if self._since is None else self._since
        return now - self._stood

    @asynccontextmanager
    async def within(self, seconds: float) -> AsyncIterator[None]:
        """As asyncio.timeout; while the person is asked, it runs no more than this clock does."""
        async with asyncio.timeout(seconds) as limit:
            heed = _standing_still(limit)
            if self.stands:
                heed(True)
            self._limits.append(heed)
            try:
                yield
            finally:
                self._limits.remove(heed)

    def __call__(self, asked: bool) -> None:
        now = self._seconds()
        if self._since is not None:
            self._stood += now - self._since
        self._since = now if asked else None
        for heed in self._limits:
            heed(asked)


def _standing_still(limit: asyncio.Timeout) -> Heed:
    """Has that limit run on with what was left of it once the person was asked."""
    loop, left = asyncio.get_running_loop(), 0.0

    def heed(asked: bool) -> None:
        nonlocal left
        if limit.expired():  # whoever waits within it is about to hear so
            return
        if asked:
            left = (limit.when() or loop.time()) - loop.time()
        limit.reschedule(None if asked else loop.time() + left)

    return heed
