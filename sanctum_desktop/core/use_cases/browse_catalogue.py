"""Browse the models that can be downloaded."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sanctum_desktop.core.domain.models import CatalogueEntry
from sanctum_desktop.core.ports.model_catalogue import ModelCatalogue


class BrowseCatalogue:
    """Gives the shipped catalogue; no network is asked."""

    def __init__(self, *, catalogue: ModelCatalogue) -> None:
        self._catalogue = catalogue

    async def __call__(self) -> Sequence[CatalogueEntry]:
        return await asyncio.to_thread(self._catalogue.entries)
