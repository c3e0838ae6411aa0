"""List the vaults of this computer."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.core.domain.vaults import VaultSummary
from sanctum_desktop.core.ports.vault_shelf import VaultShelf


class ListVaults:
    """Gives name, size and day of last opening of each vault; what the chooser shows."""

    def __init__(self, shelf: VaultShelf) -> None:
        self._shelf = shelf

    async def __call__(self) -> Sequence[VaultSummary]:
        return await self._shelf.vaults()
