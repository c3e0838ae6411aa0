"""What the person decides of the lines, and takes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Verdict
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.line_model import LineModel
from sanctum_desktop.ui.qt.undoable import Undoable

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_DONE: Final = {
    Verdict.ACCEPTED: "ui.resume.did.accept",
    Verdict.EDITED: "ui.resume.did.edit",
    Verdict.STATED: "ui.resume.did.state",
    Verdict.REMOVED: "ui.resume.did.remove",
}
Keep = Callable[[ConversationId, LineId, LineDecision | None], Awaitable[LineDecision | None]]
"""Keeps a decision on a line of a talk's page, None for none; gives the one it had before."""
Start = Callable[[Coroutine[Any, Any, None]], None]


@QmlElement
class DecisionsModel(QObject):
    """Decides on the chosen line; each decision can be undone, the last one first."""

    changed = Signal()
    undoable = Signal(object)

    def __init__(
        self, line: LineModel, start: Start, keep: Keep, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._line, self._start, self._keep = line, start, keep
        self._before: list[tuple[ConversationId, LineId, LineDecision | None]] = []

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:  # noqa: N802 - QML's name for it
        return bool(self._before)

    def forget(self) -> None:
        """Another page: what was decided of this one is not undone any more."""
        self._before = []
        self.changed.emit()

    @Slot()
    def accept(self) -> None:
        self._decide(Verdict.ACCEPTED)

    @Slot(str)
    def edit(self, words: str) -> None:
        """Put the person's wording in the line's place; it may say no more than was told."""
        if words.strip():
            self._decide(Verdict.EDITED, words.strip())

    @Slot(str)
    def state(self, words: str) -> None:
        """Let the line say more: as the person's own statement."""
        if words.strip():
            self._decide(Verdict.STATED, words.strip())

    @Slot()
    def remove(self) -> None:
        self._decide(Verdict.REMOVED)

    @Slot(str)
    def bring(self, line: str) -> None:
        """Put a line on the page that had no room."""
        self._begin(LineDecision(line=LineId(line), verdict=Verdict.ACCEPTED))

    @Slot()
    def undo(self) -> None:
        if self._before:
            self._start(self._undone(*self._before[-1]))

    def _decide(self, verdict: Verdict, words: str = "") -> None:
        if self._line.at is not None:
            self._begin(LineDecision(line=self._line.at, verdict=verdict, text=words))

    def _begin(self, decision: LineDecision) -> None:
        if self._line.page is not None:
            self._start(self._decided(self._line.page, decision))

    async def _decided(self, page: ConversationId, decision: LineDecision) -> None:
        before = (page, decision.line, await self._keep(page, decision.line, decision))
        self._before.append(before)
        self.changed.emit()
        words = text(_DONE[decision.verdict])
        self.undoable.emit(Undoable(words, partial(self._undone, *before)))

    async def _undone(
        self, page: ConversationId, line: LineId, decision: LineDecision | None
    ) -> None:
        await self._keep(page, line, decision)
        before = (page, line, decision)
        if before in self._before:
            at = len(self._before) - 1 - self._before[::-1].index(before)
            del self._before[at]
            self.changed.emit()
