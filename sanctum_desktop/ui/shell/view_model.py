"""Which screen is shown, and the view models behind the screens."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.ui.features.first_start.view_model import FirstStartModel
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.settings.settings_model import SettingsModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.features.unlock.view_model import UnlockModel
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.shell.guard import Guard
from sanctum_desktop.ui.shell.tending import Tending
from sanctum_desktop.ui.shell.trouble_model import TroubleModel

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_PAGE_S: Final = 0.5


@QmlElement
class ShellModel(QObject):
    """Moves from the gate to the desk, and between the screens of the rail."""

    changed = Signal()
    screenChanged = Signal()  # noqa: N815 - QML's name for it
    leaving = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._screen = "unlock" if gate.vault_exists() else "first_start"
        self._message = ""
        self._unlock = UnlockModel(gate, self)
        self._clipboard = LentClipboard(self)
        self._first = FirstStartModel(gate, self._clipboard, self)
        self._wrong = TroubleModel(gate.mending, self)
        self._wrong.healed.connect(self._go_on)
        self._talk: TalkModel | None = None
        self._resume: ResumeModel | None = None
        self._settings: SettingsModel | None = None
        self.tasks = TaskOwner(self._failed)
        self.tending = Tending(gate, self)
        self.tending.told.connect(self._tell)
        self.tending.looked.connect(self._wrong.look)
        self._unlock.opened.connect(self._open)
        self._first.opened.connect(self._open)
        self._unlock.shelf.beginning.connect(lambda: self.go("first_start"))
        self._first.returned.connect(lambda: self.go("unlock"))
        self.unseen = False
        self.guard = Guard(gate, self)
        self.guard.gone.connect(self.lock)
        self._unlock.doubted.connect(self.guard.begin)  # the vault is open, and so must lock

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(UnlockModel, constant=True)
    def unlock(self) -> UnlockModel:
        return self._unlock

    @Property(FirstStartModel, constant=True)
    def first(self) -> FirstStartModel:
        return self._first

    @Property(TalkModel, notify=changed)
    def talk(self) -> TalkModel | None:
        return self._talk

    @Property(ResumeModel, notify=changed)
    def resume(self) -> ResumeModel | None:
        return self._resume

    @Property(TroubleModel, constant=True)
    def trouble(self) -> TroubleModel:
        return self._wrong

    @Property(SettingsModel, notify=changed)
    def settings(self) -> SettingsModel | None:
        return self._settings

    @Property(str, constant=True)
    def lockKey(self) -> str:  # noqa: N802 - QML's name for it
        return keys.LOCK

    @Property(str, constant=True)
    def vanishKey(self) -> str:  # noqa: N802 - QML's name for it
        return keys.VANISH

    @Slot(str)
    def go(self, screen: str) -> None:
        """Show a screen of the rail: "talk", "resume" or "settings"."""
        if screen == "resume" and self._talk and self._resume and self._talk.conversation:
            self._resume.open(self._talk.conversation, self._talk.learned.facts)
        if screen == "settings" and self._settings:
            self._settings.show()
        self._screen = screen
        self.changed.emit()
        self.screenChanged.emit()

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
        await self._put_away()
        self._wrong.stop()  # last: the vault may ail in this too

    def _open(self) -> None:
        self.tasks.start("open", self._open_desk())

    def _anything_open(self) -> bool:
        """True from the moment the passphrase is tried; not while the recovery code is shown."""
        return self._unlock.opening or self.tasks.running("open") or self._talk is not None

    async def _lock(self) -> None:
        await self._gate.lock(self._settle, self.unseen)

    async def _settle(self) -> None:
        """What must not be lost by locking, the most precious first."""
        try:
            if self._talk is not None:
                await self._talk.close()
        finally:
            self._clipboard.clear()
            self.leaving.emit()
        if self._resume is not None:
            with suppress(TimeoutError):  # a page half saved would leave its words beside it
                await asyncio.wait_for(self._resume.close(), _PAGE_S)

    async def _put_away(self) -> None:
        """Keep what is half-written on the screens there are."""
        if self._settings is not None:
            self._settings.close()
        for screen in (self._talk, self._resume):
            if screen is not None:
                await screen.close()

    async def _open_desk(self) -> None:
        await self._put_away()  # a vault may become one to read only, and back
        desk = await self._gate.open_desk()
        if self.locking:
            return
        self._wrong.watch(desk)
        self._talk = TalkModel(desk, self)
        keeping = self._gate.open_keeping()
        self._settings = SettingsModel(keeping, self._clipboard, self._settle, self)
        self._settings.ended.connect(self.lock)
        self._settings.wanted.connect(self.go)
        if not desk.read_only:  # an answer could not be kept
            desk = replace(desk, export=self._settings.asking.before(desk.export))
        self._resume = ResumeModel(desk, self)
        self._talk.ailed.connect(self._wrong.ail)
        self._resume.ailed.connect(self._wrong.ail)
        self._talk.shown.connect(self._resume.hand_over)
        self._talk.shown.connect(lambda: self.go("resume"))
        self._resume.stood_out.asked.connect(self._take_up)
        self._talk.begin()
        self._message = " ".join(self._gate.notices())
        self.go("talk")
        self.guard.begin()
        self.tending.begin()

    def _go_on(self) -> None:
        """What could not be read at first is read now."""
        if self._talk is not None:
            self._talk.begin()

    def _take_up(self) -> None:
        self.go("talk")
        if self._talk is not None:
            self._talk.take_up()

    def _failed(self, error: SanctumError) -> None:
        self._tell(f"{error} {error.advice}".strip())

    def _tell(self, message: str) -> None:
        self._message = message
        self.changed.emit()
