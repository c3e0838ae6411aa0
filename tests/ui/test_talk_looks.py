"""The talk as it is laid out: where words stand, what is in sight, what floats over what."""

import asyncio

import pytest
from doubles import World
from keyboard import place, press, reach
from PySide6.QtCore import QObject, Qt
from render_screens import bring
from talk_states import DRAFT

from sanctum_desktop.ui.shell.window import close_main


@pytest.fixture
async def brought(qtbot, monkeypatch):
    """Brings a screen of that size and text scale; gives the window and a way to find in it."""
    opened = []

    async def bring_it(screen, size=(1280, 800), scale="1"):
        monkeypatch.setenv("SANCTUM_TEXT_SCALE", scale)
        shell, engine, window = await bring(screen, World())
        opened.append((shell, engine))
        window.resize(*size)
        qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == size)
        await _drawn(window)
        return shell, window

    yield bring_it
    for shell, engine in opened:
        await shell.close()
        close_main(engine)


async def _drawn(window):
    for _ in range(4):
        window.grabWindow()
        await asyncio.sleep(0.01)


def found(window, name):
    return window.findChild(QObject, name)


def opened_fact(window):
    rows = found(window, "factList").property("contentItem").childItems()
    return next(one for one in rows if one.property("opened"))


async def test_the_first_question_stands_in_the_middle_and_goes_down_with_the_next(brought):
    shell, window = await brought("hello")
    turns, field = found(window, "turns"), found(window, "answer")
    above = place(turns).bottom() - turns.property("contentHeight")
    below = window.height() - place(field).bottom()
    assert above == pytest.approx(below, abs=120)
    shell.talk.said.answer("I run the night bakery.")
    await _drawn(window)
    assert window.height() - place(field).bottom() < 100


async def test_what_is_no_date_is_said_below_the_field_until_the_next_key(brought):
    shell, window = await brought("changing")
    fact = opened_fact(window)
    assert fact.property("error") == shell.talk.facts.message
    press(window, Qt.Key.Key_X)
    assert fact.property("error") == ""
    assert fact.property("opened")


async def test_a_change_that_is_kept_folds_the_fact(brought):
    shell, window = await brought("changing")
    window.activeFocusItem().setProperty("text", "Feb 2021")
    press(window, Qt.Key.Key_Return)
    await shell.talk.tasks.settled()
    assert found(window, "facts").property("opened") == ""
    assert [row.standing for row in shell.talk.facts.rows.rows if row.fact == "fact-2"] == [
        "accepted"
    ]


@pytest.mark.parametrize("way", ["key", "button"])
async def test_a_change_can_be_left_as_it_was(brought, way):
    shell, window = await brought("changing", (900, 600))
    if way == "key":
        press(window, Qt.Key.Key_Escape)
    else:
        reach(window, "As it was")
        press(window, Qt.Key.Key_Space)
    assert window.activeFocusItem().property("text") == "Change it"
    assert opened_fact(window).property("error") == ""
    assert shell.talk.facts.halfway == ""
    assert found(window, "talkScreen").property("over") == "facts"


@pytest.mark.parametrize("screen", ["changing", "decided"])
async def test_what_the_keyboard_is_on_in_an_open_fact_is_in_sight(brought, screen):
    _shell, window = await brought(screen, (900, 600), "2")
    assert place(found(window, "factList")).contains(place(window.activeFocusItem()))


async def test_the_line_that_takes_back_covers_neither_the_fact_nor_the_answer(brought):
    _shell, window = await brought("decided")
    line = place(found(window, "done"))
    assert place(found(window, "facts")).contains(line)
    window.resize(900, 600)
    await _drawn(window)
    assert not place(found(window, "done")).intersects(place(opened_fact(window)))


async def test_a_draft_goes_on_where_it_ends_in_whole_lines(brought):
    _shell, window = await brought("typed", (900, 600), "2")
    field = window.activeFocusItem()
    assert field.property("cursorPosition") == len(DRAFT)
    line = field.property("implicitHeight") / field.property("lineCount")
    scroll = field.parentItem().parentItem()
    assert scroll.height() / line == pytest.approx(round(scroll.height() / line), abs=0.01)
    assert scroll.property("contentY") == pytest.approx(field.height() - scroll.height(), abs=1)


async def test_the_frame_of_a_turn_is_seen_whole(brought):
    _shell, window = await brought("scrolled")
    turn = window.activeFocusItem()
    assert place(turn).top() - place(found(window, "turns")).top() >= 8
