"""What left this computer, in the vault: appended, as the trail is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.errors import CannotWrite, VaultError
from sanctum_desktop.core.domain.net import Left, NetPurpose, NetRecord, NetStage
from sanctum_desktop.runtime.translate import translate

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608

_COLUMNS: Final = "at, trace, stage, purpose, host, sent_bytes, received_bytes, local"


class SqlcipherNetLedger:
    """NetLedger in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, records: Sequence[NetRecord]) -> None:
        if not records:
            return

        def work(writing: Writing) -> None:
            for record in records:
                writing.do(
                    f"INSERT INTO net_ledger ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    _row(record),
                )

        with translate({VaultError: _unwritable}):
            await self._store.write(work)

    async def read(self) -> tuple[NetRecord, ...]:
        return await self._read("ORDER BY position")

    async def page(self, *, skip: int = 0, limit: int = 200) -> tuple[NetRecord, ...]:
        return await self._read("ORDER BY position DESC LIMIT ? OFFSET ?", limit, skip)

    async def left(self) -> Left:
        ((sent, requests, local, pending),) = await self._store.read(
            "SELECT sum(sent_bytes) FILTER (WHERE NOT local),"
            " count(*) FILTER (WHERE NOT local AND stage = ?),"
            " sum(sent_bytes) FILTER (WHERE local),"
            " count(*) FILTER (WHERE NOT local AND stage = ? AND trace NOT IN"
            " (SELECT trace FROM net_ledger WHERE stage = ?)) FROM net_ledger",
            (NetStage.BEGUN.value, NetStage.BEGUN.value, NetStage.ENDED.value),
        )
        return Left(sent_bytes=sent or 0, requests=requests, local_bytes=local or 0, open=pending)

    async def _read(self, which: str, *values: int) -> tuple[NetRecord, ...]:
        rows = await self._store.read(f"SELECT {_COLUMNS} FROM net_ledger {which}", values)
        return tuple(_record(row) for row in rows)


def _row(record: NetRecord) -> tuple[str | int, ...]:
    return (
        record.at.isoformat(),
        record.trace,
        record.stage.value,
        record.purpose.value,
        record.host,
        record.sent_bytes,
        record.received_bytes,
        record.local,
    )


def _record(row: Sequence[Any]) -> NetRecord:
    at, trace, stage, purpose, host, sent_bytes, received_bytes, local = row
    return NetRecord(
        at=datetime.fromisoformat(at),
        trace=trace,
        stage=NetStage(stage),
        purpose=NetPurpose(purpose),
        host=host,
        sent_bytes=sent_bytes,
        received_bytes=received_bytes,
        local=bool(local),
    )


def _unwritable(error: Exception) -> CannotWrite:
    return CannotWrite(
        f"The record of what leaves this computer could not be written. {error}",
        advice="Nothing was sent.",
    )
