"""Make new keys all through, for a passphrase that somebody has seen."""

from __future__ import annotations

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.passphrase_offer import refuse_weak
from sanctum_desktop.core.ports.vault import Vault


class RenewKeys:
    """Puts a new passphrase, new keys and a new recovery code in the place of the old.

    Changing the passphrase alone leaves an old copy of the vault's header worth something to who
    knows the old one; this does not. The vault's own backups go; gives the new recovery code.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def __call__(self, old: Passphrase, new: Passphrase) -> str:
        refuse_weak(new)
        return await self._vault.renew_keys(old, new)
