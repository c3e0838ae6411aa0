"""The ModelHub port over a net process that lives as long as one call."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.model_hub.requests import Fetch, Here, HubFile, LookUp, Stated
from sanctum_desktop.core.domain.downloads import PublishedModel
from sanctum_desktop.core.domain.errors import EngineRefused, ModelRefused
from sanctum_desktop.core.domain.models import CatalogueEntry, CatalogueFile
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.net_calls import NetCalls
from sanctum_desktop.runtime.net_hosts import host_of

_LOOKING_S: Final = 90.0


class HubInNetProcess:
    """Models of the hub at `endpoint`, fetched into folders of `downloads` named by their id.

    `endpoint` is asked for when it is needed; it raises BadInput for an address nobody may use.
    """

    def __init__(
        self,
        endpoint: Callable[[], str],
        downloads: Path,
        calls: NetCalls[Stated | Here],
        *,
        keep_free_bytes: int,
    ) -> None:
        self._endpoint, self._downloads, self._calls = endpoint, downloads, calls
        self._keep_free_bytes = keep_free_bytes

    def question(self, entry: CatalogueEntry) -> NetRequest:
        return NetRequest(
            purpose=NetPurpose.LOOK_UP_MODEL,
            hosts=(host_of(self._endpoint()),),
            about=entry.repository,
        )

    async def look_up(self, entry: CatalogueEntry, consent: Consent) -> PublishedModel:
        needed = self.question(entry)
        asked = LookUp(
            self._endpoint(),
            needed.hosts,
            entry.repository,
            entry.revision,
            tuple(file.path for file in entry.files),
        )
        stated: Stated | None = None
        answer = self._calls.call(asked, needed, consent, deadline_s=_LOOKING_S)
        async with aclosing(answer) as items:
            async for item in items:
                if isinstance(item, Stated):
                    stated = item
        if stated is None or [f.path for f in stated.files] != [f.path for f in entry.files]:
            raise EngineRefused(
                text("net.not_understood"), advice=text("net.not_understood.advice")
            )
        return _published(entry, stated)

    async def fetch(self, pinned: CatalogueEntry, consent: Consent) -> AsyncGenerator[int, None]:
        needed = NetRequest(
            purpose=NetPurpose.DOWNLOAD_MODEL,
            hosts=consent.request.hosts,  # those the person was shown, and no others
            about=pinned.repository,
        )
        asked = Fetch(
            self._endpoint(),
            needed.hosts,
            pinned.repository,
            pinned.revision,
            tuple(HubFile(file.path, file.sha256, file.bytes) for file in pinned.files),
            str(self._downloads / pinned.id),
            self._keep_free_bytes,
        )
        async with aclosing(self._calls.call(asked, needed, consent)) as items:
            async for item in items:
                if isinstance(item, Here):
                    yield item.bytes


def _published(entry: CatalogueEntry, stated: Stated) -> PublishedModel:
    """The entry with what the hub states; ModelRefused where the catalogue pins something else."""
    for ours, theirs in zip(entry.files, stated.files, strict=True):
        if (ours.sha256 or theirs.sha256, ours.bytes or theirs.bytes) != (
            theirs.sha256,
            theirs.bytes,
        ):
            raise ModelRefused(text("net.other_pin"), advice=text("net.other_pin.advice"))
    files = tuple(
        CatalogueFile(path=file.path, sha256=file.sha256, bytes=file.bytes)
        for file in stated.files
    )
    licence = stated.licence or entry.licence
    pinned = replace(entry, files=files, revision=stated.revision, licence=licence)
    return PublishedModel(entry=pinned, hosts=stated.hosts)
