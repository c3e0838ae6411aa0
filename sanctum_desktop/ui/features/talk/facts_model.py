"""The facts beside the talk, each open to a decision and each decision open to undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Status
from sanctum_desktop.ui.features.talk.rows import FactRow, fact_row
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FactsModel(QObject):
    """Lists what was heard, grouped by section; rejected facts stay in sight until undone."""

    changed = Signal()

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._rows = Rows(FactRow, self)
        self._facts: dict[FactId, Fact] = {}
        self._before: list[Fact] = []

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(bool, notify=changed)
    def undoable(self) -> bool:
        return bool(self._before)

    @property
    def facts(self) -> Sequence[Fact]:
        return tuple(self._facts.values())

    def show(self, facts: Sequence[Fact]) -> None:
        order = list(Section)
        # A topic only joins what was told; there is nothing in it to accept.
        told = [fact for fact in facts if fact.name != "topic"]
        shown = sorted(told, key=lambda fact: order.index(fact.section))
        self._facts = {fact.id: fact for fact in shown}
        self._rows.show([fact_row(f) for f in shown if f.status is not Status.RETRACTED])
        self.changed.emit()

    @Slot(str)
    def accept(self, fact: str) -> None:
        self._decide(FactId(fact), status=Status.ACCEPTED)

    @Slot(str)
    def reject(self, fact: str) -> None:
        self._decide(FactId(fact), status=Status.REJECTED)

    @Slot(str, str)
    def edit(self, fact: str, value: str) -> None:
        if value.strip():
            self._decide(FactId(fact), status=Status.ACCEPTED, value=value.strip())

    @Slot()
    def undo(self) -> None:
        if self._before:
            before = self._before.pop()
            work = self._decided(before.id, status=before.status, value=before.value)
            self._tasks.start(f"fact {before.id}", work)

    def _decide(self, fact: FactId, *, status: Status, value: str | None = None) -> None:
        self._before.append(self._facts[fact])
        self._tasks.start(f"fact {fact}", self._decided(fact, status=status, value=value))

    async def _decided(self, fact: FactId, *, status: Status, value: str | None) -> None:
        after = await self._desk.decide_fact(fact, status=status, value=value)
        self.show([after if one.id == fact else one for one in self._facts.values()])
