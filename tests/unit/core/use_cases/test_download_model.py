"""An offer before a byte, the file only where it fits, and known as any other model is."""

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest

from gguf_files import tiny
from sanctum_desktop.adapters.gguf.inspector import GgufInspector
from sanctum_desktop.adapters.model_files.care import FilesOnDisk
from sanctum_desktop.adapters.model_hub.shelf import DownloadsOnDisk
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.scripted.model_hub import COMMIT, HOST, ScriptedHub
from sanctum_desktop.core.domain.errors import (
    BadInput,
    CannotWrite,
    EngineUnavailable,
    ModelRefused,
    NetRefused,
    NotFound,
)
from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    CatalogueFile,
    ModelKind,
    ModelOrigin,
    Room,
)
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.use_cases.add_model import AddModel
from sanctum_desktop.core.use_cases.download_model import DownloadModel, OfferDownload
from sanctum_desktop.core.use_cases.remove_model import RemoveModel
from strangers_process import here

NAME = "Tiny-Q8_0.gguf"


class Memory:
    """A machine with that many bytes free."""

    def __init__(self, ram_bytes):
        self.room = Room(ram_bytes=ram_bytes)

    def free(self):
        return self.room


class Catalogue:
    """What can be downloaded here: a language model, a voice, and one whose file is no model."""

    def entries(self):
        return [
            entry("tiny", NAME),
            replace(entry("voice", "voice.onnx"), kind=ModelKind.TEXT_TO_SPEECH),
            entry("page", "page.gguf"),
        ]


def entry(model_id, path):
    return CatalogueEntry(
        id=model_id,
        kind=ModelKind.LANGUAGE,
        name=model_id.title(),
        repository=f"publisher/{model_id}",
        files=(CatalogueFile(path=path),),
    )


class Ground:
    """Both verbs over a folder of the test's own and a hub that is a double."""

    def __init__(self, folder, keep_free=0, ram_bytes=16 << 30):
        self.downloads = folder / "model_files"
        self.hub = ScriptedHub(self.downloads, {NAME: tiny().bytes(), "page.gguf": b"<html>" * 9})
        self.registry = RegistryFile(folder)
        shelf = DownloadsOnDisk(self.downloads, keep_free_bytes=keep_free)
        self.memory = Memory(ram_bytes)
        self.files = FilesOnDisk(self.downloads)
        self.offer = OfferDownload(
            catalogue=Catalogue(), hub=self.hub, shelf=shelf, room=self.memory
        )
        self.download = DownloadModel(
            hub=self.hub,
            shelf=shelf,
            files=self.files,
            add=AddModel(inspector=GgufInspector(here), registry=self.registry),
        )

    async def offered(self, model_id="tiny"):
        question = await self.offer.question(model_id)
        return await self.offer(model_id, agreed(question))

    async def downloaded(self, model_id="tiny", progress=lambda _here, _all: None):
        offer = await self.offered(model_id)
        return await self.download(offer, agreed(offer.request), progress)


def agreed(request):
    return Consent(request=request, act=ConsentAct.BUTTON)


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path)


async def test_an_offer_says_all_before_a_byte_is_fetched(ground):
    offer = await ground.offered()
    assert (offer.host, offer.licence) == (HOST, "apache-2.0")
    assert offer.total_bytes == len(tiny().bytes())
    assert (offer.here_bytes, offer.fits_disk) == (0, True)
    assert offer.request.purpose is NetPurpose.DOWNLOAD_MODEL
    assert (offer.entry.revision, offer.entry.files[0].bytes) == (COMMIT, offer.total_bytes)
    disk, memory = offer.sentences
    assert "room for" in disk
    assert "In use it needs more than" in memory
    assert not ground.downloads.exists()


async def test_what_was_downloaded_is_known_as_ours(ground):
    told = []
    model = await ground.downloaded(progress=lambda here, in_all: told.append((here, in_all)))
    assert (model.id, model.origin) == ("tiny", ModelOrigin.DOWNLOADED)
    assert (model.repository, model.revision) == ("publisher/tiny", COMMIT)
    assert len(model.files[0].sha256) == 64, "pinned from the first day"
    in_all = len(tiny().bytes())
    assert told == [(0, in_all), (in_all // 2, in_all), (in_all, in_all)]
    assert (await ground.registry.read()).models == (model,)
    removed = await RemoveModel(registry=ground.registry, files=ground.files)("tiny")
    assert removed.freed_bytes == in_all


async def test_downloading_it_again_is_the_same_model(ground):
    first = await ground.downloaded()
    offer = await ground.offered()
    assert offer.here_bytes == offer.total_bytes
    assert await ground.download(offer, agreed(offer.request), lambda *_: None) == first


async def test_what_is_no_model_goes_again(ground):
    with pytest.raises(ModelRefused):
        await ground.downloaded("page")
    assert not list(ground.downloads.rglob("*.gguf"))
    assert (await ground.registry.read()).models == ()


async def test_without_room_nothing_is_asked(tmp_path):
    ground = Ground(tmp_path, keep_free=1 << 60)
    offer = await ground.offered()
    assert (offer.fits_disk, offer.free_bytes) == (False, 0)
    assert "no room" in offer.sentences[0]
    with pytest.raises(CannotWrite, match="no room"):
        await ground.download(offer, agreed(offer.request), lambda *_: None)
    assert not ground.downloads.exists()


async def test_a_small_computer_is_told(tmp_path):
    ground = Ground(tmp_path, ram_bytes=1000)
    assert "too large for this computer" in (await ground.offered()).sentences[1]
    ground.memory.room = Room(ram_bytes=None)
    assert len((await ground.offered()).sentences) == 1


async def test_a_consent_to_something_else_is_none(ground):
    offer = await ground.offered()
    with pytest.raises(NetRefused):
        await ground.download(offer, agreed(await ground.offer.question("page")), lambda *_: None)
    with pytest.raises(NetRefused):
        await ground.offer("tiny", agreed(offer.request))


async def test_an_error_in_the_middle_leaves_nothing_known(ground):
    ground.hub.error = EngineUnavailable("The line broke.")
    with pytest.raises(EngineUnavailable):
        await ground.downloaded()
    assert (await ground.registry.read()).models == ()
    assert (await ground.downloaded()).id == "tiny"


async def test_cancelling_ends_the_fetching_too(ground):
    closed = []
    fetch = ground.hub.fetch

    async def watched(pinned, consent):
        try:
            async for count in fetch(pinned, consent):
                yield count
                await asyncio.Event().wait()
        finally:
            closed.append(True)

    ground.hub.fetch = watched
    task = asyncio.get_running_loop().create_task(ground.downloaded())
    await asyncio.wait([task], timeout=0.2)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert closed == [True]


@pytest.mark.parametrize(
    ("model_id", "error", "told"),
    [("nobody", NotFound, "no model 'nobody'"), ("voice", BadInput, "cannot use")],
)
async def test_what_cannot_be_offered(ground, model_id, error, told):
    with pytest.raises(error, match=told) as raised:
        await ground.offer.question(model_id)
    assert "--catalogue" in raised.value.advice
