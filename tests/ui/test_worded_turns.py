"""A turn that a model worded: what shows it, and how one goes on without waiting for the model."""

import asyncio
from dataclasses import replace

import pytest
from item_tree import cut, overlapping
from keyboard import press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from render_screens import _wait_long
from talk_window import delegates, drawn

from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.words import text

WORDED = "Worded by qwen3-4b"


@pytest.fixture
def worded(world):
    """A talk whose last turn a model worded."""
    author = Author("mirror.v1", "qwen3-4b")
    world.said = (*world.said[:-1], replace(world.said[-1], author=author))


def described(item):
    return QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Description)


@pytest.mark.usefixtures("worded")
async def test_who_worded_a_turn_is_told_to_those_who_ask(opened):
    window, turns, _talk = await opened()
    last, *_ = sorted(delegates(turns), key=lambda one: -one.property("index"))
    others = [one for one in delegates(turns) if one is not last]
    assert described(last) == WORDED
    assert {described(one) for one in others} == {""}
    assert not shown(window)
    last.forceActiveFocus()
    await drawn(window)
    assert shown(window)


@pytest.mark.usefixtures("worded")
async def test_what_tells_it_stays_with_the_turn(opened, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    monkeypatch.setenv("SANCTUM_REDUCED_MOTION", "1")
    window, turns, _talk = await opened()
    last = turns.property("currentItem")
    last.forceActiveFocus()
    turns.setProperty("stuck", False)
    for further in (0, 60):
        turns.setProperty("contentY", turns.property("contentY") - further)
        await drawn(window)
        (tip,) = shown(window)
        foot = tip.mapToScene(tip.boundingRect().bottomLeft()).y()
        top = last.mapToScene(last.boundingRect().topLeft()).y()
        assert abs(foot - top) < 12, "at its upper edge"
    for _ in range(2):
        press(window, Qt.Key.Key_PageUp)
    await drawn(window)
    assert not shown(window), "out of sight with it"


def shown(window):
    """What says who worded a turn, where it is seen."""
    return [
        one
        for one in all_in(window.contentItem())
        if one.metaObject().className() == "QQuickText"
        and one.property("text") == WORDED
        and one.isVisible()
    ]


def all_in(item):
    for child in item.childItems():
        yield child
        yield from all_in(child)


async def waiting(world, talk, window):
    """An answer that waits for a model, as long as one may wait."""
    world.model = asyncio.Event()
    talk.say("Every Sunday.")
    await asyncio.sleep(0.01)
    assert talk.modelAsked
    _wait_long(window)
    await drawn(window)


async def test_one_goes_on_without_the_model(world, opened, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")  # the least room there is
    window, _turns, talk = await opened()
    await waiting(world, talk, window)
    wait = window.findChild(QObject, "talkWait")
    assert wait.property("words") == text("ui.talk.doing.word")
    assert [*overlapping(window), *cut(window)] == []
    reach(window, text("ui.talk.without"))
    press(window, Qt.Key.Key_Return)
    await talk.tasks.settled()
    assert (talk.busy, talk.modelAsked, talk.doing) == (False, False, "")
    assert world.heard == ["Every Sunday."]
    assert not talk.turns.rows[-1].mine


async def test_a_lock_waits_for_no_model(world, opened):
    window, _turns, talk = await opened()
    await waiting(world, talk, window)
    await talk.close()
    assert world.heard == ["Every Sunday."]
    assert not talk.turns.rows[-1].mine


async def test_a_lock_goes_on_without_a_model_that_comes_after_it(world, opened):
    _window, _turns, talk = await opened()
    world.model = asyncio.Event()
    talk.say("Every Sunday.")
    await talk.close()
    assert world.heard == ["Every Sunday."]
    assert not talk.turns.rows[-1].mine


async def test_without_a_model_there_is_nothing_to_go_on_without(world, opened):
    _window, _turns, talk = await opened()
    talk.goOnWithout()
    talk.say("Every Sunday.")
    assert not talk.modelAsked
    await talk.tasks.settled()
    assert world.heard == ["Every Sunday."]
