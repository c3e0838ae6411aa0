"""Pages of a table whose rows have a position and an id."""

from __future__ import annotations

from typing import Any

from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.errors import NotFound

# Table and column names are constants of ours; every value is bound.
# ruff: noqa: S608


async def newest_first(
    store: Store, table: str, columns: str, before: str | None, limit: int
) -> list[tuple[Any, ...]]:
    sql = f"SELECT {columns} FROM {table}"

    def work(database: Database) -> list[tuple[Any, ...]]:
        if before is None:
            return database.read(f"{sql} ORDER BY position DESC LIMIT ?", (limit,))
        position = _position(database, table, before)
        return database.read(
            f"{sql} WHERE position < ? ORDER BY position DESC LIMIT ?", (position, limit)
        )

    return await store.look(work)


async def oldest_first(
    store: Store, table: str, columns: str, after: str | None, limit: int
) -> list[tuple[Any, ...]]:
    def work(database: Database) -> list[tuple[Any, ...]]:
        position = -1 if after is None else _position(database, table, after)
        return database.read(
            f"SELECT {columns} FROM {table} WHERE position > ? ORDER BY position LIMIT ?",
            (position, limit),
        )

    return await store.look(work)


def _position(database: Database, table: str, identity: str) -> int:
    rows = database.read(f"SELECT position FROM {table} WHERE id = ?", (identity,))
    if not rows:
        raise NotFound("The list was asked to go on from something that is not there.")
    return int(rows[0][0])
