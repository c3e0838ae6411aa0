"""What left this computer, in all, and the switch that lets nothing leave."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.net import Left
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.sizes import fine_size
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Leaving

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LeftModel(QObject):
    """Follows each record at once; nothing is claimed before it was read, or where it cannot be.

    `recorded` after each record, for who lists them.
    """

    changed = Signal()
    recorded = Signal()

    def __init__(self, leaving: Leaving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving = leaving
        self._left: Left | None = None
        self._turning = self.shut = False
        self._message = ""
        self.tasks = TaskOwner(self._failed)
        leaving.on_change(self._recorded)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """True once the ledger was read, and as long as it can be."""
        return self._left is not None

    @Property(str, notify=changed)
    def figure(self) -> str:
        """How much left: "0 bytes", "4.2 kB", "4.2 kB+"."""
        if self._left is None:
            return ""
        size = fine_size(self._left.sent_bytes)
        return text("ui.left.least", size=size) if self._left.open else size

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """What left, and why that is not all where it is not."""
        whole = self._left is None or not self._left.open
        return self.words() if whole else f"{self.words()} {text('ui.left.open')}"

    @Property(str, notify=changed)
    def state(self) -> str:
        """What the switch is for now."""
        return text("ui.left.flying" if self.flies() else "ui.left.not_flying")

    @Property(str, notify=changed)
    def sign(self) -> str:
        """The icon beside it: none that says all is well where that is not known."""
        if self._left is None:
            return "info"
        return "airplane" if self.flies() else "shield"

    @Property(bool, notify=changed)
    def flying(self) -> bool:
        """True where nothing can leave."""
        return self.flies()

    @Property(bool, notify=changed)
    def turning(self) -> bool:
        """True while what is being sent is ended."""
        return self._turning

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why it could not be read or turned, "" where it could."""
        return self._message

    def flies(self) -> bool:
        return self._leaving.flying()

    def words(self) -> str:
        """What left, in one sentence."""
        if self._left is None:
            return text("ui.left.unread") if self._message else ""
        if not self._left.requests and not self._left.sent_bytes:
            return text("ui.left.nothing")
        if not self._left.sent_bytes and self._left.open:
            return text("ui.left.maybe")
        some = "ui.left.some.open" if self._left.open else "ui.left.some"
        return text(some, size=fine_size(self._left.sent_bytes))

    def look(self) -> None:
        """Read the ledger's sum."""
        if not self.shut:
            self.tasks.start("look", self._look())

    @Slot(bool)
    def fly(self, on: bool) -> None:
        """Let nothing leave, or let go what was agreed to."""
        if not self._turning and on != self.flies():
            self._turning, self._message = True, ""
            self.changed.emit()
            self.tasks.start("fly", self._fly(on))

    def close(self) -> None:
        self.shut = True
        self.tasks.close()

    def _recorded(self) -> None:
        self.look()
        self.recorded.emit()

    async def _look(self) -> None:
        try:
            self._left = await self._leaving.left()
        except SanctumError:  # what cannot be read is not claimed
            self._left = None
            raise
        self._message = ""
        self.changed.emit()

    async def _fly(self, on: bool) -> None:
        try:
            await self._leaving.fly(on)
        finally:
            self._turning = False
            self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
