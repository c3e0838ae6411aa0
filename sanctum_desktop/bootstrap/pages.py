"""Writes a page where the person wants it, and notes in the trail that it left the vault."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault


async def save_page(vault: SqlcipherVault, page: bytes, place: str) -> None:
    """Whole or not at all; raises CannotWrite."""
    from sanctum_desktop.core.domain.errors import VaultAiling, VaultReadOnly
    from sanctum_desktop.core.domain.trail import TrailEvent
    from sanctum_desktop.runtime.files import write_atomically

    await asyncio.to_thread(write_atomically, Path(place), page)
    with suppress(VaultAiling, VaultReadOnly):  # the page is there, and that is what counts
        await vault.trail.record(TrailEvent.EXPORTED, Path(place).name)
