"""One SQLCipher connection: opened with every guard, written in chained transactions."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from sanctum_desktop.adapters.sqlcipher.header import Anchor
from sanctum_desktop.core.domain.errors import (
    SanctumBug,
    VaultDamaged,
    VaultError,
    VaultFull,
    VaultUnreadable,
)

T = TypeVar("T")
Value = str | int | float | bytes | None
_PLAIN_MAGIC: Final = b"SQLite format 3\x00"
_PAGE_CACHE_KIB: Final = 64 * 1024
GUARDS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}",
)


class _Cursor(Protocol):
    def fetchall(self) -> list[tuple[Any, ...]]: ...

    def fetchone(self) -> tuple[Any, ...] | None: ...


class Connection(Protocol):
    """The part of sqlcipher3's connection that is used here."""

    def execute(self, sql: str, values: Sequence[Value] = ..., /) -> _Cursor: ...

    def set_key(self, key: str, /) -> None: ...

    def close(self) -> None: ...


class Writing:
    """One write transaction: what it does is remembered in a digest for the chain."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._digest = hashlib.sha256()

    def read(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        return _rows(self._connection, sql, values)

    def do(self, sql: str, values: Sequence[Value] = ()) -> None:
        kept = [_storable(value) for value in values]
        self._digest.update(json.dumps([sql, kept], default=bytes.hex).encode())
        self._connection.execute(sql, kept)

    @property
    def digest(self) -> bytes:
        return self._digest.digest()


class Database:
    """The open database. All calls come from one thread; SQLCipher's errors stay inside."""

    def __init__(self, path: Path, key: bytearray, anchor_key: bytes) -> None:
        self._path, self._key, self._anchor_key = path, key, anchor_key
        self._connection: Connection | None = None

    def open(self) -> None:
        """Connect with all guards and prove that the key fits."""
        refuse_plain_file(self._path)
        with _errors_translated():
            self._connection = connect(self._path, self._key)

    def close(self) -> None:
        """Fold the log into the database and let go of it."""
        if self._connection is None:
            return
        try:
            with _errors_translated():
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.discard()

    def discard(self) -> None:
        """Drop the connection as it is; the next call opens a fresh one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlcipher.Error):  # it is given up because it failed
                connection.close()

    def read(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        with self._live() as connection:
            return _rows(connection, sql, values)

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """A statement outside any transaction (VACUUM INTO, a checkpoint)."""
        with self._live() as connection:
            connection.execute(sql, values).fetchall()

    def write(self, work: Callable[[Writing], T]) -> T:
        """Do all of `work` or none of it, durable on return, and add a link to the chain."""
        return self._transaction(work, self._add_link)

    def write_unchained(self, work: Callable[[Writing], T]) -> T:
        """As `write`, before there is a chain."""
        return self._transaction(work, lambda _connection, _digest: None)

    def refuse_unless_intact(self) -> None:
        """Check every page's seal and every table; VaultDamaged otherwise."""
        if self.read("PRAGMA cipher_integrity_check"):
            raise VaultDamaged("A page of the vault was changed since it was written.")
        if self.read("PRAGMA integrity_check(1)") != [("ok",)]:
            raise VaultDamaged("The vault's database contradicts itself.")

    def _transaction(
        self, work: Callable[[Writing], T], finish: Callable[[Connection, bytes], None]
    ) -> T:
        with self._live() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                writing = Writing(connection)
                result = work(writing)
                finish(connection, writing.digest)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlcipher.Error):  # a failed commit has rolled back already
                    connection.execute("ROLLBACK")
                raise
            return result

    def anchor(self) -> Anchor:
        rows = self.read("SELECT number, chain FROM vault_state")
        if len(rows) != 1:
            raise VaultDamaged("The vault's record of its own changes is missing.")
        return Anchor(number=rows[0][0], chain=rows[0][1])

    def _add_link(self, connection: Connection, digest: bytes) -> None:
        ((number, chain),) = _rows(connection, "SELECT number, chain FROM vault_state", ())
        message = chain + (number + 1).to_bytes(8, "big") + digest
        link = hmac.digest(self._anchor_key, message, hashlib.sha256)
        connection.execute("UPDATE vault_state SET number = ?, chain = ?", (number + 1, link))

    @contextmanager
    def _live(self) -> Iterator[Connection]:
        if self._connection is None:
            self.open()
        assert self._connection is not None  # noqa: S101 - open sets it or raises
        try:
            with _errors_translated():
                yield self._connection
        except (VaultDamaged, VaultUnreadable):
            self.discard()  # after an I/O error SQLite's own view of the file may be wrong
            raise


def connect(path: Path, key: bytearray) -> Connection:
    """A guarded connection, with SQLCipher's own errors."""
    connection: Connection = sqlcipher.connect(str(path), isolation_level=None)
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


def copy_into(database: Database, target: Path) -> None:
    """A compact copy under the same key."""
    database.run("VACUUM INTO ?", (str(target),))


def verify_copy(path: Path, key: bytearray) -> Anchor:
    """Open a closed database, check every page of it, and give its anchor."""
    copy = Database(path, key, b"")
    try:
        copy.refuse_unless_intact()
        anchor = copy.anchor()
        copy.run("PRAGMA journal_mode = DELETE")  # so that one file holds it all
    finally:
        copy.discard()
    return anchor


def refuse_plain_file(path: Path) -> None:
    """Asked before connecting: reading the file ourselves later would drop SQLite's locks."""
    with _errors_translated(), path.open("rb") as stream:
        if stream.read(len(_PLAIN_MAGIC)) == _PLAIN_MAGIC:
            raise VaultDamaged("The vault's database is not encrypted: it is not ours.")


def _rows(connection: Connection, sql: str, values: Sequence[Value]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(sql, list(values)).fetchall()
    return rows


def _storable(value: Value) -> Value:
    """Half a surrogate pair, as a paste may hold, cannot be stored: it becomes "?"."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


@contextmanager
def _errors_translated() -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        raise _as_ours(error) from error
    except OSError as error:
        raise VaultUnreadable("The vault's files cannot be read.") from error


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
