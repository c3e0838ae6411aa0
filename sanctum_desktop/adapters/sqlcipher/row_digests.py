"""How many rows each table has and a keyed digest of them all, by which a replayed page is found.

SQLCipher seals each page but not their order in time: an old copy of one page, put back, fits. So
every row counts into its table's digest, the XOR of HMAC-SHA256 over its values, kept in the row
of `vault_state` that also holds the number of the last change: whoever replays that row too gives
an older number, which the header's anchor finds. The triggers are temporary: they see every write
of this connection, and the schema on disk may call no function of ours (`trusted_schema = OFF`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from typing import Final, NamedTuple

from sanctum_desktop.adapters.sqlcipher.connection import Connection

_KEY_BYTES: Final = 32
_OWN_STATE: Final = "vault_state"
_ACTS: Final = "trail"
CACHES: Final = ("model_states", "model_state_parts")
"""What can be made again, is large, and changes often: an old page of it put back does no harm."""
INDEX_OF_WORDS: Final = "turn_words"
_OF_THE_INDEX: Final = tuple(
    f"{INDEX_OF_WORDS}{part}" for part in ("", "_data", "_idx", "_docsize", "_config")
)
"""What finds turns by their words: made of them, and laid out by FTS5 as it likes, so that equal
content has no equal rows. It only says which turns to read, so an old page of it put back shows
nothing that is not there; a vault the person trusts anew has it made anew."""
TABLES: Final = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    f" AND name NOT IN {('vault_state', *CACHES, *_OF_THE_INDEX)} ORDER BY name"
)
"""Lists the tables that hold what the person keeps."""

# Table and column names below come from the sealed schema; every value is bound.
# ruff: noqa: S608


class Tally(NamedTuple):
    """Rows of a table, and the XOR of their digests as one number of 256 bits."""

    rows: int = 0
    digest: int = 0

    def with_(self, other: Tally) -> Tally:
        return Tally(self.rows + other.rows, self.digest ^ other.digest)


class RowDigests:
    """Keeps the tallies of one connection's database in step with its writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changed: dict[str, Tally] = {}
        self._tallies: dict[str, Tally] = {}
        self._written: dict[str, Tally] = {}
        self._key = b""

    def watch(self) -> bool:
        """Count the rows each write changes; False where the database keeps no tallies yet."""
        stored = self._stored()
        if stored is None:
            return False
        self._key, self._tallies = stored
        self._connection.create_function("note_row", -1, self._note)
        for table in self._tables():
            for event, rows in (
                ("INSERT", ("+NEW",)),
                ("DELETE", ("-OLD",)),
                ("UPDATE", ("-OLD", "+NEW")),
            ):
                calls = "; ".join(f"SELECT {self._call(table, row)}" for row in rows)
                self._connection.execute(
                    f"CREATE TEMP TRIGGER note_{event}_{table} AFTER {event} ON main.{table}"
                    f" BEGIN {calls}; END"
                )
        return True

    def store(self) -> None:
        """Write the tallies with what was noted, within the transaction that was watched."""
        if self._changed:
            self._written = dict(self._tallies)
            for table, change in self._changed.items():
                self._written[table] = self._written.get(table, Tally()).with_(change)
            self._put(self._written)

    def committed(self) -> None:
        """What was stored is in the database."""
        if self._changed:
            self._tallies = self._written
            self._changed.clear()

    def forget(self) -> None:
        """What was noted since the last commit did not happen."""
        self._changed.clear()

    def begin_anew(self) -> None:
        """Tally every row there is under a fresh key, within a transaction."""
        self._key = secrets.token_bytes(_KEY_BYTES)
        self._put({table: self._count(table) for table in self._tables()})

    def tables(self) -> list[str]:
        """The tables whose rows are tallied."""
        return self._tables() if self._stored() else []

    def differs(self, table: str) -> bool:
        """True where the table's rows are not those that were written."""
        stored = self._stored()
        if stored is None:
            return False
        self._key, tallies = stored
        return self._count(table) != tallies.get(table, Tally())

    def content(self) -> tuple[bytes, dict[str, Tally]] | None:
        """Equal for two copies of one vault that hold the same, the trail of acts aside.

        None where nothing can tell.
        """
        stored = self._stored()
        return stored and (stored[0], {t: n for t, n in stored[1].items() if t != _ACTS})

    def _stored(self) -> tuple[bytes, dict[str, Tally]] | None:
        columns = {row[1] for row in self._connection.execute(f"PRAGMA table_info({_OWN_STATE})")}
        if "tallies" not in columns:
            return None  # made before there were tallies
        rows = list(self._connection.execute(f"SELECT digest_key, tallies FROM {_OWN_STATE}"))
        if len(rows) != 1 or rows[0][1] is None:
            return None
        tallies = {name: Tally(*pair) for name, pair in json.loads(rows[0][1]).items()}
        return rows[0][0], tallies

    def _put(self, tallies: dict[str, Tally]) -> None:
        text = json.dumps(tallies)
        self._connection.execute(
            f"UPDATE {_OWN_STATE} SET digest_key = ?, tallies = ?", (self._key, text)
        )

    def _tables(self) -> list[str]:
        return [row[0] for row in self._connection.execute(TABLES)]

    def _columns(self, table: str) -> list[str]:
        return [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")]

    def _call(self, table: str, row: str) -> str:
        values = ", ".join(_as_bytes(f"{row[1:]}.{column}") for column in self._columns(table))
        return f"note_row({row[0]}1, '{table}', {values})"

    def _note(self, step: int, table: str, *values: bytes | None) -> None:
        change = Tally(step, self._digest(table, values))
        self._changed[table] = self._changed.get(table, Tally()).with_(change)

    def _count(self, table: str) -> Tally:
        tally = Tally()
        columns = ", ".join(map(_as_bytes, self._columns(table)))
        for values in self._connection.execute(f"SELECT {columns} FROM {table}"):
            tally = tally.with_(Tally(1, self._digest(table, values)))
        return tally

    def _digest(self, table: str, values: Sequence[bytes | None]) -> int:
        message = json.dumps([table, *values], default=bytes.hex).encode()
        return int.from_bytes(hmac.digest(self._key, message, hashlib.sha256))


def _as_bytes(column: str) -> str:
    """The value as it reaches a function whole: text would end at a NUL in it."""
    return f"CAST({column} AS BLOB)"
