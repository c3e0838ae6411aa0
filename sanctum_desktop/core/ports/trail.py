"""Where acts on the vault leave their trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent


class Trail(Protocol):
    """Append-only; the newest first when read. Raises a VaultError."""

    async def record(self, event: TrailEvent, detail: str = "") -> None: ...

    async def page(
        self, *, holding: str = "", skip: int = 0, limit: int = 200
    ) -> Sequence[TrailEntry]:
        """Entries whose kind or detail holds the words, without regard to case."""
        ...
