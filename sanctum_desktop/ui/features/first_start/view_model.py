"""What first start shows and does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.settings import SYSTEM_TEXT, TEXT_PERCENT
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import surroundings
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.code_page import code_page
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.weighing import weighed

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FirstStartModel(QObject):
    """What this is, then a passphrase, then the recovery code, shown once."""

    changed = Signal()
    opened = Signal()
    returned = Signal()

    def __init__(
        self, gate: Gate, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._clipboard = clipboard
        self._welcomed = self._busy = self._saving = False
        self._message = self._note = self._offered = self._code = ""
        self._strength = text("ui.first.hint.empty")
        self.tasks = TaskOwner(self._failed)

    @Property(int, notify=changed)
    def step(self) -> int:
        """1: what this is; 2: the passphrase; 3: the recovery code."""
        if self._code:
            return 3
        return 2 if self._welcomed or self._gate.shelf.is_new() else 1

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        """True while the page with the recovery code is written."""
        return self._saving

    @Property(str, notify=changed)
    def message(self) -> str:
        """What went wrong."""
        return self._message

    @Property(str, notify=changed)
    def note(self) -> str:
        """What was done with the recovery code."""
        return self._note

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

    @Slot()
    def goOn(self) -> None:  # noqa: N802 - QML's name for it
        """What this is was read."""
        self._turn(welcomed=True)

    @Slot()
    def goBack(self) -> None:  # noqa: N802 - QML's name for it
        self._turn(welcomed=False)

    @Slot()
    def enlarge(self) -> None:
        """Text one step larger; after the largest comes the smallest."""
        settings = self._gate.settings()
        sizes = [percent for percent in TEXT_PERCENT if percent != SYSTEM_TEXT]
        larger = [percent for percent in sizes if percent > settings.text_percent]
        settings = replace(settings, text_percent=(larger or sizes)[0])
        surroundings.follow(settings)
        with suppress(SanctumError):  # it holds until the program ends
            self._gate.keep_settings(settings)

    @Slot()
    def differ(self) -> None:
        """What was typed twice is not the same."""
        self._message = text("ui.first.differ")
        self.changed.emit()

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
        self._told(text("ui.code.copied"))

    @Slot(str)
    def save(self, place: str) -> None:
        """Write the code on a page to print."""
        self._saving = True
        self.changed.emit()
        self.tasks.start("save", self._save(place))

    @Slot()
    def proceed(self) -> None:
        """The code is written down, or will be: forget it and go on."""
        self._code = self._note = self._message = ""
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
        self._busy, self._offered = False, ""
        self.changed.emit()

    async def _save(self, place: str) -> None:
        await self._gate.save_page(code_page(self._code, self._gate.shelf.name()), place)
        self._told(text("ui.code.saved"))

    def _turn(self, *, welcomed: bool) -> None:
        self._welcomed, self._message = welcomed, ""
        self.changed.emit()

    def _told(self, note: str) -> None:
        self._note, self._message, self._saving = note, "", False
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        # Each ends only what it had begun.
        self._busy, self._note = self.tasks.running("create"), ""
        self._saving = self.tasks.running("save")
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
