"""The trail in the vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.database import Database, Writing
from sanctum_desktop.adapters.sqlcipher.presence import TRIES
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.adapters.sqlcipher.waiting import leave, waiting
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.ports.clock import Clock


class SqlcipherTrail:
    """The Trail port in the vault."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def record(self, event: TrailEvent, detail: str = "") -> None:
        entry = TrailEntry(self._clock.now(), event, detail)
        await self._store.write(lambda writing: _append(writing, entry))

    def leave_restored(self, folder: Path) -> None:
        """Beside a vault just unpacked, whose keys this one may not have: it is from a backup."""
        leave(folder, TrailEntry(self._clock.now(), TrailEvent.RESTORED))

    async def page(
        self, *, holding: str = "", skip: int = 0, limit: int = 200
    ) -> Sequence[TrailEntry]:
        rows = await self._store.read(
            "SELECT at, event, detail FROM trail"
            " WHERE instr(lower(event || ' ' || detail), lower(?)) > 0"
            " ORDER BY position DESC LIMIT ? OFFSET ?",
            (holding, limit, skip),
        )
        return tuple(
            TrailEntry(datetime.fromisoformat(at), TrailEvent(event), detail)
            for at, event, detail in rows
        )


def record(database: Database, folder: Path, entries: Sequence[TrailEntry]) -> None:
    """Append what waits in the folder, then the entries, in one change."""
    first = waiting(folder)

    def work(writing: Writing) -> None:
        for entry in (*first, *entries):
            _append(writing, entry)

    database.write(work)
    (folder / TRIES).unlink(missing_ok=True)


def _append(writing: Writing, entry: TrailEntry) -> None:
    writing.do(
        "INSERT INTO trail (at, event, detail) VALUES (?, ?, ?)",
        (entry.at.isoformat(), entry.event.value, entry.detail),
    )
