"""Owns what a use case does beside those who wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from sanctum_desktop.core.domain.errors import SanctumError

T = TypeVar("T")


class Beside:
    """One piece of work that may be given up, and any number that may not."""

    def __init__(self) -> None:
        self._idle: asyncio.Task[None] | None = None
        self._sure: set[asyncio.Task[Any]] = set()

    def begin(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do this while nobody waits, in place of what is being done; its failure is no one's."""
        self.give_up()
        self._idle = asyncio.get_running_loop().create_task(_quietly(work), name="beside")

    def give_up(self) -> None:
        """End what `begin` began: somebody waits now."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def surely(self, work: Coroutine[Any, Any, T]) -> T:
        """Do this to its end, whatever becomes of the caller."""
        task = asyncio.get_running_loop().create_task(work, name="surely")
        self._sure.add(task)
        task.add_done_callback(self._sure.discard)
        return await asyncio.shield(task)

    async def settled(self) -> None:
        """Return when nothing is being done any more."""
        while tasks := [*self._sure, *([self._idle] if self._idle else [])]:
            await asyncio.wait(tasks)
            self._idle = None if self._idle in tasks else self._idle
            await asyncio.sleep(0)


async def _quietly(work: Callable[[], Awaitable[object]]) -> None:
    try:
        await work()
    except SanctumError:  # the vault was locked, say: nobody waits for it
        return
