"""Erases a vault: its keys first, so that what a kill or the disk leaves behind opens nothing.

An SSD may keep cells that were overwritten; what they hold opens with the passphrase at most.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.backups import SUFFIX
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import MAX_HEADER_BYTES
from sanctum_desktop.adapters.sqlcipher.identity import vault_in
from sanctum_desktop.adapters.sqlcipher.presence import (
    BACKUPS,
    DATABASE,
    HEADER,
    LOCK,
    TRIES,
    vault_exists,
)
from sanctum_desktop.adapters.sqlcipher.shelf import summary_of
from sanctum_desktop.adapters.sqlcipher.swapping import being_restored, kept_aside, restored
from sanctum_desktop.core.domain.errors import VaultMissing, VaultUnreadable
from sanctum_desktop.core.domain.vaults import Erased, VaultSummary
from sanctum_desktop.runtime.files import sync_path
from sanctum_desktop.runtime.translate import translate

_KEYS_AT_THE_HEAD: Final = MAX_HEADER_BYTES + 4096
"""A backup begins with its header: so much of it is overwritten."""
_HEADERS: Final = (f".{HEADER}*", f"{HEADER}?*", HEADER)
"""The one that opens the vault comes last."""
_OURS: Final = (f"{DATABASE}-*", f".{DATABASE}*", f"{DATABASE}.*", f"*{TRIES}*")


class SqlcipherEraser:
    """The VaultEraser port over one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def summary(self) -> VaultSummary:
        return await asyncio.to_thread(self._summary)

    async def erase(self) -> Erased:
        return await asyncio.to_thread(self._erase)

    def _summary(self) -> VaultSummary:
        if not vault_exists(self._folder):
            raise VaultMissing(
                f"There is no vault in {self._folder}.", advice="'sanctum vault info' lists them."
            )
        with translate({OSError: _of_system}):
            return summary_of(self._folder)

    def _erase(self) -> Erased:
        self._summary()
        folder = self._folder
        beside = same_keys(folder)
        with translate({OSError: _of_system}):
            release = hold_folder(folder)
            try:
                for unfinished in (being_restored(folder), restored(folder)):
                    if unfinished.is_dir():
                        _destroy_keys(unfinished)
                        shutil.rmtree(unfinished)
                _destroy_keys(folder)
                _remove_files(folder)
            finally:
                release()
            return Erased(beside, _remove_folder(folder))


def _destroy_keys(folder: Path) -> None:
    """Every header overwritten on the disk, and only then unlinked."""
    holders = list((folder / BACKUPS).glob(f"*{SUFFIX}*"))
    holders += [path for form in _HEADERS for path in sorted(folder.glob(form))]
    for holder in holders:
        _overwrite(holder)
    for holder in holders:
        holder.unlink()
    sync_path(folder)


def _overwrite(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        return  # what a link points at is not ours to destroy
    size = min(path.stat().st_size, _KEYS_AT_THE_HEAD)
    with path.open("r+b") as stream:  # the same cells of the disk, where it allows
        stream.write(secrets.token_bytes(size))
        stream.flush()
        os.fsync(stream.fileno())


def _remove_files(folder: Path) -> None:
    """The database last: as long as it stands, erasing again is offered."""
    copies = (folder / BACKUPS).glob("*before-*.db*")
    for path in (*copies, *(path for form in _OURS for path in folder.glob(form))):
        path.unlink()
    (folder / DATABASE).unlink(missing_ok=True)


def _remove_folder(folder: Path) -> tuple[str, ...]:
    """The empty folder; gives what is in it that is not ours and so stays."""
    (folder / LOCK).unlink(missing_ok=True)
    for place in (folder / BACKUPS, folder):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    if not folder.exists():
        sync_path(folder.parent)
        return ()
    return tuple(sorted(path.name for path in folder.iterdir()))


def same_keys(folder: Path) -> tuple[str, ...]:
    """The names of vaults beside this one that its passphrase opens, as a restore leaves them."""
    return tuple(sorted(path.name for path in _same_keys(folder)))


def _same_keys(folder: Path) -> Iterator[Path]:
    vault, aside = vault_in(folder), kept_aside(folder)
    for other in folder.parent.iterdir():
        if other.name.startswith(".") or other.resolve() == folder.resolve():
            continue
        if other in aside or (vault and vault_in(other) == vault):
            yield other


def _of_system(error: OSError) -> VaultUnreadable:
    return VaultUnreadable(
        f"The vault could not be erased: {error.strerror or 'the system refused'}.",
        advice="Check the folder's permissions and do it again.",
    )
