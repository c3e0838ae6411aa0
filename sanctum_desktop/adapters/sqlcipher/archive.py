"""Back up, restore and check a vault; what a backup file is made of is in `archive_file`."""

from __future__ import annotations

import asyncio
import glob
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.archive_file import (
    garbled,
    read_archive,
    unsealed,
    write_archive,
)
from sanctum_desktop.adapters.sqlcipher.creation import finish_creation
from sanctum_desktop.adapters.sqlcipher.examination import examine
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import Anchor, Header
from sanctum_desktop.adapters.sqlcipher.header_file import read_header, write_header
from sanctum_desktop.adapters.sqlcipher.identity import vault_in
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.presence import (
    DATABASE,
    UNFINISHED_DATABASE,
    vault_exists,
)
from sanctum_desktop.adapters.sqlcipher.swapping import being_restored, restored, swap_in
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault, back_up_database
from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    NotFound,
    VaultAiling,
    VaultFull,
    VaultReadOnly,
)
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.ports.vault_archive import VaultReport
from sanctum_desktop.runtime.files import PRIVATE_FOLDER, open_private, sync_path
from sanctum_desktop.runtime.translate import translate

OpenHeader = Callable[[Header], bytearray]
_DRILL: Final = "sanctum-drill-"
_LEFT_OVER_AFTER_S: Final = 3600


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """A backup once its keys are known; `exact` where its header tells the moment it was made."""

    header: Header
    master: bytearray = field(repr=False)
    database: bytes = field(repr=False)
    exact: bool = True


class SqlcipherArchive:
    """The VaultArchive port over one vault and one backup file.

    The backup may also be a copy the vault keeps from before an update (`*.db`): it opens with the
    header of the vault's folder.
    """

    def __init__(self, vault: SqlcipherVault, backup: Path) -> None:
        self._vault = vault
        self._backup = backup

    async def check(self, passphrase: Passphrase | None) -> VaultReport:
        async with opened(self._vault, passphrase):
            anchor = await self._vault.call(self._vault.integrity)
            return VaultReport(anchor.number, self._vault.notices)

    async def back_up(self, passphrase: Passphrase | None = None) -> VaultReport:
        if self._backup.resolve().parent == self._vault.folder.resolve():
            raise CannotWrite(
                "The vault's own folder is no place for a backup.", advice="Choose another place."
            )
        async with opened(self._vault, passphrase):
            header = await self._copy()
            with suppress(VaultAiling, VaultReadOnly):  # why somebody backs up, perhaps
                await self._vault.trail.record(TrailEvent.BACKED_UP, self._backup.name)
            return VaultReport(header.anchor.number, self._vault.notices)

    async def _copy(self) -> Header:
        """Lay the copy out in the vault's own folder, or where it goes if that cannot take it."""
        try:
            await self._vault.call(lambda: _try_place(draft_in(self._vault.folder)))
            return await back_up_now(self._vault, self._backup)
        except VaultAiling:  # full, or gone: the very reason, perhaps, to back up
            draft = self._backup.resolve().with_name(f".{self._backup.name}.backup")
            no_room = partial(_no_room, draft)
            with translate({OSError: no_room, VaultFull: no_room}):
                await asyncio.to_thread(_try_place, draft)
                return await back_up_now(self._vault, self._backup, draft)

    async def drill(self, passphrase: Passphrase) -> VaultReport:
        def work() -> VaultReport:
            unpacked = self._unpack(lambda h: headers.open_with_passphrase(h, passphrase))
            with _private_folder() as folder:
                header, rows = _place(folder / DATABASE, unpacked)
                return VaultReport(header.anchor.number, rows=rows)

        return await self._vault.call(work)

    async def restore(
        self, *, passphrase: Passphrase | None = None, recovery_code: str | None = None
    ) -> VaultReport:
        def open_header(header: Header) -> bytearray:
            if passphrase is not None:
                return headers.open_with_passphrase(header, passphrase)
            return headers.open_with_recovery_code(header, recovery_code or "")

        return await self._vault.call(lambda: self._restore(open_header))

    def _restore(self, open_header: OpenHeader) -> VaultReport:
        folder = self._vault.folder
        if not vault_exists(folder):
            report = _restore_into(folder, self._unpack(open_header))
            self._vault.trail.leave_restored(folder)
            return report
        release = hold_folder(folder)
        try:
            unpacked = self._unpack(open_header)
            _remove_unfinished(folder)
            report = _restore_into(being_restored(folder), unpacked)
            self._vault.trail.leave_restored(being_restored(folder))
            same_keys = vault_in(folder) == unpacked.header.vault
            aside = swap_in(folder, release, with_backups=same_keys)
        finally:
            _remove_unfinished(folder)
            release()
        kept = f"The vault that was here is kept as {aside.name} until you erase it."
        return VaultReport(report.changes, (kept,), report.rows)

    def _unpack(self, open_header: OpenHeader) -> _Unpacked:
        if self._backup.suffix == ".db":
            return self._unpack_copy(open_header)
        header, sealed = read_archive(self._backup)
        master = open_header(header)
        return _Unpacked(header, master, unsealed(sealed, subkey(master, "backup")))

    def _unpack_copy(self, open_header: OpenHeader) -> _Unpacked:
        if not self._backup.is_file():
            raise NotFound("There is no backup at that place.", advice="Look at the name.")
        header, _ = read_header(self._vault.folder)
        return _Unpacked(header, open_header(header), self._backup.read_bytes(), exact=False)


@asynccontextmanager
async def opened(vault: SqlcipherVault, passphrase: Passphrase | None) -> AsyncIterator[None]:
    """The vault open for a while; one that was open stays so, and a passphrase must fit."""
    was_open = vault.is_open
    if passphrase is not None:
        await vault.unlock(passphrase)
    try:
        yield
    finally:
        if not was_open:
            await vault.lock()


async def back_up_now(vault: SqlcipherVault, target: Path, draft: Path | None = None) -> Header:
    """Write a verified copy of the open vault to `target`; sealing it does not hold the vault.

    Meanwhile the copy lies at `draft`, encrypted as the vault is: in its folder, if none is named.
    """
    laid_out = draft or draft_in(vault.folder)
    header, key, database = await vault.call(lambda: _copy_of(vault, laid_out))
    await asyncio.to_thread(write_archive, target, header, key, database)
    return header


def draft_in(folder: Path) -> Path:
    """Where a copy lies while it is made; what a kill leaves of it goes at the next start."""
    return folder / f".{DATABASE}.backup"


def _try_place(draft: Path) -> None:
    """OSError where nothing can be written, before the vault is asked for anything."""
    remove_scraps(draft)
    os.close(open_private(draft))
    draft.unlink()


def _no_room(draft: Path, error: Exception) -> CannotWrite:
    """It is the place of the backup that fails here, not the vault's."""
    why = error.strerror if isinstance(error, OSError) else "the disk is full"
    return CannotWrite(
        f"A backup cannot be written to {draft.parent.name}: {why or 'the system refused'}.",
        advice="Choose another place.",
    )


def _copy_of(vault: SqlcipherVault, draft: Path) -> tuple[Header, bytearray, bytes]:
    """Header, backup key and database of this moment."""
    remove_scraps(draft)
    try:
        header, key = back_up_database(vault, draft)
        return header, key, draft.read_bytes()
    finally:
        remove_scraps(draft)


def remove_scraps(draft: Path) -> None:
    """The file and the log beside it, as a kill may have left them."""
    for scrap in draft.parent.glob(f"{glob.escape(draft.name)}*"):
        scrap.unlink()


def _remove_unfinished(folder: Path) -> None:
    """What a restore that came to nothing left beside the vault; never the only one there is."""
    for scrap in (being_restored(folder), restored(folder)):
        if folder.exists() and scrap.exists():
            shutil.rmtree(scrap)


def _restore_into(folder: Path, unpacked: _Unpacked) -> VaultReport:
    """A whole vault in a folder without one."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    release = hold_folder(folder)
    try:
        header, rows = _place(folder / UNFINISHED_DATABASE, unpacked)
        # As in a creation: what is killed before the header leaves scraps, no vault.
        write_header(folder, header)
        finish_creation(folder)
    finally:
        release()
    return VaultReport(header.anchor.number, rows=rows)


def _place(draft: Path, unpacked: _Unpacked) -> tuple[Header, Mapping[str, int]]:
    """Write and examine the database; nothing of it stays where it does not fit its header."""
    remove_scraps(draft)
    try:
        with os.fdopen(open_private(draft), "wb") as stream:
            stream.write(unpacked.database)
        header, master = unpacked.header, unpacked.master
        anchor, rows = examine(draft, headers.database_keys(header, master))
        _refuse_other_moment(anchor, unpacked)
        sync_path(draft)
    except BaseException:
        remove_scraps(draft)
        raise
    return headers.with_anchor(header, master, anchor), rows


def _refuse_other_moment(found: Anchor, unpacked: _Unpacked) -> None:
    if unpacked.exact and found != unpacked.header.anchor:
        raise garbled()


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder only its owner may enter, gone at the end; what a kill left goes at the next."""
    for scrap in Path(tempfile.gettempdir()).glob(f"{_DRILL}*"):
        if time.time() - scrap.lstat().st_mtime > _LEFT_OVER_AFTER_S:
            shutil.rmtree(scrap, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_DRILL) as folder:
        yield Path(folder)
