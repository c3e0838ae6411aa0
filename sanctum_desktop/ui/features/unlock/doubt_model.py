"""What can be done with a vault that something speaks against."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.vaults import BackupPoint
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.dates import long_day
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Mending

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class BackupRow:
    """An automatic backup: its id, and its day and kind in words."""

    point: str
    words: str


@QmlElement
class DoubtModel(QObject):
    """Read it, go on with it as it is, or go back to a backup; `settled` once that is chosen."""

    changed = Signal()
    settled = Signal()

    def __init__(self, mending: Mending, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mending = mending
        self._rows = Rows(BackupRow, self)
        self._points: dict[str, BackupPoint] = {}
        self._chosen = self._message = ""
        self._busy = self._offered = False
        self.tasks = TaskOwner(self._failed)

    @Property(str, notify=changed)
    def doubt(self) -> str:
        """What speaks against the open vault, "" where it is locked or nothing does."""
        return self._mending.doubt()

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """True where a backup should be offered though the vault does not open."""
        return self._offered

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(QObject, constant=True)
    def backups(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many backups there are."""
        return len(self._points)

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """The backup to go back to."""
        return self._chosen

    def begin(self, *, offered: bool = False, note: str = "") -> None:
        """Ask the person; `offered` where the vault itself cannot even be read."""
        self._offered, self._message = offered, note
        self.changed.emit()
        self.tasks.start("look", self._look())

    def forget(self) -> None:
        """Another vault was chosen."""
        self._offered = False
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        """Open it to read only."""
        self.settled.emit()

    @Slot()
    def trust(self) -> None:
        """Go on with it as it is."""
        self._start(self._trust())

    @Slot(str)
    def choose(self, point: str) -> None:
        self._chosen = point
        self.changed.emit()

    @Slot(str)
    def restore(self, passphrase: str) -> None:
        """Put the chosen backup in the vault's place; the passphrase is the backup's."""
        if self._chosen and passphrase:
            self._start(self._restore(self._points[self._chosen], Passphrase(passphrase)))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        if self._busy:
            work.close()
            return
        self._busy, self._message = True, ""
        self.changed.emit()
        self.tasks.start("mend", work)

    async def _look(self) -> None:
        points = await self._mending.points()
        self._points = {point.id: point for point in points}
        self._rows.show([_row(point) for point in points])
        self._chosen = points[0].id if points else ""
        self.changed.emit()

    async def _trust(self) -> None:
        await self._mending.trust()
        self._settle()

    async def _restore(self, point: BackupPoint, passphrase: Passphrase) -> None:
        try:
            await self._mending.restore(point, passphrase)
        finally:
            passphrase.wipe()
        self._settle()

    def _settle(self) -> None:
        self._busy = self._offered = False
        self.changed.emit()
        self.settled.emit()

    def _failed(self, error: SanctumError) -> None:
        self._busy = self.tasks.running("mend")  # what failed beside it does not end it
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def _row(point: BackupPoint) -> BackupRow:
    return BackupRow(point.id, text(f"ui.doubt.backup.{point.kind}", day=long_day(point.day)))
