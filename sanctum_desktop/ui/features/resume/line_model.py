"""The line of the page that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import LineId, Resume, ResumeLine
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.half_written import HalfWritten
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

WEIGHED_AFTER_MS: Final = 400
"""From the last key to Abby's word on it."""


@QmlElement
class LineModel(QObject):
    """Its words, what they rest on, the words half-written in its place and Abby's advice on them.

    `turned` says that another line was chosen, or none.
    """

    changed = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_only = desk.read_only
        self._desk, self._tasks = desk, tasks
        self._half = HalfWritten(desk.drafts, tasks, "line", self)
        self._resume: Resume | None = None
        self._quotes: Mapping[str, str] = {}
        self._chosen = self._advice = ""
        self._weighing = QTimer(self, interval=WEIGHED_AFTER_MS, singleShot=True)
        self._weighing.timeout.connect(self.weigh)

    @property
    def at(self) -> LineId | None:
        """The line that was chosen, None where none is."""
        return LineId(self._chosen) if self._chosen else None

    @property
    def page(self) -> ConversationId | None:
        """The talk whose page it stands on, None before there is one."""
        return ConversationId(self._resume.id) if self._resume else None

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._chosen

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words()

    @Property(str, notify=changed)
    def wording(self) -> str:
        """What the person is changing the words to."""
        return self._wording()

    @Property(str, notify=changed)
    def advice(self) -> str:
        """Why the words half-written say more than was told; "" while they do not."""
        return self._advice

    @Property(str, notify=changed)
    def verdict(self) -> str:
        """What was decided of it: "accepted", "reworded", "edited", "stated" or ""."""
        line = self._line()
        return line.verdict.value if line and line.verdict else ""

    @Property(str, notify=changed)
    def author(self) -> str:
        """The model that worded it; "" where it was the Guide or the person."""
        line = self._line()
        return line.author.model if line and line.author else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def proof(self) -> list[str]:
        return self._proof()

    @Property(str, notify=changed)
    def rests(self) -> str:
        """What it rests on, to be read out."""
        said = "; ".join(self._proof())
        return text("ui.resume.mark.rests", said=said) if said else text("ui.resume.mark.alone")

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        """Nothing is decided of a page that is written for this session alone."""
        return self._read_only

    @Slot(str)
    def choose(self, line: str) -> None:
        """Open a line; "" opens none."""
        self._chosen, self._advice = line, ""
        self._weigh_soon()
        self.turned.emit()
        self.changed.emit()

    @Slot(str)
    def keep(self, words: str) -> None:
        """Keep what is half-written in its place, soon after the last key."""
        if not self._chosen or words == self._wording():
            return
        self._half.keep(self._place(self._chosen), "" if words == self._words() else words)
        self._weigh_soon()
        if self._advice:
            self.advise("")

    @Slot()
    def weigh(self) -> None:
        """Ask Abby what she thinks of the words half-written."""
        self._weighing.stop()
        if self._resume is not None and self._chosen:
            self._tasks.start("advice", self._weigh(self._resume, self._chosen, self._wording()))

    def advise(self, advice: str) -> None:
        self._advice = advice
        self.changed.emit()

    def _weigh_soon(self) -> None:
        if self._wording() == self._words():
            self._weighing.stop()
        else:
            self._weighing.start()

    async def _weigh(self, resume: Resume, line: str, words: str) -> None:
        advice = await self._desk.abby.advise(
            conversation=ConversationId(resume.id), line=LineId(line), words=words
        )
        if (self._chosen, self._wording()) == (line, words):
            self.advise(advice)

    def save(self) -> None:
        """Begin to write what is half-written."""
        self._weighing.stop()
        self._half.save()

    def decided(self, line: LineId, words: str) -> None:
        """These words have become a decision; what was typed on since stays half-written."""
        if self._half.of(self._place(line)).strip() == words:
            self._half.keep(self._place(line), "")
            self._half.save()  # now: a lock that waits for the decision waits for this too
        if line == self._chosen:
            self._advice = ""
            self._weigh_soon()

    async def show(self, resume: Resume, quotes: Mapping[str, str]) -> None:
        """The page as it now is; the line a lock interrupted is chosen."""
        fresh = self._resume is None or self._resume.id != resume.id
        if fresh:
            await self._half.load()
        self._resume, self._quotes = resume, quotes
        if fresh:
            halfway = [line for line in resume.lines() if self._half.of(self._place(line))]
            self.choose(halfway[0] if halfway else "")
        elif self._chosen not in resume.lines():
            self.choose("")
        self.changed.emit()

    def _line(self) -> ResumeLine | None:
        return self._resume.lines().get(LineId(self._chosen)) if self._resume else None

    def _proof(self) -> list[str]:
        line = self._line()
        quotes = [self._quotes.get(fact, "") for fact in line.facts] if line else []
        return list(dict.fromkeys(quote for quote in quotes if quote))

    def _wording(self) -> str:
        return self._half.of(self._place(self._chosen)) or self._words()

    def _words(self) -> str:
        line = self._line()
        return line.text if line else ""

    def _place(self, line: str) -> str:
        """What a draft is known by: the page of another talk may have a line of the same id."""
        return f"{self._resume.id if self._resume else ''}/{line}"
