"""A SQLCipher connection with every guard on, and its errors in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from sqlcipher3 import dbapi2 as sqlcipher

from sanctum_desktop.core.domain.errors import (
    SanctumBug,
    VaultDamaged,
    VaultError,
    VaultFull,
    VaultUnreadable,
)

Value = str | int | float | bytes | None
_PAGE_CACHE_KIB: Final = 64 * 1024
GUARDS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # a row that is replaced counts as deleted, too
    f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}",
)


class Cursor(Protocol):
    """The part of its cursor."""

    def fetchall(self) -> list[tuple[Any, ...]]: ...

    def fetchone(self) -> tuple[Any, ...] | None: ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Connection(Protocol):
    """The part of sqlcipher3's connection that is used here."""

    def execute(self, sql: str, values: Sequence[Value] = ..., /) -> Cursor: ...

    def set_key(self, key: str, /) -> None: ...

    def reset_key(self, key: str, /) -> None: ...

    def create_function(self, name: str, narg: int, func: Callable[..., object], /) -> None: ...

    def close(self) -> None: ...


def connect(path: Path, key: bytearray, *, read_only: bool = False) -> Connection:
    """A guarded connection, with SQLCipher's own errors.

    One to read only leaves database and log as they are, even where a log waits to be folded in.
    """
    place = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection: Connection = sqlcipher.connect(place, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute("PRAGMA cipher_memory_security = ON").fetchall()
        connection.set_key(f"x'{key.hex()}'")  # a PRAGMA would show the key to a trace
        for guard in GUARDS:
            connection.execute(guard).fetchall()
        _refuse_unless_sound(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_unless_sound(connection: Connection) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise SanctumBug("this build links plain SQLite in place of SQLCipher")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise VaultDamaged(
            "The vault's database is damaged.", advice="Restore a backup into a new folder."
        )


@contextmanager
def errors_translated() -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        raise _as_ours(error) from error
    except OSError as error:
        raise VaultUnreadable("The vault's files cannot be read.") from error


def is_other_key(error: Exception) -> bool:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return code == sqlite3.SQLITE_NOTADB


def _as_ours(error: Exception) -> VaultError | SanctumBug:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    match code:
        case sqlite3.SQLITE_FULL:
            return VaultFull(
                "The disk is full; what was saved before is safe.",
                advice="Free some space and try again.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return VaultDamaged(
                "The vault's database was changed, cut or mixed since it was written.",
                advice="Restore a backup into a new folder.",
            )
        case (
            sqlite3.SQLITE_IOERR
            | sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_READONLY
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_NOMEM
            | sqlite3.SQLITE_BUSY
            | sqlite3.SQLITE_NOLFS
        ):
            return VaultUnreadable(
                "The vault's files cannot be read or written; what was saved before is safe.",
                advice="Check the disk and its permissions, then try again.",
            )
        case _:
            return SanctumBug(f"the database refused a statement ({code})")
