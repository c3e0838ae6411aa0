"""What was done with the vault, to read, to search and to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.telling import minute, suggested
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for something to compute."""


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One act: when it was, and what."""

    moment: str
    words: str
    detail: str


@QmlElement
class TrailModel(QObject):
    """The trail, newest first; the search looks through what is shown."""

    changed = Signal()

    def __init__(self, keeping: Keeping, doing: DoingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping, self._doing = keeping, doing
        self._entries: tuple[TrailEntry, ...] = ()
        self._all: list[TrailRow] = []
        self._rows = Rows(TrailRow, self)
        self._sought = self._message = ""
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def message(self) -> str:
        """How many are shown, or why none are."""
        return self._message

    @Slot(result=str)
    def place(self) -> str:
        return suggested(self._keeping, ".csv")

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str)
    def search(self, words: str) -> None:
        """Show the entries that hold the words; all for ""."""
        self._sought = words.strip().casefold()
        found = [row for row in self._all if self._sought in _shown(row)]
        self._rows.show(found)
        self._message = text(
            "ui.trail.found" if self._sought else "ui.trail.count", count=f"{len(found):,}"
        )
        self.changed.emit()

    @Slot(str)
    def save(self, place: str) -> None:
        """Write all of it as CSV."""
        self._doing.start("trail", partial(self._save, place))

    async def _show(self) -> None:
        self._entries = await self._keeping.read_trail()
        self._all = [_row(entry) for entry in self._entries]
        self.search(self._sought)

    async def _save(self, place: str) -> str:
        entries = await self._keeping.read_trail()
        await self._keeping.save_text(as_csv(entries), place)
        self.show()
        return text("ui.trail.saved")

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def as_csv(entries: Iterable[TrailEntry]) -> str:
    """The trail as a table: time, event, detail; the newest first."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("time", "event", "detail"))
    for entry in entries:
        detail = f"'{entry.detail}" if entry.detail.startswith(_FORMULA) else entry.detail
        table.writerow((entry.at.isoformat(), entry.event.value, detail))
    return out.getvalue()


def _row(entry: TrailEntry) -> TrailRow:
    words, detail = text(f"ui.trail.event.{entry.event.value}"), entry.detail
    if entry.event is TrailEvent.RECOVERY_CONFIRMED:
        detail = text(f"ui.trail.detail.{detail}")
    return TrailRow(minute(entry.at), words, detail)


def _shown(row: TrailRow) -> str:
    return f"{row.moment} {row.words} {row.detail}".casefold()
