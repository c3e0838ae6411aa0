"""Erase a vault for good."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.vaults import Erased, VaultSummary
from sanctum_desktop.core.ports.vault_eraser import VaultEraser


class EraseVault:
    """Destroys the keys, then the files, once the person has typed the vault's name."""

    def __init__(self, eraser: VaultEraser) -> None:
        self._eraser = eraser

    async def what_is_lost(self) -> VaultSummary:
        """The vault to be erased, for the question before it."""
        return await self._eraser.summary()

    async def refuse_other(self, typed_name: str) -> None:
        """BadInput where the name typed is not the vault's."""
        if typed_name != (await self._eraser.summary()).name:
            raise BadInput(
                "That is not the vault's name; nothing was erased.",
                advice="Type it exactly as it is shown.",
            )

    async def __call__(self, typed_name: str) -> Erased:
        """BadInput as above."""
        await self.refuse_other(typed_name)
        return await self._eraser.erase()
