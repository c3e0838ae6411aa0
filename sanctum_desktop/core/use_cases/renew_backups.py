"""Put a new passphrase on the automatic backups."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.backup_shelf import BackupShelf


class RenewBackups:
    """After a change of passphrase: the old one opens no automatic backup from here on."""

    def __init__(self, shelf: BackupShelf) -> None:
        self._shelf = shelf

    async def __call__(self, passphrase: Passphrase) -> None:
        await self._shelf.renew(passphrase)
