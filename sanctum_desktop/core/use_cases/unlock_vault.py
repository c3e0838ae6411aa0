"""Open the vault with its passphrase."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault import Vault


class UnlockVault:
    """Makes the vault's repositories usable; WrongPassphrase where the seal does not open."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self, passphrase: Passphrase) -> None:
        await self._vault.unlock(passphrase)
