"""Open the vault with the recovery code."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.passphrase_offer import refuse_weak
from sanctum_desktop.core.ports.vault import Vault


class RecoverVault:
    """Opens by recovery code and sets a new passphrase; the code stays good."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self, recovery_code: str, new: Passphrase) -> None:
        refuse_weak(new)
        await self._vault.recover(recovery_code, new)
