"""Where the keyboard is after each act in a talk: never on what is gone, never taken away."""

import asyncio

import pytest
from keyboard import in_sight, name_of, place, press, reach
from PySide6.QtCore import QObject, Qt
from talk_window import delegates, drawn
from talking_double import KAI, NOOR, TalkingDouble, many_talks

from sanctum_desktop.core.domain.conversing import Slow
from sanctum_desktop.core.domain.errors import EngineDied
from sanctum_desktop.core.domain.words import text

KEY = Qt.Key


@pytest.fixture
def spoken(world):
    world.spoken = TalkingDouble()
    return world.spoken


@pytest.fixture
async def brought(opened, spoken):
    """The window on the talk asked for."""

    async def bring(which=KAI):
        window, turns, talk = await opened()
        talk.open(which)
        await talk.tasks.settled()
        await drawn(window)
        return window, turns, talk

    return bring


async def settled(window, talk):
    await talk.tasks.settled()
    await drawn(window)
    return window.activeFocusItem()


async def begun(window):
    """A reply is under way."""
    for _ in range(20):
        await asyncio.sleep(0)
    await drawn(window)


def held(window):
    """What has the keyboard: something that can be seen and is not waiting."""
    item = window.activeFocusItem()
    assert item is not None
    assert item.isVisible(), name_of(item)
    assert item.isEnabled(), name_of(item)
    assert in_sight(window, item), name_of(item)
    return item


async def test_going_on_after_a_reply_broke_off_leads_to_the_answer(brought, spoken):
    window, _, talk = await brought()
    spoken.script = [EngineDied("It ended.", advice="Nothing is lost.")]
    talk.say("The second Tuesday.")
    await settled(window, talk)
    reach(window, text("ui.talk.on"))
    spoken.script = ["As far", asyncio.Event()]
    press(window, KEY.Key_Space)
    await begun(window)
    assert held(window).objectName() == "answer"
    talk.stop()
    assert (await settled(window, talk)).objectName() == "answer"


@pytest.mark.parametrize("way", ["ui.talk.without", "ui.talk.another_model"])
async def test_whoever_is_to_answer_instead_the_answer_has_the_keyboard(brought, spoken, way):
    window, _, talk = await brought()
    slow = Slow(sentence="It is slow.", guide=lambda: None, another=lambda: None)
    spoken.script = [slow, asyncio.Event()]
    talk.say("The second Tuesday.")
    await begun(window)
    wait = window.findChild(QObject, "talkWait")
    wait.setProperty("lined", True)
    wait.setProperty("told", True)
    await drawn(window)
    reach(window, text(way))
    press(window, KEY.Key_Space)
    await drawn(window)
    assert held(window).objectName() == "answer"
    talk.stop()
    await settled(window, talk)


async def test_a_text_taken_off_leaves_the_keyboard_where_one_answers(brought):
    window, _, talk = await brought(NOOR)
    reach(window, text("ui.attach.remove").replace("%1", "job-post-night-baker.txt"))
    press(window, KEY.Key_Space)
    await settled(window, talk)
    assert (talk.texts.count, held(window).objectName()) == (0, "answer")


@pytest.mark.parametrize("way", ["ui.attach.do", "ui.attach.not"])
async def test_what_becomes_of_a_long_paste_the_answer_has_the_keyboard(brought, way):
    window, _, talk = await brought(NOOR)
    window.findChild(QObject, "answer").setProperty("text", "A second post. " * 200)
    await drawn(window)
    reach(window, text(way))
    press(window, KEY.Key_Space)
    await settled(window, talk)
    assert held(window).objectName() == "answer"


async def test_what_was_suggested_and_is_done_leaves_the_keyboard_on_its_turn(brought):
    window, turns, talk = await brought()
    reach(window, talk.turns.rows[-1].offers[0]["words"])
    press(window, KEY.Key_Space)
    await settled(window, talk)
    assert held(window) == turns.property("currentItem")
    assert name_of(press(window, KEY.Key_Tab)) != ""


async def test_a_hand_over_by_key_leads_to_the_answer(brought):
    window, _, talk = await brought()
    reach(window, "Go on with Noor")
    press(window, KEY.Key_Space)
    await settled(window, talk)
    assert talk.company.name == "Noor"
    assert held(window).objectName() == "answer"


async def test_asked_for_another_answer_one_can_stop_it_at_once(brought, spoken):
    window, _, talk = await brought()
    spoken.script = ["Tuesdays", asyncio.Event()]
    reach(window, text("ui.talk.act.again"))
    press(window, KEY.Key_Space)
    await begun(window)
    assert held(window).objectName() == "answer"
    press(window, KEY.Key_Escape)
    await settled(window, talk)
    assert talk.turns.rows[-1].cut
    assert held(window).objectName() == "answer"


async def test_said_anew_the_answer_has_the_keyboard(brought):
    window, turns, talk = await brought()
    turns.property("currentItem").forceActiveFocus()
    press(window, KEY.Key_Up)
    reach(window, text("ui.talk.act.edit"))
    press(window, KEY.Key_Space)
    window.activeFocusItem().setProperty("text", "Only Tuesdays")
    reach(window, text("ui.talk.edit.keep"))
    press(window, KEY.Key_Space)
    await settled(window, talk)
    assert held(window).objectName() == "answer"


@pytest.mark.parametrize("wish", ["skip", "stop"])
async def test_steering_gem_keeps_the_keyboard(opened, wish):
    window, _, talk = await opened()
    reach(window, text(f"ui.talk.{wish}"))
    press(window, KEY.Key_Space)
    await settled(window, talk)
    held(window)


async def test_a_step_taken_off_the_plan_leaves_the_keyboard_beside_the_talk(brought):
    window, _, talk = await brought()
    window.resize(1280, 800)
    talk.offers.take(4, 0)
    await settled(window, talk)
    reach(window, text("ui.beside.plan.remove"))
    press(window, KEY.Key_Return)
    await settled(window, talk)
    assert talk.beside.steps == 0
    assert held(window).property("icon") == "close"


async def test_what_floats_covers_no_turn_and_goes_without_a_trace(brought, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    window, turns, talk = await brought()
    window.resize(900, 600)
    await drawn(window)
    turns.showEnd()
    await drawn(window)
    before = place(turns)
    talk.offers.take(4, 0)
    await settled(window, talk)
    line = window.findChild(QObject, "done")
    assert place(line).top() >= place(turns).bottom()
    assert turns.property("atYEnd"), "one stays where one was"
    line.gone.emit()
    await drawn(window)
    assert place(turns) == before


async def test_what_one_reads_stays_while_a_reply_comes(brought, spoken):
    held_talk = spoken.talks[KAI]
    for at in range(60):
        held_talk.add("person", f"And {at}?", held_talk.tip)
        held_talk.add("interviewer", f"Then {at}. " * 9, held_talk.tip)
    window, turns, talk = await brought()
    more = asyncio.Event()
    spoken.script = ["A first sentence. ", more]
    talk.say("The second Tuesday.")
    await begun(window)
    turns.forceActiveFocus()
    for _ in range(4):
        press(window, KEY.Key_Up)
    reader = held(window)
    seen = pytest.approx(place(reader).top(), abs=1)
    for _ in range(40):
        talk.speech.hear("And one more sentence of it. " * 3 + "\n\n")
        talk.speech.show_heard()
        await drawn(window)
    assert (window.activeFocusItem(), place(reader).top()) == (reader, seen)
    more.set()
    await settled(window, talk)
    assert (window.activeFocusItem(), place(reader).top()) == (reader, seen)
    assert len(delegates(turns)) < 40


async def test_a_reply_that_finds_no_room_is_read_from_its_first_line(
    brought, spoken, monkeypatch
):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    window, turns, talk = await brought()
    window.resize(900, 600)
    talk.open(NOOR)
    await settled(window, talk)
    talk.open(KAI)
    await settled(window, talk)
    await drawn(window)
    last = max(delegates(turns), key=lambda one: one.y())
    assert place(last).height() > turns.height(), "its offers lie below"
    assert place(last).top() == pytest.approx(place(turns).top(), abs=1)
    assert held(window).objectName() == "answer"


async def test_a_reply_one_read_as_it_came_stays_where_it_ended(brought, spoken):
    window, turns, talk = await brought()
    window.resize(900, 600)
    more = asyncio.Event()
    spoken.script = ["A line of it.\n\n" * 40, more]
    talk.say("The second Tuesday.")
    await begun(window)
    talk.speech.show_heard()
    await drawn(window)
    more.set()
    await settled(window, talk)
    await drawn(window)
    assert turns.property("atYEnd")


async def acts_of_kai(window):
    """The list over the talk, with the acts of the talk with Kai."""
    window.resize(900, 600)
    window.findChild(QObject, "talkScreen").setProperty("over", "talks")
    await drawn(window)
    panel = window.findChild(QObject, "talks")
    panel.reach()
    reach(window, text("ui.talks.more"))
    press(window, KEY.Key_Space)
    await drawn(window)
    return panel


async def test_a_talk_that_is_pinned_takes_the_keyboard_along(brought, spoken):
    spoken.talks = many_talks(30) | spoken.talks
    window, _, talk = await brought()
    panel = await acts_of_kai(window)
    reach(window, text("ui.talks.pin"))
    press(window, KEY.Key_Space)
    await settled(window, talk)
    await drawn(window)
    assert held(window).property("talk") == KAI
    assert held(window).property("index") < 3, "among the pinned"
    line = window.findChild(QObject, "done")
    assert place(line).top() >= place(panel).bottom(), "nothing of the list is covered"


@pytest.mark.parametrize("act", ["archive", "trash"])
async def test_a_talk_put_aside_leaves_the_keyboard_in_the_list(brought, act):
    window, _, talk = await brought()
    panel = await acts_of_kai(window)
    for left in (2, 1, 0):
        reach(window, text(f"ui.talks.{act}"))
        press(window, KEY.Key_Space)
        await settled(window, talk)
        await drawn(window)
        rows = [row.talk for row in talk.talks.rows.rows]
        assert len(rows) == left
        if not rows:
            assert held(window).objectName() == "sought"
            return
        assert held(window).property("talk") in rows
        assert panel.property("opened") == ""
        reach(window, text("ui.talks.more"))
        press(window, KEY.Key_Space)
        await drawn(window)


async def test_scrolled_up_a_little_the_latest_below_is_one_press_away(brought, spoken):
    held_talk = spoken.talks[KAI]
    for at in range(9):
        held_talk.add("person", f"And {at}?", held_talk.tip)
        held_talk.add("interviewer", f"Then {at}. " * 30, held_talk.tip)
    window, turns, _ = await brought()
    window.resize(900, 600)
    await drawn(window)
    latest = window.findChild(QObject, "latest")
    assert not latest.isVisible()
    press(window, KEY.Key_PageUp)
    await drawn(window)
    assert latest.isVisible()
    latest.clicked.emit()
    await drawn(window)
    assert turns.property("atYEnd")
    assert not latest.isVisible()
