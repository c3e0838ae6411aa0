"""Brings a database to this version's shape, a verified copy kept from before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.database import (
    Database,
    Writing,
    copy_into,
    verify_copy,
)
from sanctum_desktop.adapters.sqlcipher.migrations import TALLIES_SINCE, Migration
from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS
from sanctum_desktop.adapters.sqlcipher.row_digests import RowDigests
from sanctum_desktop.core.domain.errors import VaultReadOnly, VaultTooNew
from sanctum_desktop.runtime.files import PRIVATE_FOLDER, replacing

_COPIES_KEPT_FOR: Final = timedelta(days=14)


def make_schema(database: Database, migrations: Sequence[Migration], first_link: bytes) -> None:
    """The newest shape in an empty database, in one transaction."""

    def first(writing: Writing) -> None:
        _take_step(writing, migrations[0], 1)
        writing.do("INSERT INTO vault_state (id, number, chain) VALUES (1, 0, ?)", (first_link,))

    database.write_unchained(first)
    _migrate_from(database, migrations, 1)


def refuse_newer(database: Database, migrations: Sequence[Migration]) -> int:
    """The database's version; VaultTooNew where this program does not know it."""
    ((version,),) = database.read("PRAGMA user_version")
    if version > len(migrations):
        raise VaultTooNew(
            "A newer version of Sanctum wrote this vault; it was not touched.",
            advice="Update Sanctum to open it.",
        )
    return int(version)


def refuse_older_shape(database: Database, migrations: Sequence[Migration]) -> None:
    """VaultReadOnly where a doubted vault is from before an update: it cannot be read as it is."""
    ((version,),) = database.read("PRAGMA user_version")
    if version < len(migrations):
        raise VaultReadOnly(
            "This vault is from before an update: it can be read once it may be written.",
            advice="Go on with it as it is, or go back to a backup.",
        )


def migrate(
    database: Database, migrations: Sequence[Migration], folder: Path, today: date
) -> None:
    """Take the missing steps; old copies from before earlier steps go after 14 days."""
    version = refuse_newer(database, migrations)
    _drop_old_copies(folder / BACKUPS, today)
    if version == len(migrations):
        return
    for table in database.look_at_rows(RowDigests.tables):
        database.refuse_replayed_rows(table)
    (folder / BACKUPS).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    with replacing(folder / BACKUPS / f"before-{version + 1}-{today:%Y%m%d}.db") as copy:
        copy_into(database, copy)
        copy.chmod(0o600)
        verify_copy(copy, [database.key])
    database.stop_tallies()
    _migrate_from(database, migrations, version)


def _migrate_from(database: Database, migrations: Sequence[Migration], version: int) -> None:
    for number, step in enumerate(migrations[version:], start=version + 1):
        database.write(partial(_take_step, step=step, number=number))


def _take_step(writing: Writing, step: Migration, number: int) -> None:
    for statement in step:
        writing.do(statement)
    if number >= TALLIES_SINCE:
        writing.do("UPDATE vault_state SET tallies = NULL")
    writing.do(f"PRAGMA user_version = {number:d}")


def _drop_old_copies(backups: Path, today: date) -> None:
    for copy in backups.glob("before-*.db"):
        stamp = copy.stem.rpartition("-")[2]
        taken = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
        if today - taken > _COPIES_KEPT_FOR:
            copy.unlink()
