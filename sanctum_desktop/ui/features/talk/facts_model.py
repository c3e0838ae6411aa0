"""The facts beside the talk, each open to a decision, and each decision to be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, FactId, Status
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.fact_values import stored, typed
from sanctum_desktop.ui.features.talk.rows import FactRow, fact_rows
from sanctum_desktop.ui.half_written import HalfWritten
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FactsModel(QObject):
    """Lists what was heard, grouped by section; rejected facts stay in sight until undone.

    `sought` names a fact to be shown, and its row.
    """

    changed = Signal()
    undoable = Signal(object)
    sought = Signal(str, int)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._half = HalfWritten(desk.drafts, tasks, "fact", self)
        self._rows = Rows(FactRow, self)
        self._facts: dict[FactId, Fact] = {}
        self._message = ""
        self._acts = count()
        self._one_at_a_time = asyncio.Lock()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why what was typed could not be kept."""
        return self._message

    @Property(str, notify=changed)
    def halfway(self) -> str:
        """The fact whose new words are half-written, "" where none is."""
        return next((fact for fact in self._half.known() if fact in self._facts), "")

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._desk.read_only

    @property
    def facts(self) -> Sequence[Fact]:
        return tuple(self._facts.values())

    async def load(self) -> None:
        """Bring back the words a lock left half-written, for `show`; write those of now."""
        self.save()
        await self._half.load()

    def commands(self) -> Iterator[Command]:
        """What the palette offers: the facts that were not rejected."""
        for at, row in enumerate(self._rows.rows):
            if row.standing != Status.REJECTED:
                show = partial(self.sought.emit, row.fact, at)
                yield Command(row.value, show, CommandKind.FACT, screen="talk", beside=row.label)

    def save(self) -> None:
        """Begin to write what is half-written."""
        self._half.save()

    @Slot(str, str)
    def keep(self, fact: str, words: str) -> None:
        """Keep what is half-written in the fact's place, soon after the last key."""
        known = self._facts.get(FactId(fact))
        self._half.keep(fact, "" if known and words == typed(known) else words)

    def show(self, facts: Sequence[Fact]) -> None:
        self._facts = {fact.id: fact for fact in facts if fact.name not in BESIDE_A_DEED}
        held = [one for one in self._facts.values() if one.status is not Status.RETRACTED]
        self._rows.show(fact_rows(held, {fact.id: self._half.of(fact.id) for fact in held}))
        self.changed.emit()

    @Slot(str)
    def accept(self, fact: str) -> None:
        self._decide(FactId(fact), status=Status.ACCEPTED)

    @Slot(str)
    def reject(self, fact: str) -> None:
        self._decide(FactId(fact), status=Status.REJECTED)

    @Slot(str, str, result=bool)
    def edit(self, fact: str, value: str) -> bool:
        """False where it cannot be kept as it is."""
        if not value.strip():
            return False
        words = stored(self._facts[FactId(fact)], value.strip())
        self._message = "" if words else text("ui.facts.no_date")
        if words:
            self._decide(FactId(fact), status=Status.ACCEPTED, value=words, written=value)
        self.changed.emit()
        return bool(words)

    @Slot(str)
    def restore(self, fact: str) -> None:
        """Take back a rejection: it stands as it was heard."""
        self._decide(FactId(fact), status=Status.PROPOSED)

    def _decide(
        self, fact: FactId, *, status: Status, value: str | None = None, written: str = ""
    ) -> None:
        work = self._decided(self._facts[fact], status, value, written)
        self._tasks.start(f"fact {next(self._acts)}", work)  # none replaces another

    async def _decided(self, fact: Fact, status: Status, value: str | None, written: str) -> None:
        before = await self._put(fact, status, value, written)
        undo = partial(self._put, before, before.status, before.value)
        done = "edited" if value is not None else status.value
        self.undoable.emit(Undoable(text(f"ui.facts.done.{done}"), undo))

    async def _put(self, fact: Fact, status: Status, value: str | None, written: str = "") -> Fact:
        """Keep it after what was decided before; gives the fact as it was until then."""
        async with self._one_at_a_time:
            before = self._facts.get(fact.id, fact)
            after = await self._desk.decide_fact(fact.id, status=status, value=value)
            if self._half.of(fact.id) == written:  # not what was typed on meanwhile
                self._half.keep(fact.id, "")
                self._half.save()  # now: a lock that waits for this waits for that too
            self.show([after if one.id == fact.id else one for one in self._facts.values()])
            return before
