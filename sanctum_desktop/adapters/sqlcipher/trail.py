"""The trail in the vault, and what waits beside a locked one for its next opening."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.database import Database, Writing
from sanctum_desktop.adapters.sqlcipher.presence import TRIES
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.runtime.files import PRIVATE_FILE

_MOST_BYTES: Final = 64 * 1024
"""Of the file of what waits: after a thousand or two failed tries more say nothing new."""
_WAITING: Final = frozenset({TrailEvent.UNLOCK_FAILED, TrailEvent.RESTORED})
"""What may be done to a locked vault; anybody may write the file, so nothing else is believed."""


class SqlcipherTrail:
    """The Trail port in the vault."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def record(self, event: TrailEvent, detail: str = "") -> None:
        entry = TrailEntry(self._clock.now(), event, detail)
        await self._store.write(lambda writing: _append(writing, entry))

    def leave_restored(self, folder: Path) -> None:
        """Beside a vault just unpacked, whose keys this one may not have: it is from a backup."""
        _leave(folder, f"{self._clock.now().isoformat()} {TrailEvent.RESTORED.value}")

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
    tries = folder / TRIES
    waiting = _waiting_in(tries)

    def work(writing: Writing) -> None:
        for entry in (*waiting, *entries):
            _append(writing, entry)

    database.write(work)
    tries.unlink(missing_ok=True)


def note_failed_try(folder: Path, at: datetime) -> None:
    """Leave the time of a wrong passphrase beside the locked vault, which cannot be written."""
    _leave(folder, at.isoformat())


def _leave(folder: Path, line: str) -> None:
    with suppress(OSError):  # a full disk must not hide what there is to say
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(folder / TRIES, flags, PRIVATE_FILE), "ab") as stream:
            if stream.tell() < _MOST_BYTES:
                stream.write(f"{line}\n".encode())


def _waiting_in(path: Path) -> list[TrailEntry]:
    """The acts in the file, a time alone being a failed try; other lines are passed over."""
    try:
        lines = path.read_bytes()[:_MOST_BYTES].decode("ascii", "replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        at, _, event = line.partition(" ")
        with suppress(ValueError):
            act = TrailEvent(event or TrailEvent.UNLOCK_FAILED)
            if act in _WAITING:
                found.append(TrailEntry(datetime.fromisoformat(at), act))
    return found


def _append(writing: Writing, entry: TrailEntry) -> None:
    writing.do(
        "INSERT INTO trail (at, event, detail) VALUES (?, ?, ?)",
        (entry.at.isoformat(), entry.event.value, entry.detail),
    )
