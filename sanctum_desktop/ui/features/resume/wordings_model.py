"""Other words that a model suggests for the lines of the page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Resume, Verdict
from sanctum_desktop.core.domain.wordings import Reviewed, Suggestion
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.rows import WordingRow, wording_row
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable

if TYPE_CHECKING:
    from sanctum_desktop.core.use_cases.reword_lines import RewordLines

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_TASK: Final = "wordings"
Decide = Callable[[LineDecision], None]


@QmlElement
class WordingsModel(QObject):
    """Asked for and taken one by one; nothing changes on the page by itself.

    A suggestion is shown while its line stands as it was when the model read it, undecided.
    """

    changed = Signal()
    undoable = Signal(object)

    def __init__(
        self,
        reword: RewordLines | None,
        tasks: TaskOwner,
        decide: Decide,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reword, self._tasks, self._decide = reword, tasks, decide
        self._resume: Resume | None = None
        self._offered = self._asking = False
        self._suggested: dict[LineId, Suggestion] = {}
        self._aside: set[LineId] = set()
        self._rows = Rows(WordingRow, self)
        self._read: Reviewed | None = None
        self._outcome = ""

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """True where there is a page, and a model that can do this."""
        return self._offered

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._asking

    @Property(bool, notify=changed)
    def asked(self) -> bool:
        """True once the model was asked about this page."""
        return self._read is not None

    @Property(str, notify=changed)
    def underWay(self) -> str:  # noqa: N802 - QML's name for it
        """Which line is being read, "" before that is known."""
        if self._read is None:
            return ""
        number = min(self._read.done + 1, self._read.count)
        return text("ui.resume.wordings.busy", number=number, count=self._read.count)

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """What came of asking, once it is over."""
        return self._outcome

    @Slot()
    def ask(self) -> None:
        """Have the model read each line nobody has decided on."""
        if self._reword is None or self._resume is None or self._asking:
            return
        self._forget()
        self._asking = True
        page = ConversationId(self._resume.id)
        self._tasks.start(_TASK, self._ask(self._reword, page))
        self._show()

    @Slot()
    def stop(self) -> None:
        """Let the model be; what it has suggested stays."""
        if self._asking:
            self._tasks.cancel(_TASK)
            self._over(text("ui.resume.wordings.stopped"))

    @Slot(str)
    def take(self, line: str) -> None:
        """Put the model's words in the line's place."""
        one = self._suggested.get(LineId(line))
        if one is not None:
            self._decide(
                LineDecision(
                    line=one.line, verdict=Verdict.REWORDED, text=one.after, author=one.author
                )
            )

    @Slot(str)
    def leave(self, line: str) -> None:
        """Put the suggestion aside."""

        async def back() -> None:
            self._aside.discard(LineId(line))
            self._show()

        self._aside.add(LineId(line))
        self._show()
        self.undoable.emit(Undoable(text("ui.resume.did.leave"), back))

    async def show(self, resume: Resume) -> None:
        """The page as it now is."""
        if self._resume is not None and self._resume.id != resume.id:
            self._tasks.cancel(_TASK)
            self._forget()
        self._resume = resume
        can = self._reword is not None and await self._reword.offered()
        self._offered = can and bool(resume.sections)
        self._show()

    async def _ask(self, reword: RewordLines, page: ConversationId) -> None:
        try:
            async with aclosing(reword(page)) as steps:
                async for step in steps:
                    self._read = step
                    if step.suggestion is not None:
                        self._suggested[step.suggestion.line] = step.suggestion
                    self._show()
        except SanctumError:
            self._over("")
            raise
        self._over(self._came_of_it())

    def _over(self, outcome: str) -> None:
        self._asking, self._outcome = False, outcome
        self._show()

    def _forget(self) -> None:
        self._suggested.clear()
        self._aside.clear()
        self._read, self._asking, self._outcome = None, False, ""

    def _came_of_it(self) -> str:
        read = self._read
        if read is None or not read.count:
            return text("ui.resume.wordings.decided")
        if not read.answered:
            return text("ui.resume.wordings.silent")
        return text("ui.resume.wordings.done" if self._suggested else "ui.resume.wordings.none")

    def _show(self) -> None:
        lines = self._resume.lines() if self._resume else {}
        self._rows.show(
            [
                wording_row(one)
                for one in self._suggested.values()
                if one.line in lines
                and one.line not in self._aside
                and (lines[one.line].text, lines[one.line].verdict) == (one.before, None)
            ]
        )
        self.changed.emit()
