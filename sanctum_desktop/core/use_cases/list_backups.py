"""List the points a vault can go back to."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.core.domain.vaults import BackupPoint
from sanctum_desktop.core.ports.backup_shelf import BackupShelf


class ListBackups:
    """Gives the automatic backups, newest first; no passphrase is needed."""

    def __init__(self, shelf: BackupShelf) -> None:
        self._shelf = shelf

    async def __call__(self) -> Sequence[BackupPoint]:
        return await self._shelf.points()
