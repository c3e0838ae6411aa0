"""What the person decides of the lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotSaid
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Verdict
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.line_model import LineModel
from sanctum_desktop.ui.features.resume.under_way_model import PageWork
from sanctum_desktop.ui.qt.undoable import Undoable

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_DONE: Final = {
    Verdict.ACCEPTED: "ui.resume.did.accept",
    Verdict.REWORDED: "ui.resume.did.reword",
    Verdict.EDITED: "ui.resume.did.edit",
    Verdict.STATED: "ui.resume.did.state",
    Verdict.REMOVED: "ui.resume.did.remove",
}
Kept = Callable[[LineDecision | None], None]
"""Called once a decision is kept, before the page is shown with it; the one it replaced."""
Keep = Callable[[ConversationId, LineId, LineDecision | None, Kept], Awaitable[None]]
"""Keeps a decision on a line of a talk's page, None for none, and shows the page."""


@QmlElement
class DecisionsModel(QObject):
    """Decides on the chosen line; each decision can be undone."""

    undoable = Signal(object)

    def __init__(self, line: LineModel, work: PageWork, keep: Keep) -> None:
        super().__init__(work)
        self._line, self._work, self._keep = line, work, keep

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
        self.decide(LineDecision(line=LineId(line), verdict=Verdict.ACCEPTED))

    @Slot()
    def restore(self) -> None:
        """Go back from a model's words to those the Guide has for the line."""
        if self._line.at is not None:
            self._begin(self._line.at, None)

    def decide(self, decision: LineDecision) -> None:
        """Keep the decision on whichever line it is of."""
        self._begin(decision.line, decision)

    def _decide(self, verdict: Verdict, words: str = "") -> None:
        if self._line.at is not None:
            self.decide(LineDecision(line=self._line.at, verdict=verdict, text=words))

    def _begin(self, line: LineId, decision: LineDecision | None) -> None:
        if self._line.page is not None:
            self._work.act(partial(self._decided, self._line.page, line, decision))

    async def _decided(
        self, page: ConversationId, line: LineId, decision: LineDecision | None
    ) -> None:
        try:
            await self._keep(page, line, decision, partial(self._tell, page, line, decision))
        except NotSaid as error:
            if self._line.at == line:
                self._line.advise(str(error))

    def _tell(
        self,
        page: ConversationId,
        line: LineId,
        decision: LineDecision | None,
        before: LineDecision | None,
    ) -> None:
        back = partial(self._keep, page, line, before, lambda _: None)
        undo = partial(self._work.follow, back)
        done = _DONE[decision.verdict] if decision else "ui.resume.did.guide"
        self.undoable.emit(Undoable(text(done), undo))
