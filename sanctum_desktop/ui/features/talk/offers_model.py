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

Key = tuple[ConversationId | None, int, int]


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
            or (talk, turn, at) in self._said.dress.taken
        ):
            return
        self._tasks.start(name, self._take(talk, told, at))

    async def _take(self, talk: ConversationId, turn: Turn, at: int) -> None:
        if self._desk.talking is None:
            return
        taken = await self._desk.talking.take(talk, turn.index, turn.actions[at])
        if taken.sentence:
            self._say((talk, turn.index, at), turn, taken.sentence)
        self._follow(taken, (talk, turn.index, at), turn)

    def _follow(self, taken: Taken, key: Key, turn: Turn) -> None:
        if taken.undo is not None:
            words = taken.sentence or text("ui.talk.act.added")
            undo = partial(self._take_back, taken.undo, key, turn)
            self.undoable.emit(Undoable(words, undo))
        self.done.emit()
        if taken.conversation is not None:
            self.went.emit(taken.conversation)
        if taken.screen:
            self.led.emit(taken.screen)

    def _say(self, key: Key, turn: Turn, sentence: str) -> None:
        dress = self._said.dress
        if sentence:
            dress.taken[key] = sentence
        else:
            dress.taken.pop(key, None)
        if key[0] == dress.talk:
            self._said.dress_again(turn)

    async def _take_back(self, item: PlanItemId, key: Key, turn: Turn) -> None:
        if self._desk.talking is not None:
            await self._desk.talking.take_back(item)
            self._say(key, turn, "")
            self.done.emit()
