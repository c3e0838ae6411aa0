"""What first start shows and does."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.weighing import weighed

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FirstStartModel(QObject):
    """Offers a passphrase, makes the vault, shows the recovery code once."""

    changed = Signal()
    opened = Signal()
    returned = Signal()

    def __init__(
        self, gate: Gate, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._clipboard = clipboard
        self._busy = False
        self._message = ""
        self._offered = ""
        self._code = ""
        self._strength = text("ui.first.hint.empty")
        self.tasks = TaskOwner(self._failed)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def offered(self) -> str:
        return self._offered

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code

    @Property(str, notify=changed)
    def strength(self) -> str:
        """How long guessing the passphrase would take; the vault alone decides on it."""
        return self._strength

    @Property(bool, notify=changed)
    def returnable(self) -> bool:
        """True where there is a vault to go back to, and this one is not made yet."""
        return self._gate.shelf.is_new() and not self._busy and not self._code

    @Slot()
    def back(self) -> None:
        """Make no further vault after all."""
        self._gate.shelf.turn_back()
        self._message = ""
        self.returned.emit()

    @Slot()
    def offer(self) -> None:
        self.tasks.start("offer", self._offer())

    @Slot(str)
    def weigh(self, passphrase: str) -> None:
        self.tasks.start("weigh", self._weigh(Passphrase(passphrase)))

    @Slot(str)
    def create(self, passphrase: str) -> None:
        if not self._busy and not self._code:
            self._busy, self._message = True, ""
            self.changed.emit()
            self.tasks.start("create", self._create(Passphrase(passphrase)))

    @Slot()
    def copy(self) -> None:
        self._clipboard.put(self._code)

    @Slot()
    def proceed(self) -> None:
        """The code is written down, or will be: forget it and go on."""
        self._code = ""
        self.opened.emit()

    async def _offer(self) -> None:
        self._offered = await self._gate.offer_passphrase()
        self.changed.emit()

    async def _weigh(self, passphrase: Passphrase) -> None:
        self._strength = await weighed(self._gate.guess_time, passphrase)
        self.changed.emit()

    async def _create(self, passphrase: Passphrase) -> None:
        try:
            self._code = await self._gate.create(passphrase)
        finally:
            passphrase.wipe()
        self._busy = False
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._busy = False
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
