"""Check the vault."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultArchive, VaultReport


class CheckVault:
    """Reads every page of the vault; VaultDamaged says where it was changed, cut or mixed."""

    def __init__(self, archive: VaultArchive) -> None:
        self._archive = archive

    async def __call__(self, passphrase: Passphrase | None = None) -> VaultReport:
        return await self._archive.check(passphrase)
