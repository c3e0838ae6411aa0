"""One SQLCipher connection: opened with every guard, written in chained transactions."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from sanctum_desktop.adapters.sqlcipher.connection import (
    Connection,
    Value,
    connect,
    errors_translated,
    is_other_key,
)
from sanctum_desktop.adapters.sqlcipher.header import Anchor
from sanctum_desktop.adapters.sqlcipher.row_digests import (
    CACHES,
    INDEX_OF_WORDS,
    RowDigests,
)
from sanctum_desktop.core.domain.errors import (
    SanctumBug,
    VaultDamaged,
    VaultReadOnly,
    VaultUnreadable,
)

T = TypeVar("T")
_PLAIN_MAGIC: Final = b"SQLite format 3\x00"


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

    def __init__(self, path: Path, keys: Sequence[bytearray], anchor_key: bytes) -> None:
        """`keys`: where a rekeying was cut short, the one or the other opens."""
        self._path, self._keys, self.anchor_key = path, list(keys), anchor_key
        self._connection: Connection | None = None
        self._file: tuple[int, int] | None = None
        self.read_only = False
        self._digests: RowDigests | None = None
        self._tallies = True

    @property
    def key(self) -> bytearray:
        """The key that opened it."""
        return self._keys[0]

    def reopen(self, *, read_only: bool) -> None:
        """From here on to read only, no byte of it written, or to write."""
        self.discard()
        self.read_only = read_only

    def open(self) -> None:
        """Connect with all guards and prove that a key fits."""
        refuse_plain_file(self._path)
        with errors_translated():
            self._connection = self._connect()
            self._file = _identity(self._path)
            digests = RowDigests(self._connection)
            self._digests = digests if self._tallies and digests.watch() else None

    def _connect(self) -> Connection:
        for place, key in enumerate(self._keys):
            try:
                connection = connect(self._path, key, read_only=self.read_only)
            except sqlcipher.DatabaseError as error:
                if not is_other_key(error) or key is self._keys[-1]:
                    raise
                continue
            self._keys.insert(0, self._keys.pop(place))
            return connection
        raise SanctumBug("a database without a key")

    def rekey(self, new: bytearray) -> None:
        """Write every page anew under `new`; killed midway, the old key or the new one opens."""
        self._keys.append(new)
        with self._live() as connection:
            try:
                connection.reset_key(f"x'{new.hex()}'")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlcipher.Error as error:  # a full disk shows as "locked" here
                raise VaultUnreadable(
                    "The keys could not be renewed: the disk is full or cannot be written.",
                    advice="Nothing was lost. Free some space and try again.",
                ) from error
            finally:
                self.discard()  # whether it came to an end is for the next opening to find out
        self.refuse_unless_intact()
        if self.key is not new:
            raise SanctumBug("the database kept its old key")
        self._keys = [new]

    def keep_tallies(self) -> None:
        """Tally the rows where that was not done yet, and watch them from now on."""
        with self._live() as connection:
            if self._digests is not None:
                return
            digests = RowDigests(connection)
            if not digests.watch():
                self.write_unchained(lambda _writing: digests.begin_anew())
                digests.watch()
            self._digests, self._tallies = digests, True

    def tally_anew(self) -> None:
        """Take the rows as they are for those that were written; index their words anew."""
        with self._live() as connection:
            digests = RowDigests(connection)

        def work(writing: Writing) -> None:
            _index_anew(writing)
            digests.begin_anew()

        self.write(work)
        self.discard()  # what watches the rows begins from here

    def stop_tallies(self) -> None:
        """Watch no rows while tables change their shape; `keep_tallies` takes it up again."""
        self._tallies = False
        self.discard()

    def look_at_rows(self, look: Callable[[RowDigests], T]) -> T:
        with self._live() as connection:
            return look(RowDigests(connection))

    def refuse_replayed_rows(self, table: str) -> None:
        """Read every row of the table; VaultDamaged where it is not as it was written."""
        if self.look_at_rows(lambda digests: digests.differs(table)):
            raise VaultDamaged(
                f"Older content was put back into the vault ({table}).",
                advice="Restore a backup into a new folder.",
            )

    def close(self) -> None:
        """Fold the log into the database and let go of it."""
        if self._connection is None:
            return
        try:
            with errors_translated():
                if not self.read_only:
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.discard()

    def discard(self) -> None:
        """Drop the connection as it is; the next call opens a fresh one."""
        connection, self._connection = self._connection, None
        self._digests = None
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
        # It reads the file alone: after a rekeying cut short, pages may be in the log.
        if not self.read_only:
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        if self.read("PRAGMA cipher_integrity_check"):
            raise VaultDamaged("A page of the vault was changed since it was written.")
        if self.read("PRAGMA integrity_check(1)") != [("ok",)]:
            raise VaultDamaged("The vault's database contradicts itself.")
        for table in self.look_at_rows(RowDigests.tables):
            self.refuse_replayed_rows(table)

    def _transaction(
        self, work: Callable[[Writing], T], finish: Callable[[Connection, bytes], None]
    ) -> T:
        if self.read_only:
            raise opened_to_read()
        if self._connection is not None and _identity(self._path) != self._file:
            raise _gone()  # not let go of: what it holds can still be read and backed up
        with self._live() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                writing = Writing(connection)
                result = work(writing)
                if self._digests:
                    self._digests.store()
                finish(connection, writing.digest)
                connection.execute("COMMIT")
                if self._digests:
                    self._digests.committed()
            except BaseException:
                with suppress(sqlcipher.Error):  # a failed commit has rolled back already
                    connection.execute("ROLLBACK")
                if self._digests:
                    self._digests.forget()
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
        link = hmac.digest(self.anchor_key, message, hashlib.sha256)
        connection.execute("UPDATE vault_state SET number = ?, chain = ?", (number + 1, link))

    @contextmanager
    def _live(self) -> Iterator[Connection]:
        if self._connection is None:
            self.open()
        assert self._connection is not None  # noqa: S101 - open sets it or raises
        try:
            with errors_translated():
                yield self._connection
        except (VaultDamaged, VaultUnreadable):
            self.discard()  # after an I/O error SQLite's own view of the file may be wrong
            raise


def _index_anew(writing: Writing) -> None:
    index = INDEX_OF_WORDS
    if writing.read("SELECT 1 FROM sqlite_schema WHERE name = ?", (index,)):
        writing.do(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - ours


def copy_into(database: Database, target: Path) -> None:
    """A compact copy under the same key, without what is only a cache."""
    database.run("VACUUM INTO ?", (str(target),))
    tables = {name for (name,) in database.read("SELECT name FROM sqlite_schema")}
    cached = [cache for cache in CACHES if cache in tables]
    if any(database.read(f"SELECT 1 FROM {cache} LIMIT 1") for cache in cached):  # noqa: S608
        copy = Database(target, [database.key], b"")
        try:
            for cache in cached:
                copy.run(f"DELETE FROM {cache}")  # noqa: S608 - a name of ours
            copy.run("VACUUM")
        finally:
            copy.close()


def verify_copy(path: Path, keys: Sequence[bytearray]) -> Anchor:
    """Open a closed database, check every page of it, and give its anchor."""
    copy = Database(path, keys, b"")
    try:
        copy.refuse_unless_intact()
        anchor = copy.anchor()
        copy.run("PRAGMA journal_mode = DELETE")  # so that one file holds it all
    finally:
        copy.discard()
    return anchor


def refuse_plain_file(path: Path) -> None:
    """Asked before connecting: reading the file ourselves later would drop SQLite's locks."""
    with errors_translated(), path.open("rb") as stream:
        if stream.read(len(_PLAIN_MAGIC)) == _PLAIN_MAGIC:
            raise VaultDamaged("The vault's database is not encrypted: it is not ours.")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands there, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def opened_to_read() -> VaultReadOnly:
    return VaultReadOnly(
        "The vault is open to read only; nothing was written.",
        advice="'sanctum vault accept' goes on with it as it is, 'sanctum vault restore --list'"
        " names its backups.",
    )


def _gone() -> VaultUnreadable:
    return VaultUnreadable(
        "The vault's database is gone from its folder; nothing was written.",
        advice="Put it or its drive back, or make a backup elsewhere.",
    )


def _rows(connection: Connection, sql: str, values: Sequence[Value]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(sql, list(values)).fetchall()
    return rows


def _storable(value: Value) -> Value:
    """Half a surrogate pair, as a paste may hold, cannot be stored: it becomes "?"."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
