"""Which screen is shown, and the view models behind the screens."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.ui.features.first_start.view_model import FirstStartModel
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.features.unlock.view_model import UnlockModel
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ShellModel(QObject):
    """Moves from the gate to the desk, and between the screens of the rail."""

    changed = Signal()
    screenChanged = Signal()  # noqa: N815 - QML's name for it

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._screen = "unlock" if gate.vault_exists() else "first_start"
        self._message = ""
        self._unlock = UnlockModel(gate, self)
        self._first = FirstStartModel(gate, self)
        self._talk: TalkModel | None = None
        self._resume: ResumeModel | None = None
        self.tasks = TaskOwner(self._failed)
        self._unlock.opened.connect(self._open)
        self._first.opened.connect(self._open)

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

    @Slot(str)
    def go(self, screen: str) -> None:
        """Show a screen of the rail: "talk" or "resume"."""
        if screen == "resume" and self._talk and self._resume and self._talk.conversation:
            self._resume.open(self._talk.conversation, self._talk.learned.facts)
        self._screen = screen
        self.changed.emit()
        self.screenChanged.emit()

    @Slot()
    def dismiss(self) -> None:
        """The person has read the message."""
        self._message = ""
        self.changed.emit()

    @Slot()
    def lock(self) -> None:
        self.tasks.start("lock", self._lock())

    async def close(self) -> None:
        """Cancel what runs; nothing acknowledged is lost."""
        for part in (self, self._unlock, self._first, self._resume):
            if part is not None:
                part.tasks.close()
        if self._talk is not None:
            await self._talk.close()

    def _open(self) -> None:
        self.tasks.start("open", self._open_desk())

    async def _lock(self) -> None:
        if self._talk is not None:
            await self._talk.close()
        await self._gate.lock()

    async def _open_desk(self) -> None:
        desk = await self._gate.open_desk()
        self._talk = TalkModel(desk, self)
        self._resume = ResumeModel(desk, self)
        self._talk.shown.connect(self._show_page)
        self._resume.stood_out.asked.connect(self._take_up)
        self._talk.begin()
        self._message = " ".join(self._gate.notices())
        self.go("talk")

    def _show_page(self) -> None:
        self.go("resume")

    def _take_up(self) -> None:
        self.go("talk")
        if self._talk is not None:
            self._talk.take_up()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
