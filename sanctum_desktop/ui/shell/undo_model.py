"""What can be taken back, the last first, and the line at the bottom that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_MOST: Final = 50


@QmlElement
class UndoModel(QObject):
    """Acts of all screens in one order; they end with the vault they were done in."""

    changed = Signal()

    def __init__(
        self, on_error: Callable[[SanctumError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._done: list[Undoable] = []
        self._words = ""
        self._offered = False
        self.tasks = TaskOwner(on_error)

    @Property(str, notify=changed)
    def words(self) -> str:
        """What was just done or taken back, "" once it has gone."""
        return self._words

    @Property(str, notify=changed)
    def action(self) -> str:
        """The word on the line's button, "" where there is nothing to take back."""
        return text("ui.undo.act") if self._offered else ""

    @property
    def next(self) -> str:
        """What `undo` would take back, "" where there is nothing."""
        return self._done[-1].words if self._done else ""

    def push(self, act: Undoable) -> None:
        """It has just been done."""
        self._done = [*self._done[1 - _MOST :], act]
        self._say(act.words, offered=True)

    def tell(self, words: str) -> None:
        """Something was done that leaves nothing to take back."""
        self._say(words, offered=False)

    def forget(self) -> None:
        """The vault these acts were done in is being closed; one that is taken back ends that."""
        self._done = []
        self._say("", offered=False)

    @Slot()
    def undo(self) -> None:
        """Take the last act back; one at a time."""
        if self._done and not self.tasks.running("undo"):
            self.tasks.start("undo", self._undo(self._done[-1]))

    @Slot()
    def gone(self) -> None:
        """The line has been there long enough; what it said can still be taken back."""
        self._say("", offered=False)

    async def _undo(self, act: Undoable) -> None:
        try:
            await act.undo()
        except VaultAiling:  # it can be tried again once the vault is well
            raise
        except SanctumError:  # it would bar the way to what was done before
            self._drop(act, "")
            raise
        self._drop(act, text("ui.undo.done", what=act.words))

    def _drop(self, act: Undoable, words: str) -> None:
        if act in self._done:  # not forgotten meanwhile
            self._done.remove(act)
            self._say(words, offered=False)

    def _say(self, words: str, *, offered: bool) -> None:
        self._words, self._offered = words, offered
        self.changed.emit()
