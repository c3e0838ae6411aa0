"""Prove that a backup would come back."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultArchive, VaultReport


class DrillBackup:
    """Opens the archive's backup apart from the vault, reads all of it and wipes the copy."""

    def __init__(self, archive: VaultArchive) -> None:
        self._archive = archive

    async def __call__(self, passphrase: Passphrase) -> VaultReport:
        return await self._archive.drill(passphrase)
