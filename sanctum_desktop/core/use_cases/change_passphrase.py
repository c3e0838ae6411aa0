"""Change the passphrase."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.passphrase_offer import refuse_weak
from sanctum_desktop.core.ports.vault import Vault


class ChangePassphrase:
    """Puts a new passphrase in the place of the old, which opens nothing here any more."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self, old: Passphrase, new: Passphrase) -> None:
        refuse_weak(new)
        await self._vault.change_passphrase(old, new)
