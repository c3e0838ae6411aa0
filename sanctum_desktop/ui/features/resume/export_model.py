"""Saving the page as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import CannotWrite, SanctumError
from sanctum_desktop.core.domain.resume import PageForm, Resume
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.qt.file_dialog import FileDialogModel
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ExportModel(QObject):
    """Asks where, saves, and says where it is; what cannot be written is asked again.

    `told` says how it went, "" to take that back.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._resume: Resume | None = None
        self._form = PageForm.PDF
        self._saved = ""
        self._busy = False
        self.asking = FileDialogModel(self)
        self.asking.accepted.connect(self.save)
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl

    @Property(FileDialogModel, constant=True)
    def dialog(self) -> FileDialogModel:
        return self.asking

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def forms(self) -> list[str]:
        return [form.value for form in PageForm]

    @Property(str, notify=changed)
    def form(self) -> str:
        return self._form.value

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def saved(self) -> str:
        """Where the file that was saved last is; "" once that was read."""
        return self._saved

    def show(self, resume: Resume) -> None:
        """The page as it now is."""
        self._resume = resume

    @Slot()
    def ask(self) -> None:
        """Ask where the page is to be saved."""
        if self._resume is not None and not self._busy:
            self._form = PageForm.PDF
            self.dismiss()
            self.asking.ask(self._desk.abby.make_file.name(self._resume, self._form))

    @Slot(str)
    def choose(self, form: str) -> None:
        self._form = PageForm(form)
        self.asking.turn_to(f".{form}")
        self.changed.emit()

    @Slot(str)
    def save(self, path: str) -> None:
        if self._resume is not None:
            self._busy = True
            self.dismiss()
            self._tasks.start("save", self._save(self._resume, path))

    @Slot()
    def stop(self) -> None:
        """Wait no longer; a file is written whole or not at all."""
        self._tasks.cancel("save")
        self._rest()

    @Slot()
    def reveal(self) -> None:
        """Show the folder in the system's own way: only because the person asked."""
        if not self.open_url(QUrl.fromLocalFile(str(Path(self._saved).parent))):
            self.told.emit(text("ui.export.not_shown"))

    @Slot()
    def dismiss(self) -> None:
        """The person has read it."""
        self._saved = ""
        self.told.emit("")
        self.changed.emit()

    async def _save(self, resume: Resume, path: str) -> None:
        try:
            data = await self._desk.abby.make_file(resume, self._form)
            await self._desk.export(data, path)
        except CannotWrite as error:
            words = tell_error(error)
            self.told.emit(words)
            self.asking.ask_again(words)
        except SanctumError as error:
            self.failed.emit(error)
        else:
            self._saved = path
            self.told.emit(text("ui.resume.saved"))
        self._rest()

    def _rest(self) -> None:
        self._busy = False
        self.changed.emit()
