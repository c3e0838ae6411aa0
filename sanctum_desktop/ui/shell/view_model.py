"""Which screen is shown, and the view models behind the screens."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
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

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_PAGE_S: Final = 0.5
_TEND_EVERY_MS: Final = 3_600_000


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
        self._talk: TalkModel | None = None
        self._resume: ResumeModel | None = None
        self._settings: SettingsModel | None = None
        self.tasks, self.tending = TaskOwner(self._failed), TaskOwner(self._failed)
        self._unlock.opened.connect(self._open)
        self._first.opened.connect(self._open)
        self._hourly = QTimer(self, interval=_TEND_EVERY_MS)
        self._hourly.timeout.connect(self._start_tending)
        self.unseen = False
        self.guard = Guard(gate, self)
        self.guard.gone.connect(self.lock)

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
    def dismiss(self) -> None:
        """The person has read the message."""
        self._message = ""
        self.changed.emit()

    @property
    def locking(self) -> bool:
        return self._screen == "locked"

    @Slot()
    def lock(self) -> None:
        """Keep what is half-written and end this process; its screen is empty at once."""
        if self.locking or not self._anything_open():
            return
        self.guard.stop()
        self._hourly.stop()
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
        """Cancel what runs; nothing acknowledged is lost."""
        self.guard.stop()
        self._hourly.stop()
        self.tending.close()
        for part in (self, self._unlock, self._first, self._resume):
            if part is not None:
                part.tasks.close()
        if self._settings is not None:
            self._settings.close()
        self._clipboard.clear()
        if self._talk is not None:
            await self._talk.close()

    def _open(self) -> None:
        self.tasks.start("open", self._open_desk())

    def _anything_open(self) -> bool:
        """True from the moment the passphrase is tried; not while the recovery code is shown."""
        opening = self._unlock.tasks.running("unlock") or self.tasks.running("open")
        return opening or self._talk is not None

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
                await asyncio.wait_for(self._resume.tasks.settled(), _PAGE_S)

    async def _open_desk(self) -> None:
        desk = await self._gate.open_desk()
        if self.locking:
            return
        self._talk = TalkModel(desk, self)
        self._settings = SettingsModel(
            self._gate.open_keeping(), self._clipboard, self._settle, self
        )
        self._settings.ended.connect(self.lock)
        self._settings.wanted.connect(self.go)
        desk = replace(desk, export=self._settings.asking.before(desk.export))
        self._resume = ResumeModel(desk, self)
        self._talk.shown.connect(self._show_page)
        self._resume.stood_out.asked.connect(self._take_up)
        self._talk.begin()
        self._message = " ".join(self._gate.notices())
        self.go("talk")
        self.guard.begin()
        self._start_tending()
        self._hourly.start()

    def _start_tending(self) -> None:
        self.tending.start("tend", self._tend())

    async def _tend(self) -> None:
        """Let the vault look after itself, from the opening on and every hour."""
        notice = await self._gate.tend()
        if notice:
            self._message = notice
            self.changed.emit()

    def _show_page(self) -> None:
        self.go("resume")

    def _take_up(self) -> None:
        self.go("talk")
        if self._talk is not None:
            self._talk.take_up()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
