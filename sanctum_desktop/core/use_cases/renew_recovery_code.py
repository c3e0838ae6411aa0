"""Make a new recovery code, for one that is lost or was seen."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.backup_shelf import BackupShelf
from sanctum_desktop.core.ports.recovery_slot import RecoverySlot


class RenewRecoveryCode:
    """Puts a new recovery code in the place of the old, on the automatic backups too."""

    def __init__(self, recovery: RecoverySlot, shelf: BackupShelf) -> None:
        self._recovery = recovery
        self._shelf = shelf

    async def __call__(self, passphrase: Passphrase) -> str:
        code = await self._recovery.renew_recovery_code(passphrase)
        await self._shelf.renew(passphrase)
        return code
