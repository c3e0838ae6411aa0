"""Calls of a real child: in order, cancelled, bounded, with progress, by two callers."""

import asyncio
import os
from pathlib import Path

import pytest
from engine_ground import ended, engine, take, taken_and_error, until
from engine_handlers import Do, Got

from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    SanctumBug,
)
from sanctum_desktop.runtime.engine_process.frames import WINDOW_BYTES


async def test_items_come_in_order_and_the_process_only_with_the_first_call():
    async with engine() as (process, _):
        assert not process.running
        assert await take(process.call(Do("count", 1000))) == [Got(n) for n in range(1000)]
        assert process.running
        assert await take(process.call(Do("count", 0))) == []


async def test_the_first_call_of_all_is_answered_by_the_same_child_as_the_second():
    async with engine() as (process, _):
        pids = [await take(process.call(Do("pid"))) for _ in range(2)]
        assert pids[0] == pids[1]
        assert pids[0][0].number != os.getpid()


async def test_a_call_nobody_reads_ends_when_it_is_let_go():
    async with engine() as (process, _):
        async for item in process.call(Do("produce", path=os.devnull)):
            assert item.number == 1
            break
        assert await take(process.call(Do("count"))) == [Got(0)]


async def test_a_cancel_reaches_native_code_that_asks(tmp_path):
    async with engine() as (process, _):
        noted = tmp_path / "noted"
        stream = process.call(Do("slices", path=str(noted)))
        await anext(stream)
        await until(lambda: noted.exists() and noted.read_text() == "busy")
        stream.close()
        with pytest.raises(StopAsyncIteration):
            await anext(stream)
        assert await take(process.call(Do("count"))) == [Got(0)]
        assert noted.read_text() == "aborted"


async def test_who_waits_and_is_cancelled_cancels_the_call(tmp_path):
    async with engine() as (process, _):
        noted = tmp_path / "noted"
        stream = process.call(Do("slices", path=str(noted)))
        await anext(stream)
        await until(lambda: noted.exists() and noted.read_text() == "busy")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await anext(stream)
        assert await take(process.call(Do("count"))) == [Got(0)]
        assert noted.read_text() == "aborted"


async def test_a_call_that_waits_can_be_left():
    async with engine() as (process, _):
        first, left, last = (process.call(Do("count", 2)) for _ in range(3))
        left.close()
        assert await take(first) == [Got(0), Got(1)]
        assert await take(last) == [Got(2), Got(3)]
        assert await take(left) == []


async def test_a_cancel_that_is_not_heeded_ends_the_child_which_is_no_death():
    async with engine(cancel_beats=2) as (process, clock):
        stream = process.call(Do("pause"))
        pid = await anext(stream)
        stream.close()
        following = process.call(Do("pid"))
        clock.advance(2 * 3)
        assert (await take(following))[0] != pid


async def test_the_child_waits_for_who_takes_its_items(tmp_path):
    file = tmp_path / "made"
    window = WINDOW_BYTES // 2**16
    async with engine() as (process, _):
        stream = process.call(Do("produce", path=str(file)))
        for number in range(1, 100):
            assert (await anext(stream)).number == number
            assert int(file.read_bytes()) <= number + window + 1
            if number == 50:  # it does use what it may
                await until(lambda: int(file.read_bytes()) >= 50 + window // 2)
        stream.close()


async def test_progress_is_told_in_steps_that_can_be_seen():
    told = []
    async with engine() as (process, _):
        stream = process.call(Do("progress", 10_000), on_progress=told.append)
        assert await take(stream) == [Got(10_000)]
        await until(lambda: told and told[-1] == 1.0)
    assert 50 <= len(told) <= 101
    assert told == sorted(told)


async def test_a_deadline_ends_the_call_and_keeps_what_came():
    async with engine(beat_s=1000) as (process, clock):
        stream = process.call(Do("slices", path=os.devnull), deadline_s=60)
        await until(lambda: stream._call.inbox)
        clock.advance(59.9)
        assert not stream._call.over
        clock.advance(0.2)
        items, error = await taken_and_error(stream)
        assert len(items) == 1
        assert isinstance(error, EngineUnavailable)
        assert "too long" in str(error)
        assert await take(process.call(Do("count"), deadline_s=60)) == [Got(0)]
        clock.advance(61)
        assert process.running, "a deadline ends with its call"


async def test_a_deadline_counts_the_waiting():
    async with engine() as (process, clock):
        stream = process.call(Do("slices", path=os.devnull))
        await anext(stream)
        late = process.call(Do("count"), deadline_s=1)
        clock.advance(1)
        assert isinstance((await taken_and_error(late))[1], EngineUnavailable)
        stream.close()
        assert await take(process.call(Do("count"))) == [Got(0)]


async def test_two_callers_are_served_one_after_the_other():
    async with engine() as (process, _):
        first, second = process.call(Do("count", 200)), process.call(Do("count", 200))
        came = await asyncio.gather(take(second), take(first))
        assert came[1] == [Got(n) for n in range(200)]
        assert came[0] == [Got(n) for n in range(200, 400)]


async def test_an_engine_that_takes_no_queue_refuses_the_second():
    async with engine(most_waiting=0) as (process, _):
        first = process.call(Do("count", 3))
        second = process.call(Do("count", 3))
        items, error = await taken_and_error(second)
        assert (items, type(error)) == ([], EngineRefused)
        assert error.advice
        assert len(await take(first)) == 3


async def test_an_engine_that_takes_two_answers_them_at_once():
    async with engine(2, at_once=2) as (process, _):
        streams = [process.call(Do("meet")) for _ in range(4)]
        came = await asyncio.gather(*map(take, streams))
        assert len({items[0].number for items in came}) == 2


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("refused", EngineRefused),
        ("unavailable", EngineUnavailable),
        ("died", EngineDied),
        ("other", EngineRefused),
    ],
)
async def test_an_engines_error_comes_with_its_words_after_what_it_gave(kind, error):
    async with engine() as (process, _):
        items, raised = await taken_and_error(process.call(Do("refuse", path=kind)))
        assert items == [Got(0)]
        assert type(raised) is error
        assert str(raised) == "It is like this."
        assert raised.advice.startswith("Do that.")
        assert len(raised.advice) == 1000
        assert await take(process.call(Do("count"))) == [Got(0)], "the child lives"


async def test_of_any_other_error_only_type_and_place_cross():
    async with engine() as (process, _):
        items, raised = await taken_and_error(process.call(Do("fail", path="walnut harbour")))
        assert items == [Got(0)]
        assert type(raised) is SanctumBug
        assert "ValueError" in str(raised)
        assert "walnut" not in f"{raised!r} {raised.__cause__!r} {raised.__context__!r}"


@pytest.mark.parametrize("at_once", [1, 2])
async def test_a_library_that_would_end_the_process_ends_its_call_only(at_once):
    async with engine(at_once, at_once=at_once) as (process, _):
        pid = await take(process.call(Do("pid")))
        for _ in range(4):
            items, raised = await taken_and_error(process.call(Do("leave")))
            assert (items, type(raised)) == ([Got(0)], SanctumBug)
            assert "SystemExit" in str(raised)
            assert "words" not in str(raised)
        assert await take(process.call(Do("pid"))) == pid


async def test_an_item_too_long_ends_its_call_only():
    async with engine() as (process, _):
        items, raised = await taken_and_error(process.call(Do("huge")))
        assert (items, type(raised)) == ([], SanctumBug)
        assert await take(process.call(Do("count"))) == [Got(0)]


async def test_a_request_too_long_is_refused_and_starts_nothing():
    async with engine() as (process, _):
        items, raised = await taken_and_error(process.call(Do("count", path="a" * 2**24)))
        assert (items, type(raised)) == ([], EngineRefused)
        assert not process.running


async def test_what_a_library_prints_is_not_among_the_frames():
    async with engine() as (process, _):
        assert await take(process.call(Do("prints"))) == [Got(0)]


async def test_a_child_takes_no_more_memory_than_its_table_gives_it():
    async with engine(1, 2**30) as (process, _):
        items, raised = await taken_and_error(process.call(Do("hog", 2**24)))
        assert type(raised) is SanctumBug
        assert "MemoryError" in str(raised)
        assert 0 < len(items) < 64


async def test_stopping_ends_calls_and_refuses_more():
    async with engine() as (process, _):
        running, waiting = process.call(Do("pause")), process.call(Do("count"))
        pidfd = os.pidfd_open((await anext(running)).number)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await process.stop()
        assert loop.time() - began < 2
        assert ended(pidfd, 0)
        os.close(pidfd)
        for stream in (running, waiting, process.call(Do("count"))):
            items, raised = await taken_and_error(stream)
            assert (items, type(raised)) == ([], EngineUnavailable)
        assert not process.running


async def test_stopping_ends_a_child_that_stands_still(tmp_path):
    async with engine() as (process, _):
        stream = process.call(Do("stand_still"))
        pid = (await anext(stream)).number
        pidfd = os.pidfd_open(pid)
        await until(lambda: Path(f"/proc/{pid}/stat").read_text().split()[2] == "T")
        began = asyncio.get_running_loop().time()
        await process.stop()
        assert asyncio.get_running_loop().time() - began < 2
        assert ended(pidfd, 0)
        os.close(pidfd)
        assert type((await taken_and_error(stream))[1]) is EngineUnavailable


async def test_a_crash_midway_keeps_what_came():
    """Security 65: the answer's worker dies, and the app lives on with the half answer."""
    async with engine() as (process, clock):
        items, raised = await taken_and_error(process.call(Do("crash", 50)))
        assert items == [Got(n) for n in range(50)]
        assert type(raised) is EngineDied
        assert raised.advice
        following = process.call(Do("count"))
        assert not process.running
        clock.advance(0.5)
        assert await take(following) == [Got(0)]
