"""Saving a talk as a file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.qt.file_dialog import FileDialogModel
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

FORMS: Final = ("md", "json")


@QmlElement
class TalkSavingModel(QObject):
    """Asks where and saves; what cannot be written is asked again. `told` says where it is."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._talk: ConversationId | None = None
        self._form = FORMS[0]
        self._busy = False
        self.asking = FileDialogModel(self)
        self.asking.accepted.connect(self.save)

    @Property(FileDialogModel, constant=True)
    def dialog(self) -> FileDialogModel:
        return self.asking

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def forms(self) -> list[str]:
        return list(FORMS)

    @Property(str, notify=changed)
    def form(self) -> str:
        return self._form

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Slot(str)
    def ask(self, talk: str) -> None:
        """Ask where that talk is to be saved."""
        if not self._busy:
            self._talk, self._form = ConversationId(talk), FORMS[0]
            self.changed.emit()
            self.asking.ask(f"{text('ui.talks.file')}.{self._form}")

    @Slot(str)
    def choose(self, form: str) -> None:
        self._form = form
        self.asking.turn_to(f".{form}")
        self.changed.emit()

    @Slot(str)
    def save(self, path: str) -> None:
        if self._talk is not None and self._desk.talking is not None:
            self._tasks.start("save talk", self._save(self._talk, path))

    async def _save(self, talk: ConversationId, path: str) -> None:
        if self._desk.talking is None:
            return
        self._set(busy=True)
        try:
            data = await self._desk.talking.export(talk, self._form)
            await self._desk.export(data, path)
        except CannotWrite as error:
            self.asking.ask_again(tell_error(error))
        else:
            self.told.emit(text("ui.talks.saved", path=path))
        finally:
            self._set(busy=False)

    def _set(self, *, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()
