"""The language model as the app has it: over a real child, which nobody need know of."""

import asyncio
import struct
from dataclasses import replace

import pytest

from contracts.language_model_contract import SCHEMA, LanguageModelContract
from model_rig import SAID, rig, said, until
from sanctum_desktop.adapters.llama_cpp import host, weights
from sanctum_desktop.adapters.llama_cpp.client import QUIET_S
from sanctum_desktop.adapters.llama_cpp.weights import open_weights
from sanctum_desktop.benchmarks import random_model
from sanctum_desktop.benchmarks.gguf_file import Ready, write_gguf
from sanctum_desktop.benchmarks.random_model import write_model
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    SanctumBug,
)
from sanctum_desktop.core.domain.language import Message, PartKind, Prompt, Role
from sanctum_desktop.core.domain.models import Calibration

KNOWN = Calibration(
    machine="here",
    threads=1,
    batch_threads=2,
    reading_tokens_per_s=9.0,
    writing_tokens_per_s=3.0,
)


@pytest.fixture
async def ground():
    async with rig() as made:
        yield made


class TestLlamaModel(LanguageModelContract):
    @pytest.fixture
    def model(self, ground, models):
        return ground.model(models["bpe"])

    @pytest.fixture
    async def another(self, models):
        async with rig() as elsewhere:
            yield elsewhere.model(models["bpe"])


async def test_nothing_runs_before_the_first_request(ground, models):
    model = ground.model(models["bpe"])
    assert not ground.process.running
    assert await said(model)
    assert ground.process.running
    assert ground.host.loaded.context == 1024


async def test_a_child_that_was_unloaded_is_loaded_again_unseen(ground, models):
    model = ground.model(models["bpe"])
    first = await said(model)
    ground.process.unload()
    assert await said(model) == first
    ground.process.unload()
    await ground.ended()
    assert await said(model) == first
    assert await model.count(SAID) > 0


async def test_two_models_take_turns_in_one_process(ground, models):
    one, other = ground.model(models["bpe"]), ground.model(models["spm"])
    alone = [await said(one), await said(other)]
    assert alone[0] != alone[1]
    asked = [said(one), said(other), said(one), said(other)]
    assert await asyncio.gather(*asked) == alone * 2


async def test_more_than_a_few_do_not_wait(ground, models):
    model = ground.model(models["bpe"])
    asked = [said(model) for _ in range(host.MOST_WAITING + 3)]
    told = await asyncio.gather(*asked, return_exceptions=True)
    refused = [one for one in told if isinstance(one, EngineRefused)]
    assert len(refused) == 2
    assert len({one for one in told if isinstance(one, str)}) == 1
    assert await said(model)


async def test_who_leaves_while_it_loads_leaves_the_load_to_the_next(ground, models, monkeypatch):
    opened, go_on = [], asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly(files, checked, given_up):
        opened.append(1)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()
        return open_weights(files, checked, given_up)

    monkeypatch.setattr(host, "open_weights", slowly)
    model = ground.model(models["bpe"])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await said(model)
    asked = asyncio.ensure_future(said(model))
    await asyncio.sleep(0)
    go_on.set()
    assert await asked
    assert len(opened) == 1


async def test_a_load_for_a_model_nobody_wants_any_more_is_given_up(ground, models, monkeypatch):
    given_up = asyncio.Event()
    loop = asyncio.get_running_loop()

    def opened(files, checked, is_given_up):
        if "spm" in files[0].path:
            return open_weights(files, checked, is_given_up)
        while not is_given_up():
            pass
        loop.call_soon_threadsafe(given_up.set)
        raise EngineUnavailable("given up")

    monkeypatch.setattr(host, "open_weights", opened)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await said(ground.model(models["bpe"]))
    assert await said(ground.model(models["spm"]))
    await given_up.wait()


async def test_a_model_without_room_is_said_and_not_loaded(ground, models):
    with pytest.raises(EngineUnavailable, match="not enough free memory"):
        await said(ground.model(models["bpe"], context=lambda: 0))
    assert not ground.process.running
    assert await said(ground.model(models["bpe"]))


async def test_thoughts_are_told_apart(ground, models):
    model = ground.model(models["bpe"])
    async for item in model.reply(Prompt(SAID, most_tokens=3)):
        assert getattr(item, "kind", PartKind.ANSWER) is PartKind.ANSWER


async def test_json_that_does_not_end_is_refused_in_words(ground, models):
    model = ground.model(models["bpe"])
    with pytest.raises(EngineRefused) as refused:
        await said(model, schema=SCHEMA, most_tokens=3)
    assert refused.value.advice
    assert await said(model)


async def test_what_breaks_within_the_engine_is_reported_and_breaks_nothing_else(ground, models):
    reported = []
    asyncio.get_running_loop().set_exception_handler(lambda _, told: reported.append(told))
    model = ground.model(models["bpe"])
    child = None
    for _ in range(2):
        with pytest.raises(EngineDied):
            await said(model, schema="no schema")
        assert child in {None, ground.child.pid}, "the process lives"
        child = ground.child.pid
    assert await said(model)
    assert [type(told["exception"]) for told in reported] == [SanctumBug] * 2


async def test_a_cancel_while_it_reads_frees_it_within_a_step(ground, models):
    model = ground.model(models["bpe"], context=lambda: 4096)
    await said(model)
    child = ground.child.pid
    long = Message(Role.PERSON, "bafe dogu ni " * 900)
    for _ in range(3):
        asked = asyncio.ensure_future(said(model, long))
        await until(lambda: ground.process._life.calls)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
    assert await said(model)
    assert ground.child.pid == child


async def test_threads_are_borrowed_of_all_engines_budget(ground, models):
    model = ground.model(models["bpe"], known=KNOWN)
    during = []
    async for _ in model.reply(Prompt(SAID, most_tokens=4)):
        with ground.budget.borrow(2) as left:
            during.append(left)
    assert set(during) == {1}
    with ground.budget.borrow(2) as left:
        assert left == 2


async def test_it_is_measured_once_when_nobody_asks(ground, models):
    model = ground.model(models["bpe"])
    first = await said(model)
    ground.clock.advance(QUIET_S - 1)
    assert await said(model) == first
    ground.clock.advance(QUIET_S - 1)
    assert ground.measured == []
    ground.clock.advance(2)
    await until(lambda: ground.measured)
    (found,) = ground.measured
    assert found == model.calibration
    assert found.machine == "here"
    assert found.threads in (1, 2)
    assert found.writing_tokens_per_s > 0
    await said(model)
    ground.clock.advance(10 * QUIET_S)
    assert len(ground.measured) == 1


async def test_who_asks_ends_the_measuring(ground, models):
    model = ground.model(models["bpe"])
    first = await said(model)
    ground.clock.advance(QUIET_S)
    await until(lambda: ground.process._life.calls)
    assert await said(model) == first
    assert ground.measured == []


async def test_it_is_not_measured_while_other_engines_work(ground, models):
    model = ground.model(models["bpe"])
    await said(model)
    with ground.budget.borrow(1):
        assert await model.measure() is None
    assert await model.measure() == model.calibration


async def test_nothing_is_loaded_only_to_be_measured(ground, models):
    model = ground.model(models["bpe"])
    await said(model)
    ground.process.unload()
    await ground.ended()
    ground.clock.advance(QUIET_S)
    await asyncio.sleep(0)
    assert not ground.process.running
    assert ground.measured == []


async def test_a_model_that_gave_way_to_another_is_not_brought_back_to_be_measured(ground, models):
    one, other = ground.model(models["bpe"]), ground.model(models["spm"])
    await said(one)
    await said(other)
    ground.clock.advance(QUIET_S)
    await until(lambda: ground.measured)
    assert one.calibration is None
    assert ground.measured == [other.calibration]


async def test_what_cannot_be_measured_is_not_tried_again(ground, models):
    model = ground.model(models["bpe"])
    await said(model)
    await ground.process.stop()
    with pytest.raises(EngineUnavailable):
        await said(model)
    ground.clock.advance(QUIET_S)
    assert ground.measured == []


async def test_a_pin_is_compared_once_for_each_state_of_the_file(ground, models, monkeypatch):
    read = []
    honest = weights._sha256

    def counted(stream, given_up):
        read.append(1)
        return honest(stream, given_up)

    monkeypatch.setattr(weights, "_sha256", counted)
    model = ground.model(models["bpe"], pinned=True)
    await said(model)
    ground.host.release()
    await ground.ended()
    await said(model)
    assert len(ground.checked) == len(read) == 1
    async with rig() as later:
        await said(later.model(models["bpe"], pinned=True, checked=ground.checked[0]))
        await said(later.model(models["bpe"]))
    assert (len(read), later.checked) == (1, [])


async def test_another_pin_for_the_same_file_is_compared(ground, models):
    model = ground.model(models["bpe"], pinned=True)
    await said(model)
    (file,) = model._setup.files
    other = ground.model(models["bpe"], files=(replace(file, sha256="0" * 64),))
    with pytest.raises(EngineUnavailable, match="not the one"):
        await said(other)


async def test_a_split_model_is_lent_part_by_part_whatever_the_parts_are_called(ground, tmp_path):
    whole = write_model(tmp_path / "whole.gguf")
    tensors = list(random_model._tensors(random_model.TINY, 1))
    known = random_model._metadata(random_model.TINY) | random_model._bpe_words(random_model.TINY)
    parts = [tmp_path / "north.gguf", tmp_path / "south.gguf"]
    for number, part in enumerate(parts):
        values = {
            "split.no": Ready(struct.pack("<IH", 2, number)),
            "split.count": Ready(struct.pack("<IH", 2, 2)),
            "split.tensors.count": Ready(struct.pack("<Ii", 5, len(tensors))),
        }
        write_gguf(part, (known if not number else {}) | values, tensors[number::2])
    assert await said(ground.model(*parts)) == await said(ground.model(whole))
