"""Every request that left this computer, or went to a server on it: the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.net import NetRecord, NetStage
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.telling import minute
from sanctum_desktop.ui.left_model import LeftModel
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.sizes import fine_size
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Leaving

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_PAGE: Final = 100
"""Records read at a time."""


@dataclass(frozen=True)
class LedgerRow:
    """One exchange, worded once it is in sight: of thousands, few are."""

    record: NetRecord

    @cached_property
    def words(self) -> str:
        """To whom, and what for."""
        why = text(f"ledger.purpose.{self.record.purpose}")
        return text("ui.ledger.to", host=self.record.host, why=why)

    @cached_property
    def sent(self) -> str:
        """How much left this computer."""
        if self.record.local:
            return text("ui.ledger.left.none")
        return fine_size(self.record.sent_bytes) if self._ended else text("ui.ledger.left.unknown")

    @cached_property
    def rest(self) -> str:
        """When, and what else there is to say of it."""
        return text("ui.ledger.rest", moment=minute(self.record.at), more=self._more)

    @cached_property
    def told(self) -> str:
        """All of it, to be heard."""
        sent = text("ui.ledger.left", size=self.sent)
        return f"{minute(self.record.at)}. {self.words}. {sent} {self._more}"

    @property
    def _ended(self) -> bool:
        return self.record.stage is NetStage.ENDED

    @property
    def _more(self) -> str:
        if not self._ended:
            return text("ui.ledger.begun")
        back = fine_size(self.record.received_bytes)
        if self.record.local:
            return text("ui.ledger.here", size=fine_size(self.record.sent_bytes), back=back)
        return text("ui.ledger.back", size=back)


@QmlElement
class LedgerModel(QObject):
    """Reads a page of records at a time, and anew when one is added while it is shown."""

    changed = Signal()

    def __init__(self, leaving: Leaving, left: LeftModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving, self._left = leaving, left
        self._records: list[NetRecord] = []
        self._rows = Rows(LedgerRow, self)
        self._message = ""
        self._ready = self._all = False
        self.tasks = TaskOwner(self._failed)
        left.recorded.connect(self._read_anew)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(LeftModel, constant=True)
    def left(self) -> LeftModel:
        return self._left

    @Property(bool, notify=changed)
    def none(self) -> bool:
        """True where there is no record at all."""
        return self._ready and not self._rows.rows

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why it could not be read, "" where it could."""
        return self._message

    @Slot()
    def show(self) -> None:
        """Read what is new; what was read before stays."""
        self.tasks.start("read", self._read_newest())

    @Slot()
    def more(self) -> None:
        """Read on, if there is more; not any more once the vault is closed."""
        free = not self._left.shut and not self.tasks.running("read")
        if self._ready and not self._all and free:
            self.tasks.start("read", self._read_on())

    def _read_anew(self) -> None:
        if self._ready and not self._left.shut:
            self.show()

    async def _read_newest(self) -> None:
        records = list(await self._leaving.records(_PAGE, 0))
        if self._records and self._records[0] in records:
            new = records[: records.index(self._records[0])]
            self._show([*new, *self._records], everything=self._all)
        else:
            self._show(records, everything=len(records) < _PAGE)

    async def _read_on(self) -> None:
        records = await self._leaving.records(_PAGE, len(self._records))
        self._show([*self._records, *records], everything=len(records) < _PAGE)

    def _show(self, records: list[NetRecord], *, everything: bool) -> None:
        self._records, self._all = records, everything
        self._ready, self._message = True, ""
        self._rows.show(list(ledger_rows(records)))
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def ledger_rows(records: Iterable[NetRecord]) -> Iterator[LedgerRow]:
    """A row an exchange; a request that has just begun, or never ended, is a row of its own."""
    ended = set()
    for record in records:  # the newest first: its end comes before its beginning
        if record.stage is NetStage.ENDED:
            ended.add(record.trace)
        elif record.trace in ended:
            continue
        yield LedgerRow(record)
