"""What the lock screen shows and does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.settings import LOCK_AFTER_MINUTES
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class UnlockModel(QObject):
    """Opens the vault by passphrase, or by recovery code and a new one; says when it locks."""

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

    @Property("QVariantList", constant=True)  # type: ignore[arg-type] # stub: no names
    def lockChoices(self) -> list[int]:  # noqa: N802 - QML's name for it
        """Minutes without a sign of life after which it locks; 0 is never."""
        return list(LOCK_AFTER_MINUTES)

    @Property(int, notify=changed)
    def lockAfter(self) -> int:  # noqa: N802 - QML's name for it
        return self._gate.settings().lock_after_minutes

    @Property(str, constant=True)
    def lockKeys(self) -> str:  # noqa: N802 - QML's name for it
        """What the keys do that lock."""
        lock, vanish = keys.shown(keys.LOCK), keys.shown(keys.VANISH)
        return text("ui.lock.keys", lock=lock, vanish=vanish)

    @Slot(int)
    def setLockAfter(self, minutes: int) -> None:  # noqa: N802 - QML's name for it
        try:
            settings = self._gate.settings()
            self._gate.keep_settings(replace(settings, lock_after_minutes=minutes))
        except SanctumError as error:
            self._set(busy=self._busy, message=str(error), advice=error.advice)
        else:
            self._set(busy=self._busy)

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
