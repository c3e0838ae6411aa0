"""Close the vault."""

from __future__ import annotations

from sanctum_desktop.core.ports.vault import Vault


class LockVault:
    """Writes what is owed, forgets the keys and lets go of the folder; twice is fine."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self) -> None:
        await self._vault.lock()
