"""Reads a copy of the database from end to end before anybody relies on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.database import Database, verify_copy
from sanctum_desktop.adapters.sqlcipher.header import Anchor
from sanctum_desktop.adapters.sqlcipher.row_digests import TABLES
from sanctum_desktop.core.domain.errors import VaultDamaged

# Table names come from the database's own list, never from outside.
# ruff: noqa: S608


def examine(copy: Path, keys: Sequence[bytearray]) -> tuple[Anchor, Mapping[str, int]]:
    """The anchor of a copy and its rows a table; VaultDamaged where a page or a row is missing."""
    database = Database(copy, keys, b"")
    try:
        rows = {table: _count(database, table) for table in tables_of(database)}
        _refuse_gaps(database, rows)
    finally:
        database.discard()
    return verify_copy(copy, keys), rows  # last, since it leaves one file


def tables_of(database: Database) -> tuple[str, ...]:
    """The tables that hold what the person keeps."""
    return tuple(name for (name,) in database.read(TABLES))


def _count(database: Database, table: str) -> int:
    # Counted over the table itself: an index could still list what the table has lost.
    ((count,),) = database.read(f'SELECT count(*) FROM "{table}" NOT INDEXED')
    return int(count)


def _refuse_gaps(database: Database, rows: Mapping[str, int]) -> None:
    """A turn without its talk, or a talk with a turn missing."""
    if database.read("PRAGMA foreign_key_check"):
        raise VaultDamaged("That copy of the vault has rows without what they belong to.")
    if "turns" in rows and database.read(
        "SELECT 1 FROM turns GROUP BY conversation HAVING count(*) <> max(number) + 1 LIMIT 1"
    ):
        raise VaultDamaged("That copy of the vault has lost words of a conversation.")
