"""Bring a backup back."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultArchive, VaultReport


class RestoreVault:
    """Restores the archive's backup by passphrase or by recovery code."""

    def __init__(self, archive: VaultArchive) -> None:
        self._archive = archive

    async def __call__(
        self, *, passphrase: Passphrase | None = None, recovery_code: str | None = None
    ) -> VaultReport:
        if (passphrase is None) == (recovery_code is None):
            raise SanctumBug("a restore takes a passphrase or a recovery code")
        return await self._archive.restore(passphrase=passphrase, recovery_code=recovery_code)
