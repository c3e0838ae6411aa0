"""The line of the page that was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.resume import LineId, Resume, ResumeLine
from sanctum_desktop.ui.half_written import HalfWritten
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LineModel(QObject):
    """Its words, what they rest on, and the words half-written in its place."""

    changed = Signal()

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_only = desk.read_only
        self._half = HalfWritten(desk.drafts, tasks, "line", self)
        self._resume: Resume | None = None
        self._quotes: Mapping[str, str] = {}
        self._chosen = ""

    @property
    def at(self) -> LineId | None:
        """The line that was chosen, None where none is."""
        return LineId(self._chosen) if self._chosen else None

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._chosen

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words()

    @Property(str, notify=changed)
    def wording(self) -> str:
        """What the person is changing the words to."""
        return self._half.of(self._place(self._chosen)) or self._words()

    @Property(str, notify=changed)
    def verdict(self) -> str:
        """What was decided of it: "accepted", "edited" or ""."""
        line = self._line()
        return line.verdict.value if line and line.verdict else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def proof(self) -> list[str]:
        line = self._line()
        quotes = [self._quotes.get(fact, "") for fact in line.facts] if line else []
        return list(dict.fromkeys(quote for quote in quotes if quote))

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        """Nothing is decided of a page that is written for this session alone."""
        return self._read_only

    @Slot(str)
    def choose(self, line: str) -> None:
        self._chosen = line
        self.changed.emit()

    @Slot(str)
    def keep(self, words: str) -> None:
        """Keep what is half-written in its place, soon after the last key."""
        if self._chosen:
            half = "" if words == self._words() else words
            self._half.keep(self._place(self._chosen), half)

    def save(self) -> None:
        """Begin to write what is half-written."""
        self._half.save()

    def decided(self, line: LineId) -> None:
        """What was half-written of the line has become a decision."""
        self._half.keep(self._place(line), "")

    async def show(self, resume: Resume, quotes: Mapping[str, str]) -> None:
        """The page as it now is; the line a lock interrupted is chosen."""
        fresh = self._resume is None or self._resume.id != resume.id
        self._resume, self._quotes = resume, quotes
        if fresh:
            await self._half.load()
            halfway = [line for line in resume.lines() if self._half.of(self._place(line))]
            self._chosen = halfway[0] if halfway else ""
        self.changed.emit()

    def _line(self) -> ResumeLine | None:
        return self._resume.lines().get(LineId(self._chosen)) if self._resume else None

    def _words(self) -> str:
        line = self._line()
        return line.text if line else ""

    def _place(self, line: str) -> str:
        """What a draft is known by: the page of another talk may have a line of the same id."""
        return f"{self._resume.id if self._resume else ''}/{line}"
