"""A call to a net process can be ended from outside, and what it did is recorded all the same."""

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime

import pytest

from sanctum_desktop.adapters.in_memory.servers import InMemoryNetLedger
from sanctum_desktop.core.domain.errors import EngineUnavailable, NetEnded, NetRefused
from sanctum_desktop.core.domain.net import NetPurpose, NetRequest, NetStage
from sanctum_desktop.runtime.net_calls import Exchange, NetCalls
from sanctum_desktop.runtime.running_calls import RunningCalls

ASKED = NetRequest(purpose=NetPurpose.CONVERSE, hosts=("models.example",), about="large")


class Clock:
    def now(self):
        return datetime(2026, 5, 4, tzinfo=UTC)


class Process:
    """Tells of what it sent, and then nothing until it is stopped."""

    def __init__(self, stopping=None):
        self.stopped, self.stops, self._stopping = asyncio.Event(), 0, stopping

    def overhear(self, told):
        self._told = told

    async def call(self, _asked, deadline_s=None):
        for item in (
            Exchange(0, "models.example", 500, 0),
            "a word",
            Exchange(0, "models.example", 500, 20),
        ):
            self._told(item)
            yield item
        await self.stopped.wait()
        raise EngineUnavailable("It was stopped.")

    async def stop(self):
        self.stops += 1
        if self._stopping:
            raise self._stopping
        self.stopped.set()


def calls(process, ledger, running):
    return NetCalls(lambda: process, lambda _consent, _needed: None, ledger, Clock(), running)


async def started(process, ledger, running):
    items, heard = [], asyncio.Event()

    async def ask():
        async for item in calls(process, ledger, running).call("?", ASKED, None):
            items.append(item)
            heard.set()

    task = asyncio.create_task(ask())
    await heard.wait()
    await asyncio.sleep(0)
    return task, items


async def test_what_left_is_recorded_though_who_waits_for_that_is_cancelled_too():
    process, ledger, running = Process(), InMemoryNetLedger(), RunningCalls()
    task, _ = await started(process, ledger, running)
    ended, stop = asyncio.Event(), asyncio.Event()

    async def slow_stop():
        ended.set()
        await stop.wait()

    process.stop = slow_stop
    task.cancel()
    await ended.wait()
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()  # whoever is cancelled waits for the record
    stop.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await ledger.read())[-1].sent_bytes == 500


async def test_a_call_ends_with_its_next_word_where_it_may_be_no_more():
    process, ledger, asked = Process(), InMemoryNetLedger(), []

    def permit(_consent, _needed):
        asked.append(True)
        if len(asked) > 2:
            raise NetRefused("The switch is on.")

    call = NetCalls(lambda: process, permit, ledger, Clock()).call("?", ASKED, None)
    with pytest.raises(NetEnded, match="switch was turned on"):
        [item async for item in call]
    assert process.stops == 1
    assert [one.sent_bytes for one in await ledger.read()] == [0, 500]


async def test_nothing_was_sent_is_said_only_where_nothing_was():
    class Unsent(Process):
        async def call(self, _asked, deadline_s=None):
            yield Exchange(0, "models.example", 0, 0)
            raise EngineUnavailable("It could not be reached.")

    asked = []

    def permit(_consent, _needed):
        asked.append(True)
        if len(asked) > 2:
            raise NetRefused("The switch is on.")

    call = NetCalls(Unsent, permit, InMemoryNetLedger(), Clock()).call("?", ASKED, None)
    with pytest.raises(NetRefused):
        [item async for item in call]
    assert len(asked) == 3


async def test_who_failed_by_itself_is_told_as_it_was():
    class Broken(Process):
        async def call(self, _asked, deadline_s=None):
            yield "a word"
            raise EngineUnavailable("It broke off.")

    with pytest.raises(EngineUnavailable, match="broke off"):
        [item async for item in calls(Broken(), InMemoryNetLedger(), None).call("?", ASKED, None)]


async def test_ending_all_waits_for_the_record():
    process, ledger, running = Process(), InMemoryNetLedger(), RunningCalls()
    task, items = await started(process, ledger, running)
    await running.end()
    begun, ended = await ledger.read()
    assert (begun.stage, ended.stage) == (NetStage.BEGUN, NetStage.ENDED)
    assert (ended.sent_bytes, ended.received_bytes, ended.trace) == (500, 20, begun.trace)
    with pytest.raises(NetEnded):
        await task
    assert items == ["a word"]
    assert len(await ledger.read()) == 2, "it is recorded once"
    assert process.stops == 1
    await running.end()


async def test_who_listens_no_more_leaves_a_record_though_the_process_dies_slowly():
    process, ledger, running = Process(), InMemoryNetLedger(), RunningCalls()
    dying, let_die = asyncio.Event(), asyncio.Event()

    async def stop():
        dying.set()
        await let_die.wait()

    process.stop = stop

    async def listen():
        answer = calls(process, ledger, running).call("?", ASKED, None)
        async with aclosing(answer) as items:
            async for _ in items:
                return

    listening = asyncio.create_task(listen())
    await dying.wait()
    listening.cancel()
    await asyncio.sleep(0)
    assert len(await ledger.read()) == 1
    let_die.set()
    await asyncio.wait([listening])
    assert listening.cancelled()
    begun, ended = await ledger.read()
    assert (ended.trace, ended.stage, ended.sent_bytes) == (begun.trace, NetStage.ENDED, 500)


async def test_one_that_cannot_be_ended_keeps_no_other():
    broken, fine, ledger, running = (
        Process(OSError("no")),
        Process(),
        InMemoryNetLedger(),
        RunningCalls(),
    )
    first, _ = await started(broken, ledger, running)
    second, _ = await started(fine, ledger, running)
    with pytest.raises(OSError, match="no"):
        await running.end()
    assert fine.stopped.is_set()
    broken.stopped.set()
    await asyncio.wait([first, second])
    assert all(task.exception() for task in (first, second))
