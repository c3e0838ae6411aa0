"""A vault that may not be the one that was last closed."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase


class DoubtedVault(Protocol):
    """One vault, bound by who built it. Calls block no event loop.

    `doubt` is what speaks against it while it is open, "" where nothing does; while there is one,
    every write raises VaultReadOnly. `look` reads every row and raises VaultDamaged, a doubt from
    then on, where one is not as it was written. `trust` lets it be written as it is, which the
    trail keeps, and gives the doubt there was; a locked vault is opened with the passphrase and
    locked again. Where it fails, the doubt stays. All raise a VaultError.
    """

    @property
    def doubt(self) -> str: ...

    async def look(self) -> None: ...

    async def trust(self, passphrase: Passphrase | None = None) -> str: ...
