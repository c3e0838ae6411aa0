"""The end of a vault."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.vaults import Erased, VaultSummary


class VaultEraser(Protocol):
    """Erases one vault, bound by who built it; needs no key. Calls block no event loop.

    `summary` says what would be lost. `erase` destroys every copy of the keys it can reach before
    it removes a file: stopped midway, it leaves a vault that opens or one whose keys are gone, and
    done again it finishes. Both raise VaultMissing, VaultBusy or VaultUnreadable.
    """

    async def summary(self) -> VaultSummary: ...

    async def erase(self) -> Erased: ...
