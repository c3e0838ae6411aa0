"""The crash records of this computer: read, copied, removed, never sent."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping, Problem

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ProblemsModel(QObject):
    """Lists the records, newest first. What is removed can be taken back until it is `over`.

    Where the process ends before that, the record is still there.
    """

    changed = Signal()

    def __init__(
        self, keeping: Keeping, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping, self._clipboard = keeping, clipboard
        self._rows = Rows(Problem, self)
        self._message = ""
        self._hidden: list[str] = []
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

    @Property(str, notify=changed)
    def removed(self) -> str:
        """What can still be taken back."""
        return text("ui.problems.removed") if self._hidden else ""

    @Slot(str)
    def remove(self, record: str) -> None:
        self._hide([record])

    @Slot()
    def removeAll(self) -> None:  # noqa: N802 - QML's name for it
        self._hide([row.id for row in self._rows.rows])

    @Slot()
    def undo(self) -> None:
        self._hidden = []
        self.show()

    @Slot()
    def over(self) -> None:
        """The time to take it back has passed."""
        self.tasks.start("remove", self._remove())

    def _hide(self, records: list[str]) -> None:
        self._hidden += records
        self._rows.show([row for row in self._rows.rows if row.id not in self._hidden])
        self.changed.emit()

    async def _show(self) -> None:
        kept = await self._keeping.problems()
        self._rows.show([one for one in kept if one.id not in self._hidden])
        self._message = ""
        self.changed.emit()

    async def _remove(self) -> None:
        records, self._hidden = self._hidden, []
        try:
            for record in records:
                await self._keeping.forget_problem(record)
        finally:
            await self._show()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
