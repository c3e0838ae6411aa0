"""Read what was done with the vault."""

from __future__ import annotations

from collections.abc import AsyncIterator

from sanctum_desktop.core.domain.trail import TrailEntry
from sanctum_desktop.core.ports.trail import Trail


class ReadTrail:
    """Gives all that was done with the vault, the newest first."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail

    async def __call__(self) -> tuple[TrailEntry, ...]:
        return tuple([entry async for entry in entries_of(self._trail)])


async def entries_of(trail: Trail) -> AsyncIterator[TrailEntry]:
    """Every entry, page by page, the newest first."""
    skip = 0
    while page := await trail.page(skip=skip):
        for entry in page:
            yield entry
        skip += len(page)
