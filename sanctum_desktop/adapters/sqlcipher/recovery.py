"""The recovery code of an open vault."""

from __future__ import annotations

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent


class SqlcipherRecovery:
    """The RecoverySlot port over one vault."""

    def __init__(self, vault: SqlcipherVault) -> None:
        self._vault = vault

    async def check_recovery_code(self, typed: str) -> None:
        await self._vault.call(
            lambda: headers.open_with_recovery_code(self._vault.held().header, typed)
        )

    async def renew_recovery_code(self, passphrase: Passphrase) -> str:
        def work() -> str:
            held = self._vault.writable()
            headers.open_with_passphrase(held.header, passphrase)
            code = held.renew_recovery_code()
            self._vault.note(TrailEvent.RECOVERY_RENEWED)
            return code

        return await self._vault.call(work)
