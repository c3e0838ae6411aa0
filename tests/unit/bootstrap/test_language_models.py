"""Which model does what, and why the Guide does it where none does."""

import asyncio
import platform
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from model_rig import until
from sanctum_desktop.adapters.model_registry.registry_file import NAME
from sanctum_desktop.adapters.system_memory.machine import processor_model, this_machine
from sanctum_desktop.adapters.system_memory.room import SystemMemory
from sanctum_desktop.benchmarks.random_model import Shape, write_model
from sanctum_desktop.bootstrap import language_models
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.bootstrap.language_models import models_of
from sanctum_desktop.bootstrap.models import model_desk
from sanctum_desktop.core.domain.errors import EngineUnavailable, NotFound
from sanctum_desktop.core.domain.language import Message, Prompt, Role
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import Ceiling, CeilingMark, Room

PROMPT = Prompt((Message(Role.PERSON, "bafe dogu"),), most_tokens=4)


def ceiling(*, does=(), cannot=(), trusted=()):
    marks = [
        CeilingMark(feature=feature, passed=4 if able else 0, tries=4, does=able)
        for able, features in ((True, does), (False, cannot))
        for feature in features
    ]
    now = datetime(2026, 3, 1, tzinfo=UTC)
    return Ceiling(tested_at=now, marks=tuple(marks), trusted=tuple(trusted))


class Ground:
    """An installation with a small model, and its list."""

    def __init__(self, home, models):
        self.home, self.models, self.desk = home, models, model_desk(home)
        self.registry = self.desk.verify._registry

    async def add(self, name="m.gguf", **shape):
        file = write_model(self.home / name, Shape(**shape))
        (found,) = await self.desk.find(str(file))
        return await self.desk.add(found)

    async def doing(self, feature):
        return (await self.models.chain(feature)).first

    async def mark(self, model, **told):
        known = (await self.registry.read()).model(model.id)
        await self.registry.keep(replace(known, ceiling=ceiling(**told)))


@pytest.fixture
async def ground(tmp_path):
    async with models_of(tmp_path) as models:
        yield Ground(tmp_path, models)


async def replied(in_use):
    return [item async for item in in_use.model.reply(PROMPT)]


async def test_without_a_model_the_guide_does_it(ground):
    assert await ground.doing(Feature.MIRROR) is None
    assert "No language model" in await ground.models.why(Feature.MIRROR)
    assert await ground.models.found(Feature.MIRROR) is None, "nobody was passed over"


async def test_an_untested_model_does_nothing_for_a_story(ground):
    model = await ground.add()
    assert await ground.doing(Feature.MIRROR) is None
    assert "not tested" in await ground.models.why(Feature.MIRROR)
    assert "not tested" in str(await ground.models.found(Feature.MIRROR))
    assert await replied(await ground.models.of(model.id))


async def test_it_does_what_it_passed_or_is_trusted_with(ground):
    model = await ground.add()
    await ground.mark(
        model, does=[Feature.MIRROR], cannot=[Feature.FOLLOW_UP], trusted=[Feature.RESUME_LINE]
    )
    mirror = await ground.doing(Feature.MIRROR)
    line = await ground.doing(Feature.RESUME_LINE)
    assert mirror.id == model.id
    assert mirror.model is line.model
    assert await ground.models.why(Feature.MIRROR) == ""
    assert await ground.models.found(Feature.MIRROR) == mirror
    assert await ground.doing(Feature.FOLLOW_UP) is None
    assert "well enough" in await ground.models.why(Feature.FOLLOW_UP)
    assert await replied(mirror)


async def test_the_default_is_used_and_another_takes_its_place(ground):
    one, other = await ground.add(), await ground.add("other.gguf", layers=2)
    for model in (one, other):
        await ground.mark(model, does=[Feature.MIRROR])
    first = await ground.doing(Feature.MIRROR)
    assert await replied(first)
    await ground.desk.choose(other.id)
    second = await ground.doing(Feature.MIRROR)
    assert [first.id, second.id] == [one.id, other.id]
    assert await replied(second)


async def test_a_file_that_is_gone_or_another_is_said_and_let_go_of(ground):
    model = await ground.add()
    await ground.mark(model, does=[Feature.MIRROR])
    assert await replied(await ground.doing(Feature.MIRROR))
    file = ground.home / "m.gguf"
    content = file.read_bytes()
    file.write_bytes(content + b"more")
    assert "not the one" in await ground.models.why(Feature.MIRROR)
    file.unlink()
    assert await ground.doing(Feature.MIRROR) is None
    assert "not there any more" in await ground.models.why(Feature.MIRROR)
    with pytest.raises(EngineUnavailable) as refused:
        await ground.models.of(model.id)
    assert refused.value.advice.startswith("Put it or its drive back")
    file.write_bytes(content)
    assert await replied(await ground.doing(Feature.MIRROR))


async def test_a_file_that_went_while_it_was_read_is_let_go_of_after_that(ground):
    model = await ground.add()
    await ground.mark(model, does=[Feature.MIRROR])
    in_use = await ground.doing(Feature.MIRROR)
    assert await replied(in_use)
    (ground.home / "m.gguf").unlink()
    (held,) = in_use.model._host._weights.streams
    async with in_use.model._host.turn(1):
        assert await ground.doing(Feature.MIRROR) is None
        assert not held.closed
    assert await ground.doing(Feature.MIRROR) is None
    async with asyncio.timeout(10):
        await until(lambda: held.closed)


async def test_without_the_library_it_is_said(ground, monkeypatch):
    model = await ground.add()
    monkeypatch.setattr(language_models, "find_spec", lambda _name: None)
    with pytest.raises(EngineUnavailable, match="not installed"):
        await ground.models.of(model.id)


async def test_a_list_that_cannot_be_read_is_no_model(ground):
    (ground.home / NAME).write_text("no list")
    assert await ground.doing(Feature.MIRROR) is None
    assert "cannot be read" in await ground.models.why(Feature.MIRROR)
    (ground.home / NAME).unlink()
    with pytest.raises(NotFound):
        await ground.models.of("nobody")


async def test_a_model_without_room_is_not_loaded(ground, monkeypatch):
    model = await ground.add()
    monkeypatch.setattr(SystemMemory, "free", lambda _self: Room(ram_bytes=0))
    with pytest.raises(EngineUnavailable, match="not enough free memory"):
        await replied(await ground.models.of(model.id))


async def test_what_was_measured_is_kept_and_used_from_the_next_start_on(ground):
    model = await ground.add()
    used = (await ground.models.of(model.id)).model
    found = await used.measure()
    kept = (await ground.registry.read()).model(model.id)
    assert kept.calibration == found
    assert kept.measured_on(this_machine()).tokens_per_s == found.writing_tokens_per_s
    assert kept.measured_on("another") is None
    async with models_of(ground.home) as again:
        assert (await again.of(model.id)).model.calibration == found
    moved = replace(kept, calibration=replace(found, machine="another"))
    await ground.registry.keep(moved)
    async with models_of(ground.home) as elsewhere:
        assert (await elsewhere.of(model.id)).model.calibration is None
    seen = await ground.desk.inspect((await ground.desk.find(str(ground.home / "m.gguf")))[0])
    assert seen.fit.tokens_per_s is None
    await ground.registry.keep(kept)
    seen = await ground.desk.inspect((await ground.desk.find(str(ground.home / "m.gguf")))[0])
    assert seen.fit.tokens_per_s == pytest.approx(found.writing_tokens_per_s)


async def test_a_pin_that_was_compared_is_remembered_for_that_state_of_the_file(ground):
    model = await ground.add()
    await ground.desk.verify(model.id, lambda *_: None)
    assert await replied(await ground.models.of(model.id))
    (stamp,) = (await ground.registry.read()).model(model.id).checked
    assert stamp.split("-")[2] == str((ground.home / "m.gguf").stat().st_size)


async def test_nothing_is_kept_of_a_model_that_was_removed_meanwhile(ground):
    model = await ground.add()
    used = (await ground.models.of(model.id)).model
    await ground.desk.remove(model.id)
    assert await used.measure() is not None
    assert (await ground.registry.read()).models == ()


async def test_a_verbs_engines_end_with_it(tmp_path, monkeypatch):
    made = []
    honest = Engines.process
    monkeypatch.setattr(
        Engines, "process", lambda self, *names: made.append(honest(self, *names)) or made[-1]
    )

    async def verb():
        async with models_of(tmp_path) as models:
            model = await Ground(tmp_path, models).add()
            await replied(await models.of(model.id))
            assert made[0].running
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await verb()
    assert not made[0].running


def test_a_machine_is_told_by_its_processor_and_no_name(tmp_path):
    assert re.fullmatch("[0-9a-f]{16}", this_machine())
    told = tmp_path / "cpuinfo"
    told.write_text(
        "processor\t: 0\nmodel name\t: Quick 9\n\nprocessor\t: 1\nmodel name\t: Slow\n"
    )
    assert processor_model(told) == "quick 9"
    told.write_text("CPU part\t: 0xd0c\n")
    assert processor_model(told) == "0xd0c"
    assert processor_model(tmp_path / "none") == platform.processor()


ALONE = """
import sys
from sanctum_desktop.adapters.llama_cpp import client
from sanctum_desktop.bootstrap import language_models
print([name for name in ("llama_cpp", "numpy") if name in sys.modules])
"""


def test_the_app_itself_never_loads_the_engine():
    done = subprocess.run(
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
