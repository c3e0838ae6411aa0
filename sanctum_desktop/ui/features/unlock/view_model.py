"""What the lock screen shows and does."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError, VaultDamaged, VaultReadOnly
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.settings import LOCK_AFTER_MINUTES
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.unlock.doubt_model import DoubtModel
from sanctum_desktop.ui.features.unlock.vaults_model import VaultsModel
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS: Final = 200


@QmlElement
class UnlockModel(QObject):
    """Opens the vault by passphrase, or by recovery code and a new one; says when it locks.

    `opened` comes once the person has also said what to do with a vault that something speaks
    against; `doubted` comes before they are asked.
    """

    changed = Signal()
    opened = Signal()
    doubted = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._busy = self._renewing = False
        self._message = ""
        self._advice = ""
        self._wait = 0
        self.doubts = DoubtModel(gate.mending, self)
        self.doubts.settled.connect(self.opened)
        self.shelf = VaultsModel(gate.shelf, self)
        self.shelf.chosen.connect(self._turned)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._count_down)
        self._count_down()
        self.tasks = TaskOwner(self._failed)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def leavable(self) -> bool:
        """True while no more than a passphrase is tried: a lock ends that and changes nothing."""
        return self._busy and not self._renewing

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self._advice

    @Property(str, notify=changed)
    def action(self) -> str:
        """What the main button does, or when it will."""
        if self._busy:
            return text("ui.unlock.busy")
        return text("ui.unlock.wait", seconds=self._wait) if self._wait else text("ui.unlock.open")

    @Property(str, notify=changed)
    def about(self) -> str:
        """Which vault it is, and where."""
        return text("ui.unlock.about", name=self._gate.shelf.name())

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """False while the vault is being opened, and for a moment after a wrong passphrase."""
        return not self._busy and not self._wait

    @Property(DoubtModel, constant=True)
    def doubt(self) -> DoubtModel:
        return self.doubts

    @Property(VaultsModel, constant=True)
    def vaults(self) -> VaultsModel:
        return self.shelf

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
        if not self._busy and not self._wait:
            self._renewing = False
            self._set(busy=True)
            self.tasks.start("unlock", self._unlock(Passphrase(passphrase)))

    @Slot(str, str)
    def recover(self, code: str, passphrase: str) -> None:
        if not self._busy and not self._wait:
            self._renewing = True
            self._set(busy=True)
            self.tasks.start("unlock", self._recover(code, Passphrase(passphrase)))

    async def _unlock(self, passphrase: Passphrase) -> None:
        try:
            await self._gate.unlock(passphrase)
        finally:
            passphrase.wipe()
        self._entered()

    async def _recover(self, code: str, passphrase: Passphrase) -> None:
        try:
            await self._gate.recover(code, passphrase)
        except VaultReadOnly:  # it is open, and there is something to decide first
            self._entered(text("ui.doubt.recovered"))
            return
        finally:
            passphrase.wipe()
        self._entered()

    def _entered(self, note: str = "") -> None:
        if self._gate.mending.doubt():
            self._set()
            self.ask(note)
        else:
            self.opened.emit()

    @property
    def opening(self) -> bool:
        """True from the moment a secret is tried, and while an open vault waits for a choice."""
        running = self.tasks.running("unlock") or self.doubts.tasks.running("mend")
        return running or bool(self._gate.mending.doubt())

    def close(self) -> None:
        self._ticks.stop()
        for part in (self, self.doubts, self.shelf):
            part.tasks.close()

    def ask(self, note: str = "") -> None:
        """Let the person choose what to do with a vault that something speaks against."""
        self.doubts.begin(note=note)
        self.doubted.emit()

    def _turned(self) -> None:
        """Another vault: what was said of the one before is not true of it."""
        self.doubts.forget()
        self._set()
        self._count_down()

    def _count_down(self) -> None:
        """Ticks only while the next try has to wait."""
        wait = math.ceil(self._gate.wait_s())
        if wait and not self._ticks.isActive():
            self._ticks.start()
        elif not wait:
            self._ticks.stop()
        if wait != self._wait:
            self._wait = wait
            self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._set(message=str(error), advice=error.advice)
        self._count_down()
        if isinstance(error, VaultDamaged):
            self.doubts.begin(offered=True)

    def _set(self, *, busy: bool = False, message: str = "", advice: str = "") -> None:
        self._busy, self._message, self._advice = busy, message, advice
        self.changed.emit()
