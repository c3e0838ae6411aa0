"""Fetches models from where they are published."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from sanctum_desktop.core.domain.downloads import PublishedModel
from sanctum_desktop.core.domain.models import CatalogueEntry
from sanctum_desktop.core.domain.net import Consent, NetRequest


class ModelHub(Protocol):
    """The one way a model comes over the network; it runs where the network is, by consent only.

    `question` is what a person is asked before `look_up`, which gives the entry with revision,
    licence, sizes and SHA-256 as the hub states them now, to be shown and pinned before a byte is
    fetched. `fetch` takes such a pinned entry and a consent to download it, speaks to the hosts
    consented to and to no other, resumes what an earlier try left, yields how many bytes are there
    so far, and ends once every file has the pinned content. Each request is recorded before it is
    sent.

    Raises NetRefused without consent, EngineUnavailable where nobody answers or the answer breaks
    off, EngineRefused for an answer or a content that is not what was asked for and where there is
    no room, ModelRefused where the hub states another content than the catalogue pins, CannotWrite
    where the request cannot be recorded, NetEnded where we ended it in its middle. What came is
    kept for next time unless it was wrong, also when cancelled, which stops within a second.
    """

    def question(self, entry: CatalogueEntry) -> NetRequest: ...

    async def look_up(self, entry: CatalogueEntry, consent: Consent) -> PublishedModel: ...

    def fetch(self, pinned: CatalogueEntry, consent: Consent) -> AsyncGenerator[int, None]: ...
