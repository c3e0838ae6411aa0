"""The backups: making one to take along, proving one, going back to one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.vaults import BackupPoint
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.telling import counted, moment_of, suggested
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.sizes import size
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

SUFFIX: Final = ".sanctum-backup"


@dataclass(frozen=True, slots=True)
class PointRow:
    """One automatic backup; `point` is its id."""

    point: str
    moment: str
    kind: str
    size: str


@QmlElement
class BackupsModel(QObject):
    """Lists the automatic backups; any of them, or a file elsewhere, can be proved and restored.

    A restore ends this process (`ended`): what it closes cannot be opened again here.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        keeping: Keeping,
        doing: DoingModel,
        settle: Callable[[], Awaitable[None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping, self._doing, self._settle = keeping, doing, settle
        self._points: dict[str, BackupPoint] = {}
        self._rows = Rows(PointRow, self)
        self.shut = False
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._points)

    @Property(bool, notify=changed)
    def closing(self) -> bool:
        """True from the moment the vault is closed for a backup to take its place."""
        return self.shut

    @Slot(result=str)
    def place(self) -> str:
        """Where a backup might go: a new name each minute."""
        return suggested(self._keeping, SUFFIX)

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str)
    def backUp(self, place: str) -> None:  # noqa: N802 - QML's name for it
        self._doing.start("backup", partial(self._back_up, place))

    @Slot(str, str, str)
    def prove(self, point: str, place: str, passphrase: str) -> None:
        """Prove an automatic backup, or the file at the place where `point` is ""."""
        work = partial(self._prove, self._file(point, place), Passphrase(passphrase))
        self._doing.start("backup.one", work, leavable=True)

    @Slot(str, str, str)
    def restore(self, point: str, place: str, passphrase: str) -> None:
        work = partial(self._restore, self._file(point, place), Passphrase(passphrase))
        self._doing.start("backup.one", work)

    def _file(self, point: str, place: str) -> str:
        return self._keeping.file_of(self._points[point]) if point else place

    async def _show(self) -> None:
        points = await self._keeping.list_backups()
        self._points = {point.id: point for point in points}
        self._rows.show([_row(point) for point in points])
        self.changed.emit()

    async def _back_up(self, place: str) -> str:
        report = await self._keeping.back_up_to(place)()
        return " ".join((text("ui.backups.made"), *report.notices))

    async def _prove(self, file: str, passphrase: Passphrase) -> str:
        try:
            report = await self._keeping.drill(file)(passphrase)
        finally:
            passphrase.wipe()
        return text("ui.backups.proved", holds=counted(report.rows))

    async def _restore(self, file: str, passphrase: Passphrase) -> str:
        async def proved() -> None:
            self.shut = True
            self.changed.emit()
            await self._settle()

        try:
            await self._keeping.restore(file, passphrase, proved)
        except SanctumError:
            self.shut = not self._keeping.is_open()
            self.changed.emit()
            raise
        finally:
            passphrase.wipe()
        self.ended.emit()
        return text("ui.backups.restored")

    def _failed(self, error: SanctumError) -> None:
        self._rows.show([])
        self._doing.start("backup.list", partial(_told, error))


async def _told(error: SanctumError) -> str:
    raise error


def _row(point: BackupPoint) -> PointRow:
    kind = text(f"ui.backups.kind.{point.kind.value}")
    return PointRow(point.id, moment_of(point), kind, size(point.bytes))
