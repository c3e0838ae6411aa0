"""Download a model: an offer first, then the files, each only with a person's consent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from sanctum_desktop.core.domain.downloads import DownloadOffer, PublishedModel
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite, ModelRefused, NotFound
from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    KnownModel,
    ModelKind,
    ModelOrigin,
    Room,
)
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.model_fit import size
from sanctum_desktop.core.ports.download_shelf import DownloadShelf
from sanctum_desktop.core.ports.memory_room import MemoryRoom
from sanctum_desktop.core.ports.model_catalogue import ModelCatalogue
from sanctum_desktop.core.ports.model_files import ModelFiles
from sanctum_desktop.core.ports.model_hub import ModelHub
from sanctum_desktop.core.use_cases.add_model import AddModel


class OfferDownload:
    """Asks the hub what a model of the catalogue is now, and says whether there is room for it."""

    def __init__(
        self,
        *,
        catalogue: ModelCatalogue,
        hub: ModelHub,
        shelf: DownloadShelf,
        room: MemoryRoom,
    ) -> None:
        self._catalogue, self._hub = catalogue, hub
        self._shelf, self._room = shelf, room

    async def question(self, model_id: str) -> NetRequest:
        """What to ask the person first: even looking a model up tells the hub its name.

        Raises NotFound, and BadInput for a model this version could not use.
        """
        return self._hub.question(await self._entry(model_id))

    async def __call__(self, model_id: str, consent: Consent) -> DownloadOffer:
        """Raises what `question` and the hub's `look_up` do."""
        published = await self._hub.look_up(await self._entry(model_id), consent)
        return await self._offer(published)

    async def _entry(self, model_id: str) -> CatalogueEntry:
        for entry in await asyncio.to_thread(self._catalogue.entries):
            if entry.id == model_id:
                if entry.kind is not ModelKind.LANGUAGE:
                    raise BadInput(text("models.offer.kind"), advice=text("models.offer.which"))
                return entry
        raise NotFound(
            text("models.offer.unknown", name=model_id), advice=text("models.offer.which")
        )

    async def _offer(self, published: PublishedModel) -> DownloadOffer:
        entry = published.entry
        total = sum(file.bytes for file in entry.files)
        here, free = await self._shelf.here(entry), await self._shelf.free()
        fits = free is None or total - here <= free
        disk = "" if free is None else text(_disk_words(fits), free=size(free), total=size(total))
        return DownloadOffer(
            entry=entry,
            request=NetRequest(
                purpose=NetPurpose.DOWNLOAD_MODEL, hosts=published.hosts, about=entry.repository
            ),
            total_bytes=total,
            here_bytes=here,
            free_bytes=free,
            fits_disk=fits,
            sentences=tuple(filter(None, (disk, _memory_sentence(total, self._room.free())))),
        )


class DownloadModel:
    """Fetches what was offered and makes it known, after the same look into it as at any other.

    What turns out to be no model goes again. `progress` is told bytes that are there and bytes in
    all; cancelling keeps what came, and the next download goes on from there.
    """

    def __init__(
        self, *, hub: ModelHub, shelf: DownloadShelf, files: ModelFiles, add: AddModel
    ) -> None:
        self._hub, self._shelf, self._files, self._add = hub, shelf, files, add

    async def __call__(
        self, offer: DownloadOffer, consent: Consent, progress: Callable[[int, int], None]
    ) -> KnownModel:
        """Raises what the hub's `fetch` does, CannotWrite where there is no room, ModelRefused."""
        if not offer.fits_disk:
            raise CannotWrite(offer.sentences[0], advice=text("models.offer.no_room.advice"))
        async with aclosing(self._hub.fetch(offer.entry, consent)) as counts:
            async for count in counts:
                progress(count, offer.total_bytes)
        found = self._shelf.found(offer.entry)
        try:
            return await self._add(found, origin=ModelOrigin.DOWNLOADED)
        except ModelRefused:
            for file in found.files:
                await self._files.delete(file)
            raise


def _disk_words(fits: bool) -> str:
    return "models.offer.room" if fits else "models.offer.no_room"


def _memory_sentence(total: int, room: Room) -> str:
    """Of the weights alone: what else it needs, only its header tells."""
    if room.ram_bytes is None:
        return ""
    free = room.ram_bytes + (room.vram_bytes or 0)
    words = "models.offer.memory" if total <= free else "models.offer.no_memory"
    return text(words, needed=size(total), free=size(free))
