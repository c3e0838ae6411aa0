"""While the person is asked whether something may be sent, no model is slow."""

import asyncio

import pytest
from test_ask_model import Log, ask

from converse_rig import TALK, Rig, Stepwise, kinds
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.core.domain.conversing import Kept, Noted, Say, Slow, Spoken, Stop, Worded
from sanctum_desktop.core.domain.model_tasks import Outcome
from sanctum_desktop.core.domain.persons_time import OwnTime, heeding, person_asked

PATIENCE_S = 0.02
THINKS_S = 0.1


async def decides():
    decided = asyncio.Event()
    asyncio.get_running_loop().call_later(THINKS_S, decided.set)
    with person_asked():
        await decided.wait()


class Sent(Stepwise):
    """A model that is asked once the person has agreed."""

    async def reply(self, prompt):
        await decides()
        async for part in super().reply(prompt):
            yield part


class SentTask(ScriptedModel):
    async def reply(self, prompt):
        await decides()
        async for part in super().reply(prompt):
            yield part


async def heard(model, **settings):
    rig = await Rig(model, first_word_s=PATIENCE_S, **settings).begin()
    return rig, await rig.steps(Say("Tuesdays free."))


async def test_no_reply_is_slow_that_was_not_sent_yet():
    rig, steps = await heard(Sent("Which Tuesdays?"), within_s=2 * PATIENCE_S)
    assert kinds(steps) == [Kept, Worded, Spoken]
    assert rig.log.records[0].first_token_s < THINKS_S


async def test_what_was_sent_has_the_time_of_any_reply():
    _, steps = await heard(Sent(asyncio.Event()), within_s=2 * PATIENCE_S)
    assert kinds(steps) == [Kept, Slow, Noted, Spoken]


async def test_a_stop_does_not_wait_for_the_person():
    class NeverDecided(Stepwise):
        async def reply(self, _prompt):
            with person_asked():
                self.asked.set()
                await asyncio.Event().wait()
            yield

    model = NeverDecided()
    rig, stop = await Rig(model).begin(), Stop()

    async def stops():
        await model.asked.wait()
        stop.ask()

    async with asyncio.TaskGroup() as group:
        group.create_task(stops())
        steps = [step async for step in rig.converse(TALK, Say("Tuesdays free."), stop)]
    assert kinds(steps) == [Kept]


async def test_a_task_has_its_time_once_it_was_sent():
    log = Log()
    said = SentTask('{"text": "Hello."}')
    assert (await ask(ScriptedChains(said), log, within_s=PATIENCE_S)).value == "Hello."
    assert [record.outcome for record in log.records] == [Outcome.MODEL]


async def test_a_task_that_is_slow_once_sent_is_too_slow():
    class Silent(ScriptedModel):
        async def reply(self, _prompt):
            await decides()
            await asyncio.Event().wait()
            yield

    log = Log()
    assert await ask(ScriptedChains(Silent("")), log, within_s=PATIENCE_S) is None
    assert [record.outcome for record in log.records] == [Outcome.TOO_SLOW]


async def test_a_limit_that_is_over_stays_over():
    own = OwnTime(asyncio.get_running_loop().time)

    async def asks_as_it_ends():
        with heeding(own), person_asked():
            await asyncio.sleep(0)

    async def waits():
        async with own.within(0):
            asking.append(asyncio.create_task(asks_as_it_ends()))
            await asyncio.Event().wait()

    asking = []
    with pytest.raises(TimeoutError):
        await waits()
    await asking[0]


def test_an_own_time_stands_still_and_goes_on_and_all_around_hear_it():
    now = [0.0]
    outer, inner = OwnTime(lambda: now[0]), OwnTime(lambda: now[0])
    with heeding(outer), heeding(inner):
        now[0] = 1.0
        with person_asked():
            now[0] = 5.0
            assert (inner.seconds(), inner.stands) == (1.0, True)
        now[0] = 6.0
    assert (inner.seconds(), outer.seconds(), outer.stands) == (2.0, 2.0, False)
