"""What encryption costs: SQLCipher against plain SQLite on the same work, side by side."""

from __future__ import annotations

import secrets
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.connection import GUARDS, connect
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.schema_version import make_schema

_ROUNDS: Final = 60
_ROWS: Final = 4000
_SCANS: Final = 15
_TEXT: Final = "We cut the waiting list from nine weeks to three. " * 8
_COMMIT_BAR: Final = 4.0
_SCAN_BAR: Final = 1.5


def measure() -> list[dict[str, object]]:
    """Medians of interleaved runs: one durable commit of a turn, one warm scan of all turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.db"
        path.touch()
        ours = _prepared(connect(path, bytearray(secrets.token_bytes(32))))
        plain = _prepared(_plain(Path(folder) / "plain.db"))
        try:
            commit = _medians(ours, plain, _commit, _ROUNDS)
            scan = _medians(ours, plain, _scan, _SCANS)
        finally:
            ours.close()
            plain.close()
    return [
        _row("vault: durable commit", commit, _COMMIT_BAR),
        _row("vault: acknowledged write", _written(), _COMMIT_BAR),
        _row("vault: warm scan", scan, _SCAN_BAR),
    ]


def _written() -> tuple[float, float]:
    """A text as the vault writes it, with its link in the chain and its tally, and plainly."""
    with tempfile.TemporaryDirectory() as folder:
        plain = _prepared(_plain(Path(folder) / "plain.db"))
        path = Path(folder) / "ours.db"
        path.touch()
        ours = Database(path, [bytearray(secrets.token_bytes(32))], secrets.token_bytes(32))
        make_schema(ours, MIGRATIONS, secrets.token_bytes(32))
        ours.keep_tallies()
        try:
            return _medians(ours, plain, _write, _ROUNDS)
        finally:
            ours.close()
            plain.close()


def _write(database: Any) -> None:  # noqa: ANN401 - ours, or plain SQLite's connection
    if isinstance(database, Database):
        place = secrets.token_hex(8)
        insert = "INSERT INTO drafts (place, text) VALUES (?, ?)"
        database.write(lambda writing: writing.do(insert, (place, _TEXT)))
    else:
        _commit(database)


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for guard in GUARDS:
        connection.execute(guard).fetchall()
    return connection


def _prepared(connection: Any) -> Any:  # noqa: ANN401 - either library's connection
    connection.execute("CREATE TABLE turns (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.execute("BEGIN")
    for _ in range(_ROWS):
        connection.execute("INSERT INTO turns (text) VALUES (?)", (_TEXT,))
    connection.execute("COMMIT")
    return connection


def _commit(connection: Any) -> None:  # noqa: ANN401
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO turns (text) VALUES (?)", (_TEXT,))
    connection.execute("COMMIT")


def _scan(connection: Any) -> None:  # noqa: ANN401
    connection.execute("SELECT count(*) FROM turns WHERE text LIKE '%nowhere%'").fetchall()


def _medians(
    ours: Any,  # noqa: ANN401
    plain: Any,  # noqa: ANN401
    work: Callable[[Any], None],
    rounds: int,
) -> tuple[float, float]:
    """Milliseconds of ours and of plain SQLite, taken in turns so that noise hits both."""
    work(ours)
    work(plain)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for kept, connection in zip(times, (ours, plain), strict=True):
            start = time.perf_counter()
            work(connection)
            kept.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def _row(name: str, medians: tuple[float, float], bar: float) -> dict[str, object]:
    ours, reference = medians
    ratio = ours / reference
    return {
        "name": name,
        "ratio": round(ratio, 2),
        "bar": bar,
        "holds": ratio <= bar,
        "ours": round(ours, 3),
        "reference": round(reference, 3),
        "unit": "ms",
    }
