"""The place downloads lie in."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.models import CatalogueEntry, FoundModel


class DownloadShelf(Protocol):
    """Tells of room and of what lies there; fetching itself is the hub's.

    `free` is bytes that can be filled without crowding the vault, None where nobody says. `here`
    is how many bytes of a pinned entry have come, whole files and parts. `found` is a model that
    was fetched, as it lies there, under its id.
    """

    async def free(self) -> int | None: ...

    async def here(self, pinned: CatalogueEntry) -> int: ...

    def found(self, pinned: CatalogueEntry) -> FoundModel: ...
