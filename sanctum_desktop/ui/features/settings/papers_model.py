"""What ships to be read: how privacy is kept, what this is, whose work is in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.paper import PaperRow, paper_rows
from sanctum_desktop.ui.papers import Part
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

RIGHTS: Final = {
    "see what is kept about you": "talk",
    "see what was done with your vault": "trail",
    "see what the log and the crash records hold": "problems",
    "correct something": "talk",
    "have something left out": "talk",
    "stop, or not answer": "talk",
    "take your data along": "leaving",
    "read it without Sanctum": "",
    "delete one memory, with all that was made of it": "",
    "delete everything": "leaving",
    "close it to others": "vault",
    "know what left this computer": "ledger",
    "let nothing leave": "ledger",
    "stop a server from being sent anything": "servers",
}
"""The place where each right has its button; "" where there is none."""


@QmlElement
class PapersModel(QObject):
    """The privacy page, a row a block, and the parts with their licences."""

    changed = Signal()

    def __init__(
        self, keeping: Keeping, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping, self._clipboard = keeping, clipboard
        self._privacy = Rows(PaperRow, self)
        self._parts = Rows(Part, self)
        self._version = ""
        self._licence: list[str] = []
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def privacy(self) -> QObject:
        return self._privacy

    @Property(QObject, constant=True)
    def parts(self) -> QObject:
        return self._parts

    @Property(str, notify=changed)
    def version(self) -> str:
        return self._version

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def licence(self) -> list[str]:
        """The whole licence, a paragraph each."""
        return self._licence

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str)
    def copy(self, words: str) -> None:
        self._clipboard.put(words)

    async def _show(self) -> None:
        papers = await self._keeping.papers()
        self._privacy.show(paper_rows(papers.privacy, RIGHTS))
        self._parts.show(papers.parts)
        self._licence = [" ".join(part.split()) for part in papers.licence.split("\n\n")]
        self._version = text("ui.about.version", version=papers.version)
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._version = f"{error} {error.advice}".strip()
        self.changed.emit()
