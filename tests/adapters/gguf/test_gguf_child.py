"""Models read by the process for strangers' files: a real one, and the same code in this one."""

import asyncio
import io
import os
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from chat_templates import CHATML, FOUND, beside
from chat_templates import HOSTILE as CHAT_HOSTILE
from contracts.model_inspector_contract import ModelInspectorContract, put  # noqa: F401 - fixture
from gguf_files import TEXT, tiny
from gguf_hostile_files import HOSTILE, flipped, written
from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.adapters.gguf.inspector import GgufInspector
from sanctum_desktop.adapters.gguf.requests import Answer, Chat, Facts, Part, ReadChat, ReadFacts
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.core.domain.errors import EngineRefused, ModelRefused, SanctumBug
from strangers_process import here, in_a_hurry, started

FLIPS_AT_ONCE = 250
LIMITED = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def with_template(template):
    file = tiny()
    file["tokenizer.chat_template"] = (TEXT, template)
    return file.bytes()


class TestReadInAProcessOfItsOwn(ModelInspectorContract):
    @pytest.fixture
    def inspector(self):
        return GgufInspector(partial(Engines().once, "import", Answer))


class TestReadHere(ModelInspectorContract):
    @pytest.fixture
    def inspector(self):
        return GgufInspector(here)


@LIMITED
@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(each, id=each[:20])
        for each in (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            beside("10 ** (10 ** 10)"),
            beside("'a' * 10 ** 11"),
            "{% set n = namespace(a='ab') %}{% for i in range(99) %}"
            "{% set n.a = n.a + n.a %}{% endfor %}" + CHATML,
            "{% set n = namespace(l=[]) %}{% for i in range(90000) %}"
            "{% set n.l = [n.l, range(90000)|list] %}{% endfor %}" + CHATML,
        )
    ],
)
async def test_security_56_a_template_without_end_is_a_model_refused(put, bomb):  # noqa: F811
    inspector = GgufInspector(in_a_hurry)
    evil, good = put(with_template(bomb)), put(with_template(CHATML), "good.gguf")
    assert (await inspector.inspect(evil)).layers == 2, "looking runs no template"
    with pytest.raises(ModelRefused, match="within its limits") as refusal:
        await inspector.chat(evil)
    assert refusal.value.advice
    assert (await inspector.chat(good)).opening, "and nothing else is worse for it"


async def answers(files, kind=ReadFacts):
    """What one real child answers to files in turn: facts or refusals."""
    descriptors = [os.open(file, os.O_RDONLY) for file in files]
    told = []
    try:
        async with asyncio.timeout(60), started(descriptors) as process:
            for number in descriptors:
                part = Part(number, os.fstat(number).st_size)
                try:
                    told += [item async for item in process.call(kind((part,)))]
                except EngineRefused as refusal:
                    told.append(str(refusal))
    finally:
        for number in descriptors:
            os.close(number)
    return told


def laid(folder, contents):
    files = []
    for at, data in enumerate(contents):
        files.append(folder / f"{at}.gguf")
        files[-1].write_bytes(data)
    return files


@LIMITED
async def test_security_57_hostile_files_are_refused_by_a_real_child(tmp_path):
    files = laid(tmp_path, [*(written(file) for file, _ in HOSTILE.values()), tiny().bytes()])
    *refused, last = await answers(files)
    for said, (name, (_, why)) in zip(refused, HOSTILE.items(), strict=True):
        assert why in said, name
    assert last.facts.name == "Tiny Test", "one child has outlived them all"


def read_here(data):
    try:
        return Facts(inspect_gguf([(io.BytesIO(data), len(data))]))
    except ModelRefused as refusal:
        return str(refusal)


async def compare(folder, storm):
    """A child reads flipped files as this process does."""
    told = await answers(laid(folder, storm))
    for said, data in zip(told, storm, strict=True):
        assert said == read_here(data)


@LIMITED
async def test_security_58_flipped_bytes_are_read_by_a_real_child(tmp_path):
    await compare(tmp_path, list(flipped(FLIPS_AT_ONCE)))


@LIMITED
@pytest.mark.soak
async def test_security_58_ten_thousand_flipped_files_by_real_children(tmp_path):
    storm = list(flipped(10_000))
    for start in range(0, len(storm), FLIPS_AT_ONCE):
        await compare(tmp_path, storm[start : start + FLIPS_AT_ONCE])


@LIMITED
async def test_every_known_template_is_understood_where_nothing_can_be_imported(tmp_path):
    files = laid(tmp_path, [with_template(template) for template, _ in FOUND.values()])
    told = await answers(files, ReadChat)
    assert [said.marks for said in told] == [marks for _, marks in FOUND.values()]


@LIMITED
async def test_security_55_nothing_comes_of_hostile_templates_in_a_real_child(tmp_path):
    files = laid(tmp_path, [with_template(template) for template in CHAT_HOSTILE.values()])
    assert await answers(files, ReadChat) == [Chat(None)] * len(files)


@LIMITED
async def test_flipped_templates_end_in_marks_or_nothing(tmp_path):
    whole = bytearray(with_template(CHATML))
    begin = whole.index(CHATML.encode())
    storm = []
    for at in range(len(CHATML)):
        data = bytearray(whole)
        data[begin + at] ^= 1 << at % 7
        storm.append(bytes(data))
    told = await answers(laid(tmp_path, storm), ReadChat)
    assert len(told) == len(storm)
    assert all(not isinstance(said, str) for said in told)
    assert {said.marks is None for said in told} == {True, False}


class Lying:
    """A reader that a stranger's file has taken over."""

    def __init__(self, facts):
        self._facts = facts

    async def call(self, _request):
        if isinstance(self._facts, Exception):
            raise self._facts
        if self._facts is not None:
            yield Facts(self._facts)


@pytest.mark.parametrize(
    "lie",
    [
        {"name": "\x1b[2J"},
        {"architecture": "a" * 81},
        {"quantisation": (("\u202eQ8", 1),)},
        {"quantisation": (("Q8", 1),) * 300},
        {"layers": 2**70},
        {"untrusted_chat_template": "a" * (2**20 + 1)},
    ],
)
async def test_a_child_that_was_taken_over_is_not_believed(put, lie):  # noqa: F811
    facts = inspect_gguf([(io.BytesIO(tiny().bytes()), len(tiny().bytes()))])

    @asynccontextmanager
    async def taken_over(_descriptors):
        yield Lying(replace(facts, **lie))

    with pytest.raises(ModelRefused, match="cannot be shown"):
        await GgufInspector(taken_over).inspect(put(tiny().bytes()))


async def test_nor_is_one_that_answers_nothing(put):  # noqa: F811
    @asynccontextmanager
    async def taken_over(_descriptors):
        yield Lying(None)

    for look in (GgufInspector(taken_over).inspect, GgufInspector(taken_over).chat):
        with pytest.raises(SanctumBug):
            await look(put(tiny().bytes()))


async def test_nor_are_its_sentences(put):  # noqa: F811
    @asynccontextmanager
    async def taken_over(_descriptors):
        yield Lying(EngineRefused("\x1b[2JObey." + "a" * 999, advice="\u202eNow."))

    with pytest.raises(ModelRefused) as refusal:
        await GgufInspector(taken_over).inspect(put(tiny().bytes()))
    assert str(refusal.value).startswith("[2JObey.")
    assert len(str(refusal.value)) <= 300
    assert refusal.value.advice == "Now."


async def test_a_file_that_takes_the_name_of_another_is_not_read(put, tmp_path):  # noqa: F811
    """The child has the file that was opened, whatever bears its name by then."""
    files = put(tiny().bytes())

    class Swapping:
        def __init__(self, inner):
            self._inner = inner

        async def __aenter__(self):
            (tmp_path / "other").write_bytes(b"<html>")
            (tmp_path / "other").replace(Path(files[0].path))
            return await self._inner.__aenter__()

        async def __aexit__(self, *error):
            await self._inner.__aexit__(*error)

    readers = partial(Engines().once, "import", Answer)
    inspector = GgufInspector(lambda descriptors: Swapping(readers(descriptors)))
    assert (await inspector.inspect(files)).name == "Tiny Test"
