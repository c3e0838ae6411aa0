"""The crash records of this computer: read, copied, removed, never sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.papers import Problem
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ProblemsModel(QObject):
    """Lists the records, newest first."""

    changed = Signal()
    undoable = Signal(object)

    def __init__(
        self, keeping: Keeping, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping, self._clipboard = keeping, clipboard
        self._rows = Rows(Problem, self)
        self._message = ""
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str)
    def copy(self, words: str) -> None:
        self._clipboard.put(words)

    @Slot(str)
    def remove(self, record: str) -> None:
        self.tasks.start("remove", self._remove([record]))

    @Slot()
    def removeAll(self) -> None:  # noqa: N802 - QML's name for it
        self.tasks.start("remove", self._remove([row.id for row in self._rows.rows]))

    async def _show(self) -> None:
        self._rows.show(await self._keeping.problems())
        self._message = ""
        self.changed.emit()

    async def _remove(self, records: Sequence[str]) -> None:
        ways_back: list[Callable[[], Awaitable[None]]] = []
        try:
            for record in records:
                way = await self._keeping.forget_problem(record)
                ways_back.insert(0, way)
        finally:
            await self._show()
            if ways_back:
                words = text("ui.problems.removed")
                self.undoable.emit(Undoable(words, partial(self._put_back, ways_back)))

    async def _put_back(self, ways_back: Sequence[Callable[[], Awaitable[None]]]) -> None:
        for way in ways_back:
            await way()
        await self._show()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
