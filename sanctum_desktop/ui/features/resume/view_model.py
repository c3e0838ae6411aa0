"""What the resume screen shows and does."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.resume import (
    LineDecision,
    LineId,
    PageStyle,
    RenderedResume,
    Resume,
    Verdict,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.closing_model import ClosingModel
from sanctum_desktop.ui.features.resume.line_model import LineModel
from sanctum_desktop.ui.features.resume.rows import MarkRow, PageRow, SpareRow, mark_rows, page_row
from sanctum_desktop.ui.features.resume.style_model import PageStyleModel, Restyle
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PIXELS_PER_INCH: Final = 144


def _as_it_was(style: PageStyle) -> PageStyle:
    return style


async def _pictures(desk: Desk, resume: Resume) -> tuple[bytes, ...]:
    return await desk.preview_resume(
        resume, template=resume.style.template, page=resume.paper, ppi=PIXELS_PER_INCH
    )


async def _rendered(desk: Desk, resume: Resume) -> RenderedResume:
    return await desk.render_resume(resume, template=resume.style.template, page=resume.paper)


@QmlElement
class ResumeModel(QObject):
    """The page Abby wrote; a chosen line opens to the words it rests on.

    `ailed` says why the vault could not be read or written; the page stays as it was shown.
    """

    changed = Signal()
    ailed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = Rows(PageRow, self)
        self._marks = Rows(MarkRow, self)
        self._spare = Rows(SpareRow, self)
        self._style = PageStyleModel(desk.page_offer, self._restyle, self)
        self.stood_out = ClosingModel(self)
        self._resume: Resume | None = None
        self._conversation: ConversationId | None = None
        self._quotes: dict[str, str] = {}
        self._before: list[tuple[LineId, LineDecision | None]] = []
        self._message = ""
        self._busy = False
        self.tasks = TaskOwner(self._failed)
        self.chosen = LineModel(desk, self.tasks, self)

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        return self._pages

    @Property(QObject, constant=True)
    def marks(self) -> QObject:
        return self._marks

    @Property(QObject, constant=True)
    def spare(self) -> QObject:
        """Lines that had no room."""
        return self._spare

    @Property(PageStyleModel, constant=True)
    def style(self) -> PageStyleModel:
        return self._style

    @Property(ClosingModel, constant=True)
    def closing(self) -> ClosingModel:
        return self.stood_out

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def written(self) -> bool:
        return self._resume is not None

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def gaps(self) -> list[str]:
        return list(self._resume.gaps) if self._resume else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def refused(self) -> list[str]:
        return list(self._resume.refused) if self._resume else []

    @Property(LineModel, constant=True)
    def line(self) -> LineModel:
        return self.chosen

    @Property(bool, notify=changed)
    def undoable(self) -> bool:
        return bool(self._before)

    def open(self, conversation: ConversationId, facts: Sequence[Fact]) -> None:
        """Write the page of this talk anew, from what is known now."""
        if conversation != self._conversation:
            self._before = []
        self._conversation = conversation
        self._quotes = {fact.id: fact.source.quote for fact in facts}
        self._start(self._write())

    async def close(self) -> None:
        """Keep what is half-written, and let what is under way come to its end."""
        self.chosen.save()
        await self.tasks.settled()

    @Slot()
    def accept(self) -> None:
        self._decide(Verdict.ACCEPTED)

    @Slot(str)
    def edit(self, words: str) -> None:
        if words.strip():
            self._decide(Verdict.EDITED, words.strip())

    @Slot()
    def remove(self) -> None:
        self._decide(Verdict.REMOVED)

    @Slot(str)
    def bring(self, line: str) -> None:
        """Put a line on the page that had no room."""
        decision = LineDecision(line=LineId(line), verdict=Verdict.ACCEPTED)
        self._start(self._change(decision.line, decision))

    @Slot()
    def undo(self) -> None:
        if self._before:
            line, decision = self._before[-1]
            self._start(self._change(line, decision, undo=True))

    @Slot(QUrl)
    def export(self, file: QUrl) -> None:
        self._start(self._export(file.toLocalFile()))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._busy, self._message = True, ""
        self.changed.emit()
        self.tasks.start("resume", self._rest_after(work))

    async def _rest_after(self, work: Coroutine[Any, Any, None]) -> None:
        await work
        self._busy = False
        self.changed.emit()

    def _decide(self, verdict: Verdict, words: str = "") -> None:
        line = self.chosen.at
        if line is not None:
            decision = LineDecision(line=line, verdict=verdict, text=words)
            self._start(self._change(line, decision))

    def _restyle(self, restyle: Restyle) -> None:
        self._start(self._write(restyle))

    async def _write(self, restyle: Restyle = _as_it_was) -> None:
        if self._conversation is None:
            return
        self._resume = await self._desk.write_resume(
            conversation=self._conversation, restyle=restyle
        )
        await self._show()
        self.stood_out.show(await self._desk.close_story(self._conversation), self._quotes)

    async def _change(
        self, line: LineId, decision: LineDecision | None, *, undo: bool = False
    ) -> None:
        if self._resume is None or self._conversation is None:
            return
        before = next((one for one in self._resume.decisions if one.line == line), None)
        self._resume = await self._desk.abby.decide(
            conversation=self._conversation, line=line, decision=decision
        )
        self.chosen.decided(line)
        if undo:
            self._before.pop()
        else:
            self._before.append((line, before))
        await self._show()

    async def _show(self) -> None:
        if self._resume is None:
            return
        pictures = await _pictures(self._desk, self._resume)
        rendered = await _rendered(self._desk, self._resume)
        self._style.show(self._resume)
        self._spare.show([SpareRow(line.id, line.text) for line in self._resume.left_out])
        self._pages.show([page_row(n, png) for n, png in enumerate(pictures, start=1)])
        self._marks.show(mark_rows(self._resume, rendered.placements))
        self._message = " ".join(rendered.notices)
        await self.chosen.show(self._resume, self._quotes)

    async def _export(self, path: str) -> None:
        if self._resume is None:
            return
        rendered = await _rendered(self._desk, self._resume)
        await self._desk.export(rendered.pdf, path)
        self._message = text("ui.resume.saved")

    def _failed(self, error: SanctumError) -> None:
        self._busy = False
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
