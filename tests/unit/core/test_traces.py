"""A turn's trace goes with the work, over awaits, tasks and threads, and ends where it ends."""

import asyncio
import re

from sanctum_desktop.core.domain.traces import Traced, current_trace
from sanctum_desktop.runtime.worker import Worker


def test_a_turn_begins_one_joins_one_or_is_given_one():
    assert current_trace() == ""
    with Traced() as trace:
        assert re.fullmatch(r"[0-9a-f]{16}", trace)
        with Traced() as within:
            assert within == trace
        with Traced("0123abcd") as other:
            assert (other, current_trace()) == ("0123abcd", "0123abcd")
        assert current_trace() == trace
    assert current_trace() == ""


async def test_it_goes_along_to_tasks_and_threads():
    worker = Worker("vault")
    try:
        with Traced() as trace:
            assert await asyncio.to_thread(current_trace) == trace
            assert await worker.call(current_trace) == trace
            async with asyncio.TaskGroup() as group:
                told = group.create_task(_told())
            assert told.result() == trace
        assert await worker.call(current_trace) == ""
    finally:
        worker.close()


async def test_turns_side_by_side_keep_theirs():
    async def turn():
        with Traced() as trace:
            await asyncio.sleep(0)
            return trace, await _told()

    turns = await asyncio.gather(turn(), turn())
    assert all(begun == told for begun, told in turns)
    assert turns[0] != turns[1]


async def _told():
    await asyncio.sleep(0)
    return current_trace()
