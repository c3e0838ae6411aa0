"""Back the vault up."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultArchive, VaultReport


class BackUpVault:
    """Puts a verified copy of the vault at the place the archive is bound to."""

    def __init__(self, archive: VaultArchive) -> None:
        self._archive = archive

    async def __call__(self, passphrase: Passphrase | None = None) -> VaultReport:
        return await self._archive.back_up(passphrase)
