"""The automatic backups in the vault's own folder."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.archive import back_up_now, remove_scraps
from sanctum_desktop.adapters.sqlcipher.archive_file import (
    header_of,
    read_archive,
    replace_header,
    unsealed,
)
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.header import Header
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, DATABASE
from sanctum_desktop.adapters.sqlcipher.row_digests import RowDigests
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.errors import NotFound, VaultError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint
from sanctum_desktop.runtime.files import PRIVATE_FOLDER, open_private

SUFFIX: Final = ".sanctum-backup"
_MINUTE: Final = "%Y-%m-%d-%H%M"
_DAY_LENGTH: Final = len("2026-11-21")


class SqlcipherBackups:
    """The BackupShelf port over the `backups` folder of a vault."""

    def __init__(self, vault: SqlcipherVault) -> None:
        self._vault = vault
        self._folder = vault.folder / BACKUPS

    async def points(self) -> Sequence[BackupPoint]:
        return await self._vault.call(lambda: points_in(self._folder))

    async def is_current(self, point: BackupPoint) -> bool:
        now = await self._vault.call(self._vault.integrity)
        # A backup that does not read is as good as none, and so is one there is no room to read.
        with suppress(VaultError, NotFound, OSError):
            header, sealed = await asyncio.to_thread(read_archive, self._path(point))
            return header.anchor == now or await self._holds_the_same(header, sealed)
        return False

    async def _holds_the_same(self, header: Header, sealed: bytes) -> bool:
        """Every opening is a change, since the trail keeps it: so the content is compared."""

        def ours() -> tuple[object, bytes, Sequence[bytearray]]:
            held = self._vault.held()
            keys = headers.database_keys(header, held.master)
            return (
                held.database.look_at_rows(RowDigests.content),
                subkey(held.master, "backup"),
                keys,
            )

        content, key, keys = await self._vault.call(ours)
        draft = self._vault.folder / f".{DATABASE}.backup-compared"
        kept = await asyncio.to_thread(lambda: _content_of(draft, unsealed(sealed, key), keys))
        return content is not None and content == kept

    async def add(self, moment: datetime) -> BackupPoint:
        target = self._folder / f"{moment.strftime(_MINUTE)}{SUFFIX}"
        await self._vault.call(self._make_room)
        await back_up_now(self._vault, target)
        with suppress(VaultError):  # the backup is there, and that is what was asked
            await self._vault.trail.record(TrailEvent.BACKED_UP, target.stem)
        return await self._vault.call(lambda: _point(target))

    def _make_room(self) -> None:
        """The folder, without what a kill left of a backup half written."""
        self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        for draft in self._folder.glob(f".*{SUFFIX}.*"):
            draft.unlink()

    async def discard(self, points: Sequence[BackupPoint]) -> None:
        def work() -> None:
            for point in points:
                self._path(point).unlink(missing_ok=True)

        await self._vault.call(work)

    async def renew(self, passphrase: Passphrase) -> None:
        def work() -> None:
            now, _ = read_header(self._vault.folder)
            master = headers.open_with_passphrase(now, passphrase)
            for file in self._folder.glob(f"*{SUFFIX}"):
                with suppress(VaultError):  # one that does not read cannot be opened either
                    _renew_one(file, now, master)

        await self._vault.call(work)

    def _path(self, point: BackupPoint) -> Path:
        return path_of(self._folder, point)


def points_in(folder: Path) -> tuple[BackupPoint, ...]:
    """The points in a folder of backups, newest first; files of other names are passed over."""
    return tuple(sorted(_points(folder), key=lambda point: (point.day, point.id), reverse=True))


def path_of(folder: Path, point: BackupPoint) -> Path:
    ending = SUFFIX if point.kind is BackupKind.DAILY else ".db"
    return folder / f"{point.id}{ending}"


def _points(folder: Path) -> Iterator[BackupPoint]:
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        with suppress(ValueError):  # a name of somebody else's
            yield _point(file)


def _point(file: Path) -> BackupPoint:
    if file.suffix == SUFFIX:
        day, kind = date.fromisoformat(file.stem[:_DAY_LENGTH]), BackupKind.DAILY
    elif file.suffix == ".db" and file.stem.startswith("before-"):
        day, kind = date.fromisoformat(file.stem.rpartition("-")[2]), BackupKind.BEFORE_UPDATE
    else:
        raise ValueError(file.suffix)
    return BackupPoint(file.stem, day, kind, file.stat().st_size)


def _content_of(draft: Path, database: bytes, keys: Sequence[bytearray]) -> object:
    """What a backup's database holds, laid out for a moment, encrypted as it is."""
    copy = Database(draft, keys, b"")
    remove_scraps(draft)
    try:
        with os.fdopen(open_private(draft), "wb") as stream:
            stream.write(database)
        copy.refuse_unless_intact()
        return copy.look_at_rows(RowDigests.content)
    finally:
        copy.discard()
        remove_scraps(draft)


def _renew_one(file: Path, now: Header, master: bytearray) -> None:
    """Today's slots, the backup's own moment and database keys."""
    kept = header_of(file)
    same_slots = (kept.passphrase, kept.recovery) == (now.passphrase, now.recovery)
    if kept.vault != now.vault or same_slots:
        return
    headers.database_keys(kept, master)  # of another master key, it keeps the slots that fit it
    header = msgspec.structs.replace(now, anchor=kept.anchor, database_keys=kept.database_keys)
    replace_header(file, headers.signed(header, master))
