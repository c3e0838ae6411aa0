"""One trace leads from the app's record of a turn to what the engine's child told of it."""

import logging
import re
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace

import pytest
from engine_ground import engine, spec, taken_and_error
from engine_handlers import Do

from sanctum_desktop.adapters.scripted.engine import Piece, Script
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.bootstrap.measuring import measured
from sanctum_desktop.core.domain.errors import EngineDied
from sanctum_desktop.core.domain.model_tasks import Asked, Feature
from sanctum_desktop.core.domain.traces import Traced, current_trace
from sanctum_desktop.core.prompts.template import read_template
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.redacting_log import (
    DailyFiles,
    Event,
    GatedRecord,
    LineFormatter,
    log_files,
)

CANARY = "marmalade"
TEMPLATE = read_template(
    "mirror.v1",
    """+++
manner = "warm"
most_tokens = 20
+++

# System
You greet.

# Task
They said: {{said}}

# Answer
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 40}}}
""",
)


@pytest.fixture
def log(tmp_path):
    """The app's log as it stands on the disk; gives its lines."""
    factory, root = logging.getLogRecordFactory(), logging.getLogger()
    handler = DailyFiles(lambda: tmp_path / "logs")
    handler.setFormatter(LineFormatter())
    logging.setLogRecordFactory(GatedRecord)
    ours = logging.getLogger("sanctum_desktop")
    level = ours.level
    ours.setLevel(logging.INFO)
    root.addHandler(handler)
    yield lambda: "".join(file.read_text() for file in log_files(tmp_path / "logs")).splitlines()
    root.removeHandler(handler)
    ours.setLevel(level)
    logging.setLogRecordFactory(factory)


class InItsProcess(ScriptedModel):
    """A model whose work is done by an engine's child."""

    def __init__(self, process):
        super().__init__('{"text": "Hello."}')
        self._process = process

    async def reply(self, prompt):
        async for _ in self._process.call(Script(3)):
            pass
        async for part in super().reply(prompt):
            yield part


class Turn:
    """A use case that is one turn."""

    def __init__(self, turn):
        self._turn = turn

    async def __call__(self):
        return await self._turn()


async def test_one_turn_is_followed_from_the_app_into_the_child(log):
    holder = Engines()
    process = holder.process("scripted", Piece)
    answering = InItsProcess(process)
    ask = AskModel(chains=ScriptedChains(answering), log=holder.metrics, clock=SystemBootClock())

    async def turn():
        await ask(Feature.MIRROR, TEMPLATE, Asked({"said": CANARY}), accept=dict)
        return current_trace()

    try:
        trace = await measured(Turn(turn), "interview_story", holder.metrics)()
        assert len([piece async for piece in process.call(Script(1))]) == 1  # for no turn
    finally:
        await holder.stop()
    assert [prompt.trace for prompt in answering.prompts] == [trace]
    child, app = log()
    assert re.search(rf"scripted worked for \d+ ms and gave 3 items; turn {trace}$", child)
    assert re.search(rf"mirror was asked of a model: model after \d+ ms; turn {trace}$", app)


async def test_a_call_that_fails_or_is_left_is_told_of_as_well(log):
    async with engine() as (process, _clock):
        with Traced() as trace:
            _, error = await taken_and_error(process.call(Do("fail", path=CANARY)))
            assert error is not None
            left = process.call(Do("count", 10**6))
            await anext(left)
            left.close()
        await taken_and_error(process.call(Do("count")))  # after the one that was left
    assert [line.endswith(f"; turn {trace}") for line in log()] == [True, True]
    assert CANARY not in "".join(log())


LYING = """
import os, sys
from sanctum_desktop.runtime.engine_process.frames import Worked, encode
os.read(0, 1)
os.write(1, encode(Worked(1, sys.argv[1], 5, 1)))
os.read(0, 1 << 20)
os.read(0, 1 << 20)
"""


@pytest.mark.parametrize("told", ["0" * 16, "marmalade and tea", "marmalade"])
async def test_a_child_cannot_tell_of_another_turn_nor_put_words_in_our_log(told, log):
    lying = replace(spec(), command=(sys.executable, "-P", "-c", LYING, told))
    async with engine() as (_, clock):
        process = EngineProcess(lying, clock)
        with Traced():
            _, error = await taken_and_error(process.call(Do("count")))
        assert isinstance(error, EngineDied)
        await process.stop()
    assert CANARY not in "".join(log())


@pytest.mark.parametrize(("trace", "lines"), [("0" * 16, 1), ("", 0)])
async def test_a_child_tells_once_of_a_call_and_never_of_one_that_is_for_no_turn(
    trace, lines, log
):
    twice = LYING.replace("os.write(1,", "for _ in range(2): os.write(1,")
    lying = replace(spec(), command=(sys.executable, "-P", "-c", twice, trace))
    async with engine() as (_, clock):
        process = EngineProcess(lying, clock)
        with Traced(trace) if trace else nullcontext():
            _, error = await taken_and_error(process.call(Do("count")))
        assert isinstance(error, EngineDied)
        await process.stop()
    assert len(log()) == lines


def test_the_gate_shows_of_a_task_only_what_is_on_its_lists():
    fields = {"feature": CANARY, "outcome": CANARY, "engine": CANARY, "ms": CANARY, "count": True}
    for event in (Event.TASK_ENDED, Event.ENGINE_WORKED):
        record = GatedRecord(
            "root", logging.INFO, "", 1, event, ({**fields, "trace": f"{CANARY} said"},)
        )
        assert CANARY not in record.getMessage()


def test_the_log_stays_as_light_as_it_was():
    code = "import sys, sanctum_desktop.runtime.redacting_log; print('asyncio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
