"""The verbs of model files, over real files in a folder of the test's own."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_templates import FOUND
from gguf_files import TEXT, U32, split, tiny
from sanctum_desktop.adapters.gguf.inspector import GgufInspector
from sanctum_desktop.adapters.model_files.care import FilesOnDisk
from sanctum_desktop.adapters.model_files.finding import FoundOnDisk
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.core.domain.errors import ModelRefused, NotFound
from sanctum_desktop.core.domain.models import (
    Calibration,
    Ceiling,
    Check,
    FileState,
    FitVerdict,
    ModelKind,
    ModelOrigin,
    Room,
)
from sanctum_desktop.core.use_cases.add_model import AddModel
from sanctum_desktop.core.use_cases.choose_model import ChooseModel
from sanctum_desktop.core.use_cases.find_models import FindModels
from sanctum_desktop.core.use_cases.inspect_model import InspectModel
from sanctum_desktop.core.use_cases.list_models import ListModels
from sanctum_desktop.core.use_cases.remove_model import RemoveModel
from sanctum_desktop.core.use_cases.verify_model import VerifyModel
from strangers_process import here


class PlentyOfRoom:
    """A machine with 16 GB free."""

    def free(self) -> Room:
        return Room(ram_bytes=16 << 30)


class Ground:
    """All verbs over one folder; `shelf` is a usual place of another program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shelf = folder / "shelf"
        self.downloads = folder / "home" / "model_files"
        for place in (self.shelf, self.downloads):
            place.mkdir(parents=True)
        self.registry = RegistryFile(folder / "home")
        files, inspector = FilesOnDisk(self.downloads), GgufInspector(here)
        self.find = FindModels(finder=FoundOnDisk([self.shelf]), registry=self.registry)
        self.inspect = InspectModel(
            inspector=inspector, room=PlentyOfRoom(), registry=self.registry, machine="here"
        )
        self.add = AddModel(inspector=inspector, registry=self.registry)
        self.choose = ChooseModel(registry=self.registry)
        self.list = ListModels(registry=self.registry, files=files)
        self.verify = VerifyModel(registry=self.registry, files=files)
        self.remove = RemoveModel(registry=self.registry, files=files)

    def put(self, name: str, content: bytes | None = None) -> Path:
        file = self.shelf / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(tiny().bytes() if content is None else content)
        return file

    async def added(self, name: str, content: bytes | None = None):
        (found,) = await self.find(str(self.put(name, content)))
        return await self.add(found)


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path)


def nobody(_read: int, _in_all: int) -> None:
    """Progress nobody looks at."""


def embedder() -> bytes:
    file = tiny()
    file["llama.pooling_type"] = (U32, 1)
    return file.bytes()


async def test_finding_and_looking_in(ground):
    ground.put("a.gguf")
    (found,) = await ground.find(str(ground.shelf))
    seen = await ground.inspect(found)
    assert seen.facts.layers == 2
    assert seen.fit.verdict is FitVerdict.FITS
    assert len(seen.sentences) == 2
    with pytest.raises(NotFound, match="No model was found"):
        await ground.find(str(ground.downloads))


async def test_a_model_stays_where_it_lies(ground):
    before = sorted(ground.folder.rglob("*.gguf"))
    model = await ground.added("Some Model_Q4.gguf")
    assert (model.id, model.name) == ("some-model-q4", "Tiny Test")
    assert (model.kind, model.origin) == (ModelKind.LANGUAGE, ModelOrigin.ADDED)
    assert sorted(ground.folder.rglob("*.gguf")) == [*before, ground.shelf / "Some Model_Q4.gguf"]


async def test_the_strangers_template_is_not_copied(ground):
    assert (await ground.added("a.gguf")).facts.untrusted_chat_template == ""
    assert "{%" not in (ground.folder / "home" / "models.json").read_text()


async def test_what_is_kept_of_a_template_are_the_marks_it_makes(ground):
    template, marks = FOUND["granite"]
    file = tiny()
    file["tokenizer.chat_template"] = (TEXT, template)
    assert (await ground.added("a.gguf", file.bytes())).chat == marks
    assert (await ground.registry.read()).model("a").chat == marks
    file["tokenizer.chat_template"] = (TEXT, "{{ not one }}")
    assert (await ground.added("a.gguf", file.bytes())).chat is None
    embedding = tiny()
    embedding["llama.pooling_type"] = (U32, 1)
    embedding["tokenizer.chat_template"] = (TEXT, template)
    assert (await ground.added("e.gguf", embedding.bytes())).chat is None


async def test_ids_are_plain_and_never_twice(ground):
    ids = [
        (await ground.added(name)).id for name in ("a/X.gguf", "b/x.gguf", "c/x.gguf", "ß.gguf")
    ]
    assert ids == ["x", "x-2", "x-3", "model"]
    assert len((await ground.added("long" * 50 + ".gguf")).id) <= 60


async def test_the_first_of_a_kind_is_its_default(ground):
    await ground.added("a.gguf")
    await ground.added("b.gguf")
    await ground.added("e.gguf", embedder())
    assert [(one.model.id, one.is_default) for one in await ground.list()] == [
        ("a", True),
        ("b", False),
        ("e", True),
    ]
    await ground.choose("b")
    assert [one.is_default for one in await ground.list()] == [False, True, True]
    with pytest.raises(NotFound, match="'c'"):
        await ground.choose("c")


async def test_what_is_left_to_the_guide_stays_with_it_until_a_model_is_chosen(ground):
    await ground.added("a.gguf")
    await ground.added("e.gguf", embedder())
    await ground.choose.guide()
    await ground.added("b.gguf")
    assert [(one.model.id, one.is_default) for one in await ground.list()] == [
        ("a", False),
        ("e", True),
        ("b", False),
    ]
    assert (await ground.remove("a")).default_now == "", "nobody inherits what nobody did"
    await ground.choose("b")
    assert [one.is_default for one in await ground.list()] == [True, True]


async def test_adding_again_keeps_id_and_pins_of_an_unchanged_size(ground):
    await ground.added("a.gguf")
    (checked,) = await ground.verify("a", nobody)
    again = await ground.added("a.gguf")
    assert (again.id, again.files[0].sha256) == ("a", checked.sha256)
    larger = await ground.added("a.gguf", tiny(layers=3).bytes())
    assert (larger.id, larger.files[0].sha256) == ("a", "")
    assert len(await ground.list()) == 1


async def test_adding_again_keeps_what_was_found_out_of_an_unchanged_model_only(ground):
    known = replace(
        await ground.added("a.gguf"),
        calibration=Calibration(
            machine="here",
            threads=2,
            batch_threads=2,
            reading_tokens_per_s=9.0,
            writing_tokens_per_s=4.0,
        ),
        ceiling=Ceiling(tested_at=datetime(2026, 11, 22, tzinfo=UTC), marks=()),
        checked=("a state of the file",),
    )
    await ground.registry.keep(known)
    assert await ground.added("a.gguf") == known
    renamed = tiny()
    renamed["general.name"] = (TEXT, "Mine Test")  # as long as before
    for other in (renamed.bytes(), tiny(layers=3).bytes()):
        await ground.registry.keep(known)
        again = await ground.added("a.gguf", other)
        assert (again.calibration, again.ceiling, again.checked) == (None, None, ())


async def test_what_cannot_be_used_is_not_added(ground):
    adapter = tiny()
    adapter["general.type"] = (TEXT, "adapter")
    with pytest.raises(ModelRefused, match="part for another model"):
        await ground.added("lora.gguf", adapter.bytes())
    with pytest.raises(ModelRefused, match="not a GGUF"):
        await ground.added("fake.gguf", b"<html>404</html>")
    assert await ground.list() == ()
    assert not (ground.folder / "home" / "models.json").exists()


async def test_those_of_other_programs_that_are_new(ground):
    await ground.added("a.gguf")
    ground.put("b.gguf")
    assert [found.name for found in await ground.find.unknown()] == ["b"]


async def test_how_the_files_stand(ground):
    await ground.added("a.gguf")
    await ground.added("b.gguf")
    for number, part in enumerate(split(tiny(), 2), 1):
        ground.put(f"s-{number:05}-of-00002.gguf", part)
    (found,) = await ground.find(str(ground.shelf / "s-00001-of-00002.gguf"))
    await ground.add(found)
    ground.put("b.gguf", b"cut")
    ground.put("s-00001-of-00002.gguf", b"cut")
    (ground.shelf / "s-00002-of-00002.gguf").unlink()
    assert [one.state for one in await ground.list()] == [
        FileState.PRESENT,
        FileState.OTHER_SIZE,
        FileState.MISSING,
    ]


async def test_verifying_pins_first_and_compares_then(ground):
    model = await ground.added("a.gguf")
    told = []
    (first,) = await ground.verify("a", lambda *both: told.append(both))
    await asyncio.sleep(0)
    assert first.check is Check.PINNED_NOW
    assert told[-1] == (model.files[0].bytes, model.files[0].bytes)
    (second,) = await ground.verify("a", nobody)
    assert (second.check, second.sha256) == (Check.MATCHES, first.sha256)
    with (ground.shelf / "a.gguf").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"x")
    (third,) = await ground.verify("a", nobody)
    assert third.check is Check.DIFFERS
    assert (await ground.registry.read()).model("a").files[0].sha256 == first.sha256


async def test_a_model_removed_while_it_was_read_stays_removed(ground):
    await ground.added("a.gguf")
    reading = ground.registry.read

    async def removed_meanwhile():
        registry = await reading()
        if registry.models:
            await ground.registry.forget("a")
        return registry

    ground.registry.read = removed_meanwhile
    (checked,) = await ground.verify("a", nobody)
    assert checked.check is Check.PINNED_NOW
    assert await ground.list() == ()


async def test_a_name_that_is_a_hash_is_a_promise_to_be_checked(ground):
    """Ollama and the hub's cache name a blob by its hash: pinned from the start, and verified."""
    blob = ground.put(f"models--a--b/blobs/{'ab' * 32}")
    link = ground.shelf / "models--a--b" / "snapshots" / "c0ffee" / "m.gguf"
    link.parent.mkdir(parents=True)
    link.symlink_to(blob)
    (found,) = await ground.find(str(link))
    await ground.add(found)
    (checked,) = await ground.verify("m", nobody)
    assert checked.check is Check.DIFFERS


async def test_removing_only_forgets_what_was_added(ground):
    await ground.added("a.gguf")
    await ground.added("b.gguf")
    await ground.added("e.gguf", embedder())
    removed = await ground.remove("a")
    assert (removed.freed_bytes, removed.default_now) == (0, "b")
    assert (ground.shelf / "a.gguf").exists()
    assert (await ground.remove("b")).default_now == ""
    assert [one.model.id for one in await ground.list()] == ["e"]
    with pytest.raises(NotFound):
        await ground.remove("a")


async def test_removing_a_model_that_is_no_default_changes_no_default(ground):
    await ground.added("a.gguf")
    await ground.added("b.gguf")
    assert (await ground.remove("b")).default_now == ""
    assert [one.is_default for one in await ground.list()] == [True]


async def test_removing_deletes_what_we_downloaded(ground):
    file = ground.downloads / "d.gguf"
    file.write_bytes(tiny().bytes())
    (found,) = await ground.find(str(file))
    model = await ground.add(found)
    await ground.registry.keep(replace(model, origin=ModelOrigin.DOWNLOADED))
    assert (await ground.remove("d")).freed_bytes == len(tiny().bytes())
    assert not file.exists()
