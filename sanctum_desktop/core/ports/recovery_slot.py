"""The recovery code of one open vault."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase


class RecoverySlot(Protocol):
    """Knows whether a code opens the vault, and makes a new one. Calls block no event loop.

    `check_recovery_code` raises WrongPassphrase where the code does not fit, and changes nothing.
    `renew_recovery_code` gives the new code, shown once; the old one opens this vault no more.
    Both raise VaultLocked where the vault is not open.
    """

    async def check_recovery_code(self, typed: str) -> None: ...

    async def renew_recovery_code(self, passphrase: Passphrase) -> str: ...
