"""The folder several vaults stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.vaults import VaultSummary


class VaultShelf(Protocol):
    """Lists the vaults of a folder by the file system alone: no key, no content.

    By name, in the order of the alphabet; a folder that is not there holds none.
    """

    async def vaults(self) -> Sequence[VaultSummary]: ...
