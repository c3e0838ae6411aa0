"""Make a vault."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.passphrase_offer import refuse_weak
from sanctum_desktop.core.ports.vault import Vault


class CreateVault:
    """Makes a vault, locked, and gives the recovery code to show once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self, passphrase: Passphrase) -> str:
        refuse_weak(passphrase)
        return await self._vault.create(passphrase)
