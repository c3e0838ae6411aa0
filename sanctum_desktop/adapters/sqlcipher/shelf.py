"""Lists vaults by what the file system says of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.backups import points_in
from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, LOCK, vault_exists
from sanctum_desktop.core.domain.errors import VaultUnreadable
from sanctum_desktop.core.domain.vaults import VaultSummary
from sanctum_desktop.runtime.translate import translate


class VaultsInFolder:
    """The VaultShelf port over the folder of vaults."""

    def __init__(self, home: Path) -> None:
        self._home = home

    async def vaults(self) -> Sequence[VaultSummary]:
        return await asyncio.to_thread(self._vaults)

    def _vaults(self) -> tuple[VaultSummary, ...]:
        if not self._home.is_dir():
            return ()
        with translate({OSError: _unreadable}):
            # A restore keeps what is not finished under a name with a dot.
            folders = [f for f in sorted(self._home.iterdir()) if not f.name.startswith(".")]
            return tuple(summary_of(folder) for folder in folders if vault_exists(folder))


def summary_of(folder: Path) -> VaultSummary:
    """What the file system knows of the vault in `folder`."""
    files = [path.stat() for path in folder.rglob("*") if path.is_file()]
    # Opening stamps the lock file, reading leaves no trace on the others.
    touched = folder / LOCK if (folder / LOCK).exists() else folder
    return VaultSummary(
        name=folder.resolve().name,
        bytes=sum(file.st_size for file in files),
        opened=datetime.fromtimestamp(touched.stat().st_mtime, UTC).astimezone().date(),
        backups=len(points_in(folder / BACKUPS)),
    )


def _unreadable(error: OSError) -> VaultUnreadable:
    return VaultUnreadable(
        f"The folder of vaults cannot be read: {error.strerror or 'the system refused'}.",
        advice="Check the disk and its permissions.",
    )
