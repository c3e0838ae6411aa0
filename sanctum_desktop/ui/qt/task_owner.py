"""Owns the tasks of one view model: named, replaced by name, cancelled with their owner."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from sanctum_desktop.core.domain.errors import SanctumError


class TaskOwner:
    """Starts tasks and answers for them.

    A task started under a name that is running replaces it. What the person can act on goes to
    `on_error`; anything else goes to the event loop's exception handler.
    """

    def __init__(self, on_error: Callable[[SanctumError], None]) -> None:
        self._on_error = on_error
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self.cancel(name)
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks[name] = task
        task.add_done_callback(self._finished)

    def running(self, name: str) -> bool:
        return name in self._tasks

    def cancel(self, name: str) -> None:
        task = self._tasks.pop(name, None)
        if task is not None:
            task.cancel()

    async def settled(self) -> None:
        """Return when nothing is running any more, what the running tasks start included."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))
            await asyncio.sleep(0)

    def close(self) -> None:
        for name in list(self._tasks):
            self.cancel(name)

    def _finished(self, task: asyncio.Task[None]) -> None:
        if self._tasks.get(task.get_name()) is task:
            del self._tasks[task.get_name()]
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, SanctumError):
            self._on_error(error)
        elif error is not None:
            context = {"message": f"task {task.get_name()} failed", "exception": error}
            task.get_loop().call_exception_handler(context)
