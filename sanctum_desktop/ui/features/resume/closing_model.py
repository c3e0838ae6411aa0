"""What stood out, as the resume screen shows it after the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.ui.features.resume.rows import StrengthRow
from sanctum_desktop.ui.qt.rows import Rows

if TYPE_CHECKING:
    from sanctum_desktop.core.use_cases.close_story import Closing

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ClosingModel(QObject):
    """Strengths with the words they rest on, and the open question; `asked` when taken up."""

    changed = Signal()
    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strengths = Rows(StrengthRow, self)
        self._question = ""

    def show(self, closing: Closing, said: Mapping[str, str]) -> None:
        """The closing of the talk; `said` are the words each fact came from."""
        self._strengths.show(
            [
                StrengthRow(one.lead, *one.quotes, *(said.get(fact, "") for fact in one.facts))
                for one in closing.strengths
            ]
        )
        self._question = closing.question
        self.changed.emit()

    @Property(QObject, constant=True)
    def strengths(self) -> QObject:
        return self._strengths

    @Property(str, notify=changed)
    def question(self) -> str:
        return self._question

    @Property(bool, notify=changed)
    def told(self) -> bool:
        """False where nothing stood out and nothing is open."""
        return bool(self._strengths.rows or self._question)

    @Slot()
    def tell(self) -> None:
        """The person wants to answer the open question."""
        self.asked.emit()
