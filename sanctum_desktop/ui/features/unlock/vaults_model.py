"""The vaults one can choose from on the lock screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.vaults import VaultSummary
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.dates import long_day
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Shelf

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class VaultRow:
    """One vault by name, and when it was last opened."""

    name: str
    opened: str


@QmlElement
class VaultsModel(QObject):
    """Turns the gate to another vault, or to one that is to be made (`beginning`).

    Which was opened last is the folder's own knowledge: nothing is remembered elsewhere.
    """

    changed = Signal()
    chosen = Signal()
    beginning = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._rows = Rows(VaultRow, self)
        self._message = ""
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, notify=changed)
    def several(self) -> bool:
        return len(self._rows.rows) > 1

    @Property(str, notify=changed)
    def name(self) -> str:
        """The vault that the passphrase is for."""
        return self._shelf.name()

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why a vault of that name cannot be made, or is not there."""
        return self._message

    @Slot()
    def look(self) -> None:
        """Find the vaults there are."""
        self.tasks.start("look", self._look())

    @Slot(str)
    def choose(self, name: str) -> None:
        if name == self._shelf.name():
            return
        try:
            self._shelf.choose(name)
        except SanctumError as error:
            self._failed(error)
        else:
            self._message = ""
            self.changed.emit()
            self.chosen.emit()

    @Slot(str)
    def begin(self, name: str) -> None:
        """Turn to a vault of that name, to be made with a passphrase of its own."""
        try:
            self._shelf.begin(name.strip())
        except SanctumError as error:
            self._failed(error)
        else:
            self._message = ""
            self.beginning.emit()

    async def _look(self) -> None:
        self._rows.show([_row(vault) for vault in await self._shelf.vaults()])
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def _row(vault: VaultSummary) -> VaultRow:
    return VaultRow(vault.name, text("ui.vaults.opened", day=long_day(vault.opened)))
