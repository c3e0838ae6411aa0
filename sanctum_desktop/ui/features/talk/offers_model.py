"""What a persona suggests beside a turn, taken up by the person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.conversing import Taken
from sanctum_desktop.core.domain.plan import PlanItemId
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.branch_model import BranchModel
from sanctum_desktop.ui.features.talk.turns import Turns
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OffersModel(QObject):
    """Does what was suggested; what came of it is said in its place, and can be taken back.

    `led` names a screen that follows, `went` a talk.
    """

    undoable = Signal(object)
    led = Signal(str)
    went = Signal(str)
    done = Signal()

    def __init__(
        self,
        desk: Desk,
        tasks: TaskOwner,
        said: Turns,
        branches: BranchModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._said, self._branches = said, branches

    @Slot(int, int)
    def take(self, turn: int, at: int) -> None:
        """Do what is suggested there; once."""
        told, talk = self._branches.turn(turn), self._said.dress.talk
        name = f"take {turn} {at}"
        if (
            told is None
            or talk is None
            or self._desk.read_only
            or self._tasks.running(name)
            or self._said.dress.done(told, at)
        ):
            return
        self._tasks.start(name, self._take(talk, told, at))

    async def _take(self, talk: ConversationId, turn: Turn, at: int) -> None:
        if self._desk.talking is None:
            return
        taken = await self._desk.talking.take(talk, turn.index, turn.actions[at])
        if taken.sentence and taken.undo is None:
            self._said.dress.taken[(talk, turn.index, at)] = taken.sentence
        self._follow(taken, talk, turn, at)
        if talk == self._said.dress.talk:
            self._said.dress_again(turn)

    def _follow(self, taken: Taken, talk: ConversationId, turn: Turn, at: int) -> None:
        if taken.undo is not None:
            step = (talk, turn.actions[at].about)
            self._said.dress.planned |= {step}
            undo = partial(self._take_back, taken.undo, step, turn)
            self.undoable.emit(Undoable(taken.sentence or text("ui.talk.act.added"), undo))
        self.done.emit()
        if taken.conversation is not None:
            self.went.emit(taken.conversation)
        if taken.screen:
            self.led.emit(taken.screen)

    async def _take_back(
        self, item: PlanItemId, step: tuple[ConversationId, str], turn: Turn
    ) -> None:
        if self._desk.talking is None:
            return
        await self._desk.talking.take_back(item)
        self._said.dress.planned -= {step}
        if step[0] == self._said.dress.talk:
            self._said.dress_again(turn)
        self.done.emit()
