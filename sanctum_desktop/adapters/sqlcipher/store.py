"""The gate between repositories and the database: one worker thread, open or locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.adapters.sqlcipher.database import Database, Writing
from sanctum_desktop.core.domain.errors import VaultLocked
from sanctum_desktop.runtime.worker import Worker

T = TypeVar("T")


class Store:
    """Lends the open database to repositories; VaultLocked while there is none."""

    def __init__(self, worker: Worker, written: Callable[[], None]) -> None:
        self._worker = worker
        self._written = written
        self.database: Database | None = None

    async def read(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        return await self._worker.call(lambda: self.opened().read(sql, values))

    async def look(self, work: Callable[[Database], T]) -> T:
        """Several readings of one moment: nothing is written between them."""
        return await self._worker.call(lambda: work(self.opened()))

    async def write(self, work: Callable[[Writing], T]) -> T:
        """One transaction, durable on return."""
        return await self._worker.call(lambda: self._write(work))

    def opened(self) -> Database:
        if self.database is None:
            raise VaultLocked("The vault is locked.", advice="Unlock it first.")
        return self.database

    def _write(self, work: Callable[[Writing], T]) -> T:
        result = self.opened().write(work)
        self._written()
        return result
