"""Which screen is shown, and the view models behind the screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.features.first_start.view_model import FirstStartModel
from sanctum_desktop.ui.features.settings.settings_model import SettingsModel
from sanctum_desktop.ui.features.unlock.view_model import UnlockModel
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.commands import Command
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk, Gate, Keeping
from sanctum_desktop.ui.shell import acts
from sanctum_desktop.ui.shell.guard import Guard
from sanctum_desktop.ui.shell.palette_model import PaletteModel
from sanctum_desktop.ui.shell.tending import Tending
from sanctum_desktop.ui.shell.trouble_model import TroubleModel
from sanctum_desktop.ui.shell.undo_model import UndoModel

if TYPE_CHECKING:  # the lock screen waits for none of them
    from sanctum_desktop.ui.features.home.home_model import HomeModel
    from sanctum_desktop.ui.features.models.models_model import ModelsModel
    from sanctum_desktop.ui.features.resume.view_model import ResumeModel
    from sanctum_desktop.ui.features.talk.view_model import TalkModel
    from sanctum_desktop.ui.shell.desk_model import DeskModel

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

FIRST: Final = "home"
"""The screen an opened vault begins with."""


@QmlElement
class ShellModel(QObject):
    """Moves from the gate to the desk, and between the screens of the rail."""

    changed = Signal()
    screenChanged = Signal()  # noqa: N815 - QML's name for it
    helpWanted = Signal()  # noqa: N815 - QML's name for it
    leaving = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._screen = "unlock" if gate.vault_exists() else "first_start"
        self._message, self._opening, self.unseen = "", False, False
        self._unlock = UnlockModel(gate, self)
        self._clipboard = LentClipboard(self)
        self._first = FirstStartModel(gate, self._clipboard, self)
        self._wrong = TroubleModel(gate.mending, self)
        self._desk: DeskModel | None = None
        self._undo = UndoModel(self._failed, self)
        self._palette = PaletteModel(self._commands, self.go, self)
        self.tasks, self.tending = TaskOwner(self._failed), Tending(gate, self)
        self.guard = Guard(gate, self)
        self._connect()

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(bool, notify=changed)
    def opening(self) -> bool:
        return self._opening

    @Property(UnlockModel, constant=True)
    def unlock(self) -> UnlockModel:
        return self._unlock

    @Property(FirstStartModel, constant=True)
    def first(self) -> FirstStartModel:
        return self._first

    @Property(QObject, notify=changed)
    def home(self) -> HomeModel | None:
        return self._desk.home if self._desk else None

    @Property(QObject, notify=changed)
    def talk(self) -> TalkModel | None:
        return self._desk.talk if self._desk else None

    @Property(QObject, notify=changed)
    def resume(self) -> ResumeModel | None:
        return self._desk.resume if self._desk else None

    @Property(QObject, notify=changed)
    def models(self) -> ModelsModel | None:
        return self._desk.models if self._desk else None

    @Property(SettingsModel, notify=changed)
    def settings(self) -> SettingsModel | None:
        return self._desk.settings if self._desk else None

    @Property(TroubleModel, constant=True)
    def trouble(self) -> TroubleModel:
        return self._wrong

    @Property(PaletteModel, constant=True)
    def palette(self) -> PaletteModel:
        return self._palette

    @Property(UndoModel, constant=True)
    def undo(self) -> UndoModel:
        return self._undo

    @Slot(str)
    def go(self, screen: str) -> None:
        """Show a screen of the rail, a part of the settings, or one of the gate."""
        self._turn_to(self._desk.show(screen) if self._desk else screen)

    @Slot()
    def decide(self) -> None:
        """Ask what to do with a vault that something speaks against."""
        self._unlock.ask()
        self.go("unlock")

    @Slot()
    def dismiss(self) -> None:
        """The person has read the message."""
        self._tell("")

    @property
    def locking(self) -> bool:
        return self._screen == "locked"

    @Slot()
    def lock(self) -> None:
        """Keep what is half-written and end this process; its screen is empty at once."""
        if self.locking or not self._anything_open():
            return
        self.guard.stop()
        self.tending.stop()
        self._palette.close()
        self._undo.forget()
        if self._desk is not None:
            self._desk.outside.close()
        QGuiApplication.inputMethod().commit()
        self._screen = "locked"
        self.screenChanged.emit()
        self.tasks.start("lock", self._lock())

    @Slot(result=bool)
    def vanish(self) -> bool:
        """Lock and come up out of sight; False where nothing is open that could be locked."""
        self.unseen = True
        self.lock()
        return self.locking

    async def close(self) -> None:
        """Cancel what runs; nothing acknowledged is lost, nor what is half-written."""
        self.guard.stop()
        self.tending.stop()
        self._unlock.close()
        for part in (self, self._first, self.tending):
            part.tasks.close()
        self._clipboard.clear()
        if self._desk is not None:
            await self._desk.close()
        self._wrong.stop()  # last: the vault may ail in this too

    def _connect(self) -> None:
        self._wrong.healed.connect(self._go_on)
        self.tending.told.connect(self._tell)
        self.tending.looked.connect(self._wrong.look)
        self._unlock.opened.connect(self._open)
        self._unlock.doubted.connect(self.guard.begin)  # the vault is open, and so must lock
        self._unlock.shelf.beginning.connect(lambda: self.go("first_start"))
        self._first.opened.connect(self._open)
        self._first.returned.connect(lambda: self.go("unlock"))
        self.guard.gone.connect(self.lock)

    def _open(self) -> None:
        self._opening = True
        self.changed.emit()
        self.tasks.start("open", self._open_desk())

    def _anything_open(self) -> bool:
        """From the moment the passphrase is tried on; not while the recovery code is shown."""
        return self._unlock.opening or self.tasks.running("open") or self._desk is not None

    async def _lock(self) -> None:
        await self._gate.lock(self._settle, self.unseen)

    async def _settle(self) -> None:
        try:
            if self._desk is not None:
                await self._desk.settle()
        finally:
            self.leaving.emit()

    async def _open_desk(self) -> None:
        if self._desk is not None:  # a vault may become one to read only, and back
            await self._desk.close()
        self._undo.forget()
        desk = await self._gate.open_desk()
        if self.locking:
            return
        self._wrong.watch(desk)
        self._desk = _desk_of(desk, self._gate.open_keeping(), self._clipboard, self._undo, self)
        self._desk.ailed.connect(self._wrong.ail)
        self._desk.told.connect(self._tell)
        self.guard.begin()
        await self._desk.begin()
        self._opening = False
        if not self.locking:
            self._message = " ".join(self._gate.notices())
            self._turn_to(FIRST)
            self.tending.begin()

    def _turn_to(self, screen: str) -> None:
        self._screen = screen
        self.changed.emit()
        self.screenChanged.emit()

    def _go_on(self) -> None:
        """What could not be read at first is read now."""
        if self._desk is not None:
            self.tasks.start("begin", self._desk.begin())

    def _commands(self) -> Iterator[Command]:
        yield from acts.of_window(self._undo, self.lock, self.helpWanted.emit)
        yield from self._desk.commands() if self._desk is not None else ()

    def _failed(self, error: SanctumError) -> None:
        self._tell(tell_error(error))

    def _tell(self, message: str) -> None:
        self._message, self._opening = message, self.tasks.running("open")
        self.changed.emit()


def _desk_of(
    desk: Desk, keeping: Keeping, clipboard: LentClipboard, undo: UndoModel, shell: ShellModel
) -> DeskModel:
    """The screens of an open vault, which only now are needed; they lead on, and may end it."""
    from sanctum_desktop.ui.shell.desk_model import DeskModel

    made = DeskModel(desk, keeping, clipboard, undo, shell)
    made.wanted.connect(shell.go)
    made.ended.connect(shell.lock)
    return made
