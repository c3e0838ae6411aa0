"""What is under way on the page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

Work = Callable[[], Awaitable[object]]


@QmlElement
class PageWork(QObject):
    """One thing after another, in the order it was asked for; `busy` until the last has ended."""

    changed = Signal()

    def __init__(
        self, on_error: Callable[[SanctumError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._message = self._notices = self._rewriting = ""
        self._names = count()
        self._one_at_a_time = asyncio.Lock()
        self._under_way: dict[str, bool] = {}
        """By the name of its task; True of what may be stopped."""
        self.tasks = TaskOwner(on_error)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return bool(self._under_way)

    @Property(bool, notify=changed)
    def stoppable(self) -> bool:
        """True while the page is only being written anew: nothing is lost by stopping."""
        return self._stoppable()

    @Property(str, notify=changed)
    def message(self) -> str:
        """What came of the last act, and what must be said of the page."""
        return f"{self._message} {self._notices}".strip()

    def act(self, work: Work) -> None:
        """Do it after all that is under way; nothing replaces it."""
        self._start(work, stoppable=False)

    async def follow(self, work: Work) -> None:
        """As `act`, for who waits for it and answers for its errors."""
        await self._in_turn(self._enter(), work)

    def rewrite(self, work: Work) -> None:
        """Do it after all that is under way, but for an earlier rewrite: it takes its place."""
        self.leave_unwritten()
        self._rewriting = self._start(work, stoppable=True)

    def leave_unwritten(self) -> None:
        """Give up the rewrite, if there is one."""
        self._give_up(self._rewriting)

    @Slot()
    def stop(self) -> None:
        """Wait no longer; the page stays as it was shown."""
        if self._stoppable():
            for name in tuple(self._under_way):
                self._give_up(name)
            self.tell(text("ui.resume.stopped"))

    def tell(self, message: str) -> None:
        """Say what came of it, "" to take that back."""
        self._message = message
        self.changed.emit()

    def _stoppable(self) -> bool:
        return bool(self._under_way) and all(self._under_way.values())

    def _start(self, work: Work, *, stoppable: bool) -> str:
        name = self._enter(stoppable=stoppable)
        self.tasks.start(name, self._in_turn(name, work))
        return name

    def _enter(self, *, stoppable: bool = False) -> str:
        name = f"page {next(self._names)}"
        self._under_way[name] = stoppable
        self.tell("")
        return name

    async def _in_turn(self, name: str, work: Work) -> None:
        try:
            async with self._one_at_a_time:
                await work()
        finally:
            self._leave(name)

    def _give_up(self, name: str) -> None:
        self.tasks.cancel(name)
        self._leave(name)  # a task that never began says nothing

    def _leave(self, name: str) -> None:
        if self._under_way.pop(name, None) is not None:
            self.changed.emit()
