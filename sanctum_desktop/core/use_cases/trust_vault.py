"""Go on with a vault that something speaks against."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.doubted_vault import DoubtedVault


class TrustVault:
    """Takes the vault as it is once the person said so; gives what spoke against it."""

    def __init__(self, vault: DoubtedVault) -> None:
        self._vault = vault

    async def __call__(self, passphrase: Passphrase | None = None) -> str:
        """A locked vault takes its passphrase; "" where nothing spoke against it."""
        return await self._vault.trust(passphrase)
