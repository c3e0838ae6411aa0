"""What stands beside a talk with anybody but Gem: what was remembered, and what is planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.rows import Passage
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the plan; `done` once it was taken."""

    words: str = field(repr=False)
    done: bool


@QmlElement
class BesideModel(QObject):
    """Lists both; `sought` leads to where something was said, which can be corrected there.

    A step can be marked as done or taken off the plan; `kept` says that the plan is another now.
    """

    changed = Signal()
    kept = Signal()
    undoable = Signal(object)
    sought = Signal(str, int)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talking, self._tasks = desk.talking, tasks
        self._can_keep = (
            not desk.read_only and desk.talking is not None and desk.talking.keep_step is not None
        )
        self._steps: Sequence[PlanItem] = ()
        self._remembered = Rows(Passage, self)
        self._plan = Rows(StepRow, self)

    @Property(QObject, constant=True)
    def remembered(self) -> QObject:
        return self._remembered

    @Property(QObject, constant=True)
    def plan(self) -> QObject:
        return self._plan

    @Property(int, notify=changed)
    def recalls(self) -> int:
        """How much was remembered in this talk."""
        return len(self._remembered.rows)

    @Property(int, notify=changed)
    def steps(self) -> int:
        return len(self._plan.rows)

    @Property(bool, constant=True)
    def planned(self) -> bool:
        """True where there is a plan to look at."""
        return self._talking is not None and self._talking.plan is not None

    @Property(bool, constant=True)
    def keeping(self) -> bool:
        """True where a step can be marked as done, or taken off the plan."""
        return self._can_keep

    @Slot(int, bool)
    def mark(self, at: int, done: bool) -> None:
        """That step was taken, or was not after all."""
        if self._can_keep and 0 <= at < len(self._steps):
            step = self._steps[at]
            self._tasks.start(f"step {step.id}", self._mark(step, done=done))

    @Slot(int)
    def remove(self, at: int) -> None:
        """Take that step off the plan."""
        if self._can_keep and 0 <= at < len(self._steps):
            step = self._steps[at]
            self._tasks.start(f"step {step.id}", self._remove(step))

    @Slot(str, int)
    def goTo(self, talk: str, turn: int) -> None:  # noqa: N802 - QML's name for it
        self.sought.emit(talk, turn)

    def show(self, turns: Sequence[Turn], passage: Callable[[Citation], Passage]) -> None:
        """What was said before that the replies of this branch rest on, the latest first."""
        cites = [cite for turn in reversed(turns) for cite in turn.cites]
        said = [passage(cite) for cite in cites if cite.turn is not None]
        self._remembered.show(list(dict.fromkeys(said)))
        self.changed.emit()

    async def read_plan(self) -> Sequence[PlanItem]:
        """What is planned, as it now is."""
        steps: Sequence[PlanItem] = ()
        if self._talking is not None and self._talking.plan is not None:
            steps = await self._talking.plan()
            self._steps = tuple(steps)
            self._plan.show([StepRow(one.text, one.done_at is not None) for one in steps])
            self.changed.emit()
        return steps

    async def _mark(self, step: PlanItem, *, done: bool) -> None:
        await self._keep(step, done=done)
        words = "ui.beside.plan.did.done" if done else "ui.beside.plan.did.open"
        self.undoable.emit(Undoable(text(words), partial(self._keep, step, done=not done)))

    async def _remove(self, step: PlanItem) -> None:
        if self._talking is not None:
            await self._talking.take_back(step.id)
            back = partial(self._keep, step, done=step.done_at is not None)
            self.undoable.emit(Undoable(text("ui.beside.plan.did.remove"), back))
            self.kept.emit()

    async def _keep(self, step: PlanItem, *, done: bool) -> None:
        if self._talking is not None and self._talking.keep_step is not None:
            await self._talking.keep_step(step, done)
            self.kept.emit()
