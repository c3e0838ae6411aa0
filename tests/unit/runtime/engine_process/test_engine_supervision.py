"""Deaths, silence, idleness and lies, with a clock moved by hand and real children."""

import os
import sys
import threading
from dataclasses import replace

import pytest
from engine_ground import (
    PATIENCE_S,
    HandClock,
    ended,
    engine,
    spec,
    take,
    taken_and_error,
    until,
)
from engine_handlers import Do, Got

from sanctum_desktop.core.domain.errors import EngineDied, EngineUnavailable
from sanctum_desktop.runtime.engine_process.budget import ThreadBudget, usable_cores
from sanctum_desktop.runtime.engine_process.frames import (
    EVERY_CALL,
    WINDOW_ITEMS,
    Failed,
    Item,
    encode,
    encode_body,
)
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import Deaths, LoopClock

BEAT_S = 2.0


async def test_a_child_that_stands_still_is_ended():
    async with engine() as (process, clock):
        stream = process.call(Do("stand_still"))
        pidfd = os.pidfd_open((await anext(stream)).number)
        for _ in range(20):
            clock.advance(BEAT_S)
        items, raised = await taken_and_error(stream)
        assert (items, type(raised)) == ([], EngineDied)
        assert ended(pidfd)
        os.close(pidfd)
        assert process._last_death.value == "silent"


async def test_a_child_busy_in_native_code_answers_the_heartbeat():
    async with engine() as (process, clock):
        stream = process.call(Do("pause"))
        await anext(stream)
        for _ in range(20):
            clock.advance(BEAT_S)
            await until(lambda: process._life._missed == 0)
        assert process.running


async def test_a_sleeping_computer_makes_nobody_silent():
    async with engine() as (process, clock):
        stream = process.call(Do("pause"))
        await anext(stream)
        clock.sleep(8 * 3600)
        clock.advance(BEAT_S)
        await until(lambda: process._life._missed == 0)
        assert process.running


async def test_an_idle_child_is_ended_and_the_next_call_starts_another():
    async with engine(idle_s=300) as (process, clock):
        first = await take(process.call(Do("pid")))
        clock.advance(200)
        assert await take(process.call(Do("pid"))) == first
        clock.advance(299)
        assert not process._life.link.leaving
        clock.advance(1)
        assert process._life.link.leaving
        second = process.call(Do("pid"))
        assert await take(second) != first
        assert process._deaths.wait_s(clock.now()) == 0


async def test_a_busy_child_is_not_idle():
    async with engine(idle_s=10, beat_s=1000) as (process, clock):
        await take(process.call(Do("count")))
        stream = process.call(Do("pause"))
        await anext(stream)
        clock.advance(500)
        assert not process._life.link.leaving


async def test_deaths_make_the_next_start_wait_longer_and_five_end_the_starting():
    async with engine() as (process, clock):
        for wait_s in (0, 0.5, 1, 2, 4):
            stream = process.call(Do("crash", 0))
            if wait_s:
                clock.advance(wait_s * 0.99)
                assert not process.running
                clock.advance(wait_s * 0.01)
            assert process.running
            waiting = process.call(Do("count"))
            assert type((await taken_and_error(stream))[1]) is EngineDied
            if wait_s < 4:
                waiting.close()
        assert type((await taken_and_error(waiting))[1]) is EngineUnavailable
        clock.advance(86_400)
        items, raised = await taken_and_error(process.call(Do("count")))
        assert (items, type(raised)) == ([], EngineUnavailable)
        assert str(raised) == process.why_down
        assert "by itself" in process.why_down
        assert raised.advice
        assert not process.running

        process.try_again()
        assert process.why_down == ""
        assert await take(process.call(Do("count"))) == [Got(0)]


def test_deaths_long_ago_do_not_count():
    deaths = Deaths()
    for at in range(4):
        deaths.add(at)
    assert deaths.wait_s(3) == 4
    assert deaths.wait_s(1000) == 0
    deaths.add(1000)
    assert deaths.wait_s(1000) == 0.5
    assert not deaths.too_many


async def test_an_engine_that_cannot_be_started_says_so():
    clock = HandClock()
    process = EngineProcess(replace(spec(), command=("/nowhere/engine",)), clock)
    items, raised = await taken_and_error(process.call(Do("count")))
    assert (items, type(raised)) == ([], EngineUnavailable)
    assert "could not be started" in str(raised)
    assert not process.running


LIAR = """
import os, signal, sys
os.read(0, 4096)
os.write(1, bytes.fromhex(sys.argv[1]))
while sys.argv[2] == "deaf":
    signal.pause()
if sys.argv[2] == "stays":
    while os.read(0, 4096):
        pass
"""


def item(number, call=1):
    return encode(Item(call, encode_body(Got(number))))


LIES = {
    "a length of 2^31": (2**31).to_bytes(4, "big"),
    "a length of nothing": bytes(4),
    "garbage": b"\x00\x00\x00\x40" + b"\xc1" * 64,
    "a traceback": b"Traceback (most recent call last):\n" * 10,
    "an unknown type": b"\x00\x00\x00\x07\x91\xa5Other",
    "an item of another type": encode(Item(1, encode_body("words"))),
    "an item of no call": item(1, call=7),
    "every call failed": encode(Failed(EVERY_CALL, "bug", "cut short")),
    "more than was asked for": b"".join(item(n) for n in range(WINDOW_ITEMS + 1)),
}


@pytest.mark.parametrize(("lie", "then"), [*((lie, "stays") for lie in LIES), ("garbage", "deaf")])
async def test_a_child_that_lies_is_ended(lie, then):
    command = (sys.executable, "-c", LIAR, (item(0) + LIES[lie]).hex(), then)
    process = EngineProcess(replace(spec(), command=command), HandClock())
    stream = process.call(Do("count"))
    link = process._life.link
    items, raised = await taken_and_error(stream)
    assert items[:1] == [Got(0)]
    assert type(raised) is EngineDied
    await link.ended.wait()
    assert not process.running
    assert process._last_death.value == "garbled"


async def test_a_frame_cut_short_by_the_childs_end_is_no_answer():
    command = (sys.executable, "-c", LIAR, (item(0) + item(1)[:-1]).hex(), "goes")
    process = EngineProcess(replace(spec(), command=command), HandClock())
    items, raised = await taken_and_error(process.call(Do("count")))
    assert (items, type(raised)) == ([Got(0)], EngineDied)


async def test_a_frame_that_never_comes_whole_is_silence():
    command = (sys.executable, "-c", LIAR, (item(0) + item(1)[:-1]).hex(), "stays")
    clock = HandClock()
    process = EngineProcess(replace(spec(), command=command), clock)
    stream = process.call(Do("count"))
    assert await anext(stream) == Got(0)
    for _ in range(20):
        clock.advance(BEAT_S)
    items, raised = await taken_and_error(stream)
    assert (items, type(raised)) == ([], EngineDied)


async def test_a_slow_start_is_no_silence_yet():
    command = (sys.executable, "-c", "import os\nwhile os.read(0, 4096): pass")
    clock = HandClock()
    process = EngineProcess(replace(spec(), command=command), clock)
    stream = process.call(Do("count"))
    clock.advance(30 * BEAT_S)
    assert not process._life.link.leaving
    clock.advance(BEAT_S)
    assert process._life.link.leaving
    assert type((await taken_and_error(stream))[1]) is EngineDied


async def test_what_no_system_can_start_is_told_too(caught_in_threads):
    clock = HandClock()
    process = EngineProcess(replace(spec(), environment={"A": "\0"}), clock)
    assert type((await taken_and_error(process.call(Do("count"))))[1]) is EngineDied
    await until(lambda: caught_in_threads == [ValueError])


@pytest.fixture
def caught_in_threads(monkeypatch):
    kinds = []
    monkeypatch.setattr(threading, "excepthook", lambda uncaught: kinds.append(uncaught.exc_type))
    return kinds


async def test_the_loops_own_clock_acts():
    acted = []
    LoopClock().later(0, lambda: acted.append(LoopClock().now()))
    LoopClock().later(0, lambda: acted.append("cancelled")).cancel()
    await until(lambda: acted)
    assert acted[0] <= LoopClock().now()


def test_threads_are_lent_and_come_back():
    budget = ThreadBudget(4)
    with budget.borrow(3) as first, budget.borrow(3) as second, budget.borrow(3) as third:
        assert (first, second, third) == (3, 1, 1)
    with budget.borrow(8) as all_of_them:
        assert all_of_them == 4
    with ThreadBudget().borrow(1000) as here:
        assert here == usable_cores() >= 1


async def test_what_was_lent_stays_open_until_the_child_it_was_for_has_ended(tmp_path):
    """Closed before, its number would be the next file's, and that file the child's."""
    may, seen = threading.Event(), []

    def start():
        may.wait(PATIENCE_S)
        seen.append(os.path.samestat(os.fstat(number), lent))
        raise OSError

    async with engine(start=start) as (process, _):
        with (tmp_path / "model").open("wb") as model:
            number, lent = model.fileno(), os.fstat(model.fileno())
            process.lend([model])
            asked = process.call(Do("count"))
            process.lend(())
            with (tmp_path / "vault").open("wb"):
                may.set()
                await until(lambda: seen)
            asked.close()
            assert seen[0]
            await until(lambda: model.closed)
