"""What Abby has to say beside the page."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.ui.features.resume.rows import SpareRow
from sanctum_desktop.ui.qt.rows import Rows

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NotesModel(QObject):
    """Her word on the whole, the gaps, what she left out and what had no room (`spare`)."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spare = Rows(SpareRow, self)
        self._resume: Resume | None = None
        self._abby = ""

    def show(self, resume: Resume, abby: str) -> None:
        """The page as it now is, and her word on it."""
        self._resume, self._abby = resume, abby
        self._spare.show([SpareRow(line.id, line.text) for line in resume.left_out])
        self.changed.emit()

    @Property(str, notify=changed)
    def abby(self) -> str:
        return self._abby

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def gaps(self) -> list[str]:
        return list(self._resume.gaps) if self._resume else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def refused(self) -> list[str]:
        return list(self._resume.refused) if self._resume else []

    @Property(QObject, constant=True)
    def spare(self) -> QObject:
        return self._spare
