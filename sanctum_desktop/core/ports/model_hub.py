"""Fetches models from where they are published."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from sanctum_desktop.core.domain.models import CatalogueEntry


class ModelHub(Protocol):
    """The one way a model comes over the network; it runs where the network is, by consent only.

    `look_up` gives the entry with revision, licence, sizes and SHA-256 as the hub states them now,
    to be shown and pinned before a byte is fetched. `fetch` takes such a pinned entry, resumes
    what an earlier try left, yields how many bytes are there so far, and ends once every file has
    the pinned content; ModelRefused where one has not. Cancelling keeps what came, for next time.
    """

    async def look_up(self, entry: CatalogueEntry) -> CatalogueEntry: ...

    def fetch(self, pinned: CatalogueEntry) -> AsyncIterator[int]: ...
