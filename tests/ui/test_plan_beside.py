"""The steps of the plan beside a talk: ticked, ticked off again, taken off, undone."""

import pytest
from keyboard import press, reach
from PySide6.QtCore import Qt
from talk_window import drawn
from talking_double import KAI, TalkingDouble

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.view_model import TalkModel

STEP = "Put my Tuesday free on the next rota"


@pytest.fixture
def spoken(world):
    world.spoken = TalkingDouble()
    return world.spoken


async def planned(talk):
    """The talk with Kai, what he suggests on the plan."""
    if talk.conversation != KAI:
        talk.open(KAI)
        await talk.tasks.settled()
    talk.offers.take(4, 0)
    await talk.tasks.settled()


def steps(talk):
    return [(row.words, row.done) for row in talk.beside.plan.rows]


async def test_a_step_is_ticked_ticked_off_and_taken_off_and_each_is_undone(world, spoken):
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    undo = []
    talk.beside.undoable.connect(undo.append)
    await planned(talk)

    async def after(act):
        act()
        await talk.tasks.settled()
        seen = steps(talk)
        await undo[-1].undo()
        await talk.tasks.settled()
        return seen

    assert await after(lambda: talk.beside.mark(0, True)) == [(STEP, True)]
    assert steps(talk) == [(STEP, False)]
    assert await after(lambda: talk.beside.remove(0)) == []
    assert steps(talk) == [(STEP, False)]
    talk.beside.mark(0, True)
    await talk.tasks.settled()
    assert await after(lambda: talk.beside.mark(0, False)) == [(STEP, False)]
    assert steps(talk) == [(STEP, True)]
    talk.beside.mark(1, True)
    talk.beside.remove(-1)
    await talk.tasks.settled()
    assert [one.words for one in undo] == [
        "Step done.",
        "Step taken off the plan.",
        "Step done.",
        "Step open again.",
    ]


async def test_a_step_taken_off_can_be_added_again_where_it_was_suggested(world, spoken):
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    await planned(talk)
    talk.beside.remove(0)
    await talk.tasks.settled()
    assert talk.turns.rows[-1].offers[0]["done"] == ""
    await planned(talk)
    assert steps(talk) == [(STEP, False)]


async def test_in_a_vault_that_may_only_be_read_nothing_can_be_ticked(world, spoken):
    world.doubt = "older"
    talk = world.kept(TalkModel(world.desk()))
    assert not talk.beside.keeping


async def test_the_keyboard_ticks_a_step_and_stays_with_it(opened, spoken):
    window, _, talk = await opened()
    window.resize(1280, 800)
    await planned(talk)
    await drawn(window)
    mark = reach(window, text("ui.beside.plan.mark"))
    assert mark.property("icon") == "circle"
    press(window, Qt.Key.Key_Space)
    await talk.tasks.settled()
    await drawn(window)
    assert steps(talk) == [(STEP, True)]
    assert window.activeFocusItem() is mark
    assert (mark.property("icon"), mark.property("text")) == ("done", "Not done yet")
    reach(window, text("ui.beside.plan.remove"))
    press(window, Qt.Key.Key_Return)
    await talk.tasks.settled()
    assert steps(talk) == []
