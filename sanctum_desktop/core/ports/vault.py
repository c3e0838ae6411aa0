"""The encrypted place everything the person said is kept in."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase


class Vault(Protocol):
    """One vault, bound to its place by who built it. Calls block no event loop.

    `create` gives the recovery code, shown once. `unlock` makes the repositories usable;
    `recover` unlocks by recovery code and sets a new passphrase. `renew_keys` changes every key
    and gives a new recovery code: nothing from before opens what is there then. All raise a
    VaultError: Missing, Exists, WrongPassphrase, WeakPassphrase, Busy, Damaged, TooNew, Full or
    Unreadable.
    """

    async def create(self, passphrase: Passphrase) -> str: ...

    async def unlock(self, passphrase: Passphrase) -> None: ...

    async def recover(self, recovery_code: str, new: Passphrase) -> None: ...

    async def change_passphrase(self, old: Passphrase, new: Passphrase) -> None: ...

    async def renew_keys(self, old: Passphrase, new: Passphrase) -> str: ...

    async def lock(self) -> None: ...
