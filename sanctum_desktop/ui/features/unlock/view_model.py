"""What the lock screen shows and does."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class UnlockModel(QObject):
    """Opens the vault by passphrase, or by recovery code with a new passphrase."""

    changed = Signal()
    opened = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._busy = False
        self._message = ""
        self._advice = ""
        self.tasks = TaskOwner(self._failed)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self._advice

    @Slot(str)
    def unlock(self, passphrase: str) -> None:
        if not self._busy:
            self._set(busy=True)
            self.tasks.start("unlock", self._unlock(Passphrase(passphrase)))

    @Slot(str, str)
    def recover(self, code: str, passphrase: str) -> None:
        if not self._busy:
            self._set(busy=True)
            self.tasks.start("unlock", self._recover(code, Passphrase(passphrase)))

    async def _unlock(self, passphrase: Passphrase) -> None:
        try:
            await self._gate.unlock(passphrase)
        finally:
            passphrase.wipe()
        self.opened.emit()

    async def _recover(self, code: str, passphrase: Passphrase) -> None:
        try:
            await self._gate.recover(code, passphrase)
        finally:
            passphrase.wipe()
        self.opened.emit()

    def _failed(self, error: SanctumError) -> None:
        self._set(message=str(error), advice=error.advice)

    def _set(self, *, busy: bool = False, message: str = "", advice: str = "") -> None:
        self._busy, self._message, self._advice = busy, message, advice
        self.changed.emit()
