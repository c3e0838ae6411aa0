"""The list of known models: kept whole, shared by processes, and never guessed at."""

import asyncio
import json
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from sanctum_desktop.adapters.model_registry import registry_file
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.domain.chat_marks import END, Around, ChatMarks
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import (
    Calibration,
    Ceiling,
    CeilingMark,
    KnownModel,
    ModelFacts,
    ModelFile,
    ModelKind,
    ModelOrigin,
    Registry,
)

MODEL = KnownModel(
    id="tiny",
    name="Tiny",
    kind=ModelKind.LANGUAGE,
    origin=ModelOrigin.ADDED,
    files=(ModelFile(path="/a/tiny.gguf", bytes=5, sha256="ab" * 32),),
    facts=ModelFacts(architecture="llama", kind=ModelKind.LANGUAGE, quantisation=(("Q8_0", 4),)),
)
OTHER = replace(
    MODEL,
    id="other",
    name="Other",
    chat=ChatMarks(
        person=Around("<user>", "\n"),
        model=Around("<model>", END),
        system=Around("", "\n\n"),
        opening="<model>",
    ),
    calibration=Calibration(
        machine="here",
        threads=2,
        batch_threads=4,
        reading_tokens_per_s=90.5,
        writing_tokens_per_s=9.25,
    ),
    ceiling=Ceiling(
        tested_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        marks=(
            CeilingMark(
                feature=Feature.MIRROR,
                passed=2,
                tries=5,
                does=False,
                shortfalls=((Shortfall.NUMBER, 3),),
            ),
        ),
        tokens_per_s=9.5,
        prompts=("mirror.v1",),
        trusted=(Feature.MIRROR,),
    ),
)


@pytest.fixture
def registry(tmp_path):
    return RegistryFile(tmp_path / "home")


async def test_what_is_kept_is_read_again(registry, tmp_path):
    assert await registry.read() == Registry()
    await registry.keep(MODEL)
    await registry.keep(OTHER)
    await registry.keep(replace(MODEL, name="Tiny again"))
    await registry.prefer(ModelKind.LANGUAGE, "other")
    read = await RegistryFile(tmp_path / "home").read()
    assert [model.name for model in read.models] == ["Tiny again", "Other"]
    assert read.models[1] == OTHER
    assert read.models[1].ceiling.does(Feature.MIRROR)
    assert not read.models[1].ceiling.does(Feature.FOLLOW_UP)
    assert read.defaults == {ModelKind.LANGUAGE: "other"}
    await registry.forget("other")
    read = await registry.read()
    assert [model.id for model in read.models] == ["tiny"]
    assert read.defaults == {}


async def test_only_the_owner_may_read_it(registry, tmp_path):
    await registry.keep(MODEL)
    home = tmp_path / "home"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for file in home.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": 1, "models": [{"id": "x"}]}',
        b'{"version": 1, "models": [], "defaults": {"cooking": "x"}}',
        b'{"version": "1"}',
    ],
)
async def test_what_cannot_be_understood_is_left_as_it_is(registry, tmp_path, content):
    (tmp_path / "home").mkdir()
    file = tmp_path / "home" / "models.json"
    file.write_bytes(content)
    for act in (registry.read(), registry.keep(MODEL), registry.forget("tiny")):
        with pytest.raises(BadInput, match="cannot be read") as refusal:
            await act
        assert "models themselves are safe" in str(refusal.value)
    assert file.read_bytes() == content


async def test_the_list_of_a_newer_version_is_left_as_it_is(registry, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "models.json").write_text(json.dumps({"version": 2, "shape": "new"}))
    with pytest.raises(BadInput, match="newer"):
        await registry.keep(MODEL)


async def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite, match="could not be written"):
        await RegistryFile(tmp_path / "file" / "home").keep(MODEL)


async def test_another_process_at_it_is_waited_for_and_then_said(registry, tmp_path, monkeypatch):
    monkeypatch.setattr(registry_file, "_PATIENCE_S", 0)
    (tmp_path / "home").mkdir()
    with (
        FileLock(tmp_path / "home" / ".models.lock"),
        pytest.raises(CannotWrite, match="Another Sanctum"),
    ):
        await registry.keep(MODEL)
    await registry.keep(MODEL)


async def test_a_drive_that_cannot_lock(registry, monkeypatch):
    def unable(_self):
        raise NotImplementedError

    monkeypatch.setattr(FileLock, "_acquire", unable)
    with pytest.raises(CannotWrite, match="cannot lock"):
        await registry.keep(MODEL)


def test_two_processes_lose_nothing_of_each_other(registry, tmp_path):
    """Each adds twenty models at once; all forty are there."""
    code = (
        "import asyncio, sys; sys.path.insert(0, sys.argv[1]);"
        "from test_model_registry import RegistryFile, MODEL, replace;"
        "from pathlib import Path;"
        "r = RegistryFile(Path(sys.argv[2]));"
        "[asyncio.run(r.keep(replace(MODEL, id=sys.argv[3] + str(n)))) for n in range(20)]"
    )
    arguments = [str(Path(__file__).parent), str(tmp_path / "home")]
    running = [
        subprocess.Popen([sys.executable, "-c", code, *arguments, name]) for name in ("a", "b")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(asyncio.run(registry.read()).models) == 40
