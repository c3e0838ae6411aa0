"""Finds what was said, in all talks and on all their branches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import Speaker, TalkPlace
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_AFTER_MS: Final = 150


@dataclass(frozen=True)
class FoundRow:
    """A message with the words in it; `beside` says who said it, when, and where it lies."""

    talk: str
    turn: int
    snippet: str = field(repr=False)
    beside: str
    marks: tuple[tuple[int, int], ...] = ()

    @cached_property
    def spans(self) -> list[dict[str, Any]]:
        """Where the words stand, in UTF-16 units."""
        return [
            {
                "start": _units(self.snippet[:start]),
                "length": _units(self.snippet[start:end]),
                "look": "strong",
            }
            for start, end in self.marks
        ]


@QmlElement
class FindingModel(QObject):
    """Looks a moment after the last key; `sought` leads to a message."""

    changed = Signal()
    sought = Signal(str, int)

    def __init__(
        self,
        desk: Desk,
        tasks: TaskOwner,
        name_of: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._name_of = desk, tasks, name_of
        self._rows = Rows(FoundRow, self)
        self._query, self._looked = "", False
        self.looking = QTimer(self, interval=LOOK_AFTER_MS, singleShot=True)
        self.looking.timeout.connect(self.look)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(bool, notify=changed)
    def active(self) -> bool:
        """True where something is looked for."""
        return bool(self._query)

    @Property(str, notify=changed)
    def told(self) -> str:
        """How many there are, "" until it is known."""
        if not self._looked:
            return ""
        count = len(self._rows.rows)
        return text("ui.find.found", count=count) if count else text("ui.find.nothing")

    @Slot(str)
    def find(self, query: str) -> None:
        """Look for these words; "" looks for nothing any more."""
        query = query.strip()
        if query == self._query:
            return
        self._query = query
        if query:
            self.looking.start()
        else:
            self.looking.stop()
            self._tasks.cancel("find")
            self._show(())
        self.changed.emit()

    @Slot(int)
    def choose(self, at: int) -> None:
        """Go to that message."""
        if 0 <= at < len(self._rows.rows):
            row = self._rows.rows[at]
            self.sought.emit(row.talk, row.turn)

    def look(self) -> None:
        """Look now."""
        self.looking.stop()
        if self._query:
            self._tasks.start("find", self._look(self._query))

    async def _look(self, query: str) -> None:
        if self._desk.talking is not None:
            found = await self._desk.talking.search(query)
            if query == self._query:
                self._looked = True
                self._show(found)

    def _show(self, found: Sequence[FoundMessage]) -> None:
        self._looked = self._looked and bool(self._query)
        self._rows.show([self._row(one) for one in found])
        self.changed.emit()

    def _row(self, one: FoundMessage) -> FoundRow:
        name = self._name_of(one.persona)
        mine = one.speaker is Speaker.PERSON
        parts = [
            text("ui.find.you", name=name) if mine else name,
            day_words(day_of(one.said_at), self._desk.today(), short=True),
        ]
        if one.place is not TalkPlace.OPEN:
            parts.append(text(f"ui.talks.place.{one.place}"))
        return FoundRow(one.conversation, one.turn, one.snippet, " · ".join(parts), one.marks)


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
