"""What is wrong with the open vault, in one place of the window."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

import sanctum_desktop.ui.qt.file_dialog  # noqa: F401 - Trouble.qml has one
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk, Mending

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_AGAIN_MS: Final = 5_000


@QmlElement
class TroubleModel(QObject):
    """Says that the vault ails or may only be read, until it is over (`healed`) or was chosen."""

    changed = Signal()
    healed = Signal()

    def __init__(self, mending: Mending, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mending = mending
        self._desk: Desk | None = None
        self._ailment = self._backup = ""
        self._busy = False
        self.tasks = TaskOwner(self._failed)
        self.again = QTimer(self, interval=_AGAIN_MS)
        self.again.timeout.connect(self.retry)

    @Property(bool, notify=changed)
    def ailing(self) -> bool:
        return bool(self._ailment)

    @Property(bool, notify=changed)
    def doubted(self) -> bool:
        return self._desk is not None and bool(self._mending.doubt())

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def words(self) -> str:
        """What happened and what is safe, "" where all is well."""
        if self._ailment:
            return " ".join(filter(None, (self._ailment, text("ui.trouble.ailing"), self._backup)))
        doubt = self._mending.doubt() if self._desk else ""
        return f"{doubt} {text('ui.trouble.reading')}" if doubt else ""

    def watch(self, desk: Desk) -> None:
        """The desk whose drafts are tried again."""
        self._desk = desk
        self._ailment = self._backup = ""
        self.changed.emit()

    def look(self) -> None:
        """Something may speak against the vault now."""
        self.changed.emit()

    def stop(self) -> None:
        self.again.stop()
        self.tasks.close()

    @Slot(str)
    def ail(self, what_happened: str) -> None:
        """The vault could not be read or written."""
        self._ailment = what_happened
        self.again.start()
        self.changed.emit()

    @Slot()
    def retry(self) -> None:
        """Write what waits; also done by itself every few seconds."""
        if self._desk is not None and not self._busy:
            self._start(self._retry(self._desk))

    @Slot(str)
    def backUp(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """Put a copy of the vault where there is room."""
        if not self._busy:
            self._start(self._back_up(place))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._busy = True
        self.changed.emit()
        self.tasks.start("mend", work)

    async def _retry(self, desk: Desk) -> None:
        await desk.drafts.try_again()
        self.again.stop()
        self._ailment = self._backup = ""
        self._rest()
        self.healed.emit()

    async def _back_up(self, place: str) -> None:
        await self._mending.back_up(place)
        self._backup = text("ui.trouble.backed_up")
        self._rest()

    def _rest(self) -> None:
        self._busy = False
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._backup = "" if isinstance(error, VaultAiling) else f"{error} {error.advice}".strip()
        if isinstance(error, VaultAiling):
            self._ailment = str(error)
        self._rest()
