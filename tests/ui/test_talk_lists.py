"""The lists of talks that are open, put aside or thrown away."""

import asyncio

from talking_double import NOOR, TalkingDouble

from sanctum_desktop.ui.features.talk.view_model import TalkModel


async def test_each_list_stands_before_its_titles_are_made(world):
    world.spoken = spoken = TalkingDouble()
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    talk.talks.put(NOOR, "archived")
    await talk.tasks.settled()
    made, whole = asyncio.Event(), spoken.list
    asked = []

    async def slowly(place, *, titled=True):
        asked.append((place.value, titled))
        if titled:
            await made.wait()
        return await whole(place, titled=titled)

    spoken.list = slowly
    again = world.kept(TalkModel(world.desk()))
    again.talks.turnTo("archived")
    for _ in range(20):
        await asyncio.sleep(0)
    assert [row.talk for row in again.talks.rows.rows] == [NOOR]
    made.set()
    await again.tasks.settled()
    again.talks.turnTo("open")
    again.talks.turnTo("archived")
    await again.tasks.settled()
    assert asked.count(("archived", False)) == 1
