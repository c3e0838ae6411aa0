"""A talk with anybody by keyboard alone: whom, what was said, its versions, all talks."""

import asyncio

import pytest
from keyboard import in_sight, name_of, place, press, reach
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from talk_window import delegates, drawn
from talking_double import KAI, TalkingDouble, many_talks
from told_talk import TALK

from sanctum_desktop.core.domain.words import text

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
OFF = QPoint(20, 16)


@pytest.fixture
def spoken(world):
    world.spoken = TalkingDouble()
    return world.spoken


@pytest.fixture
async def with_kai(opened, spoken):
    """The window on the talk with Kai."""
    window, turns, talk = await opened()
    talk.open(KAI)
    await talk.tasks.settled()
    await drawn(window)
    return window, turns, talk


def typed(window, words):
    for character in words:
        QTest.keyClick(window, character)


async def test_ctrl_n_asks_with_whom_and_enter_begins(opened, spoken):
    window, _turns, talk = await opened()
    at_first = press(window, KEY.Key_N, CTRL)
    assert at_first.property("persona") == "gem"
    press(window, KEY.Key_Down)
    assert press(window, KEY.Key_Down).property("persona") == "kai"
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert talk.company.name == "Kai"
    assert window.activeFocusItem().objectName() == "answer"
    typed(window, "Tuesdays")
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    assert [row.words for row in talk.turns.rows][1:] == ["Tuesdays", "I heard: Tuesdays"]


async def test_home_leads_to_whom_one_wants_to_talk_with(opened, spoken):
    window, _turns, talk = await opened()
    press(window, KEY.Key_1, CTRL)
    await drawn(window)
    reach(window, text("ui.company.home"))
    press(window, KEY.Key_Return)
    await drawn(window)
    assert talk.company.opened
    assert window.activeFocusItem().property("persona") == "gem"
    press(window, KEY.Key_Escape)
    assert not talk.company.opened


async def test_escape_stops_what_is_being_said(with_kai, spoken):
    window, _turns, talk = with_kai
    spoken.script = ["As far as here", asyncio.Event()]
    typed(window, "And then?")
    press(window, KEY.Key_Return)
    for _ in range(20):
        await asyncio.sleep(0)
    assert talk.stoppable
    press(window, KEY.Key_Escape)
    await talk.tasks.settled()
    await drawn(window)
    assert talk.turns.rows[-1].cut
    assert window.activeFocusItem().objectName() == "answer"


async def test_arrows_go_through_the_versions_of_a_turn(with_kai):
    window, turns, talk = with_kai
    turns.property("currentItem").forceActiveFocus()
    press(window, KEY.Key_Up)
    press(window, KEY.Key_Left)
    await talk.tasks.settled()
    await drawn(window)
    turn = window.activeFocusItem()
    assert turn.property("words") == "I want to leave nights."
    assert in_sight(window, turn)
    press(window, KEY.Key_Right)
    await talk.tasks.settled()
    await drawn(window)
    assert window.activeFocusItem().property("words").startswith("I want Tuesdays free")


async def test_what_was_said_is_written_anew_in_its_place(with_kai, spoken):
    window, turns, talk = with_kai
    turns.property("currentItem").forceActiveFocus()
    turn = press(window, KEY.Key_Up)
    reach(window, text("ui.talk.act.edit"))
    field = press(window, KEY.Key_Space)
    assert field.objectName() == "edit"
    press(window, KEY.Key_A, CTRL)
    typed(window, "Only Tuesdays")
    assert press(window, KEY.Key_Up) is field, "arrows stay in what is written"
    press(window, KEY.Key_Escape)
    await drawn(window)
    assert (talk.branches.editing, window.activeFocusItem()) == (-1, turn)
    reach(window, text("ui.talk.act.edit"))
    press(window, KEY.Key_Space)
    press(window, KEY.Key_A, CTRL)
    typed(window, "Only Tuesdays")
    press(window, KEY.Key_Return, CTRL)
    await talk.tasks.settled()
    await drawn(window)
    assert [row.words for row in talk.turns.rows][1:] == [
        "Only Tuesdays",
        "I heard: Only Tuesdays",
    ]
    assert window.activeFocusItem() is not None


async def test_what_a_turn_rests_on_opens_and_leads_there(with_kai):
    window, turns, talk = with_kai
    turns.property("currentItem").forceActiveFocus()
    reach(window, talk.turns.rows[-1].passages[0]["label"])
    going = press(window, KEY.Key_Space)
    assert name_of(going) == text("ui.talk.cite.go")
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert talk.conversation == TALK
    assert window.activeFocusItem().property("number") == 1


async def test_ctrl_f_finds_in_all_talks_and_enter_goes_there(with_kai):
    window, _turns, talk = with_kai
    talk.open(TALK)
    await talk.tasks.settled()
    assert press(window, KEY.Key_F, CTRL).objectName() == "sought"
    typed(window, "leave")
    talk.finding.look()
    await talk.tasks.settled()
    await drawn(window)
    found = press(window, KEY.Key_Down)
    assert found.property("snippet") == "I want to leave nights."
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert window.activeFocusItem().property("words") == "I want to leave nights."
    assert window.findChild(QObject, "talkScreen").property("over") == ""


async def test_a_talk_is_renamed_and_thrown_away_in_the_list(with_kai, spoken):
    window, _turns, talk = with_kai
    spoken.talks = many_talks(30) | spoken.talks
    await talk.all.refresh()
    window.findChild(QObject, "talkScreen").setProperty("over", "talks")
    await drawn(window)
    panel = window.findChild(QObject, "talks")
    panel.reach()
    item = press(window, KEY.Key_Down)
    assert item.property("talk") == KAI, "the list begins at the talk that is open"
    field = press(window, KEY.Key_F2)
    assert field.objectName() == "talkName"
    press(window, KEY.Key_A, CTRL)
    typed(window, "Nights")
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert spoken.talks[KAI].label.title == "Nights"
    assert window.activeFocusItem().property("talk") == KAI
    reach(window, text("ui.talks.trash"))
    press(window, KEY.Key_Space)
    await talk.tasks.settled()
    await drawn(window)
    assert spoken.talks[KAI].label.place == "trashed"
    assert talk.conversation != KAI
    assert panel.property("activeFocus"), "the keyboard stays in the list"


async def test_a_long_talk_with_anybody_is_made_of_the_turns_in_sight(opened, spoken):
    held = spoken.talks[KAI]
    for at in range(1000):
        held.add("person", f"And {at}?", held.tip)
        held.add("interviewer", f"Then {at}.", held.tip)
    window, turns, talk = await opened()
    talk.open(KAI)
    await talk.tasks.settled()
    await drawn(window)
    assert turns.property("count") == 2003
    assert len(delegates(turns)) < 40
    press(window, KEY.Key_PageUp)
    assert not turns.property("atYEnd")


async def test_a_click_on_what_can_be_done_with_a_talk_does_not_open_it(opened, spoken):
    window, _turns, talk = await opened()
    window.findChild(QObject, "talkScreen").setProperty("over", "talks")
    await drawn(window)
    panel = window.findChild(QObject, "talks")
    row = next(row for row in delegates_of(panel) if row.property("talk") == KAI)
    QTest.mouseMove(window, place(row).center().toPoint())
    await drawn(window)
    more = next(one for one in within(row) if one.property("text") == text("ui.talks.more"))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place(more).center().toPoint())
    await talk.tasks.settled()
    assert panel.property("opened") == KAI
    assert talk.conversation == TALK
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place(row).topLeft().toPoint() + OFF)
    await talk.tasks.settled()
    assert talk.conversation == KAI


async def test_what_is_written_anew_by_mouse_keeps_the_keyboard(with_kai):
    window, turns, talk = with_kai
    turn = next(one for one in delegates(turns) if one.property("number") == 3)
    QTest.mouseMove(window, place(turn).center().toPoint())
    await drawn(window)
    edit = next(one for one in within(turn) if one.property("text") == text("ui.talk.act.edit"))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place(edit).center().toPoint())
    await drawn(window)
    assert talk.branches.editing == 3
    assert window.activeFocusItem().objectName() == "edit"
    QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, pos=place(window.activeFocusItem()).center().toPoint()
    )
    await drawn(window)
    assert window.activeFocusItem().objectName() == "edit"


def within(item):
    for child in item.childItems():
        yield child
        yield from within(child)


def delegates_of(panel):
    return [one for one in within(panel) if one.property("talk") and one.property("place")]


async def test_whoever_is_chosen_the_answer_has_the_keyboard(with_kai):
    window, _, talk = with_kai
    reach(window, "Attach a text")
    reach(window, text("ui.company.home"))
    press(window, KEY.Key_Return)
    press(window, KEY.Key_Down)
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert talk.company.name != "Kai"
    assert window.activeFocusItem().objectName() == "answer"


async def test_the_line_of_what_was_done_covers_nothing_one_answers_with(with_kai):
    window, _, talk = with_kai
    window.resize(900, 600)
    talk.offers.take(4, 0)
    await talk.tasks.settled()
    await drawn(window)
    line, answer = window.findChild(QObject, "done"), window.findChild(QObject, "answer")
    assert place(line).bottom() <= place(answer).top()


async def test_come_back_the_empty_field_has_found_nothing(with_kai):
    window, _, talk = with_kai
    talk.finding.find("nights")
    assert talk.finding.active
    talk.wanted.emit("home")
    await drawn(window)
    talk.wanted.emit("talk")
    await drawn(window)
    await talk.tasks.settled()
    assert not talk.finding.active


@pytest.mark.parametrize(
    "said", ["Nights", "שלום", "أعمل ممرضة منذ أربع سنوات في مستشفى كبير. " * 4]
)
async def test_words_stand_in_their_bubble_whichever_way_they_run(with_kai, said):
    window, turns, talk = with_kai
    talk.say(said)
    await talk.tasks.settled()
    await drawn(window)
    turn = next(one for one in delegates(turns) if one.property("words") == said.strip())
    words = next(
        one for one in within(turn) if one.property("soFar") is not None and one.isVisible()
    )
    bubble = place(words.parentItem().parentItem())
    wide, room = words.property("contentWidth"), place(words)
    first = room.left() if said.isascii() else room.right() - wide
    assert bubble.left() + 15 <= first
    assert first + wide <= bubble.right() - 14


async def test_home_leads_to_gem_whoever_one_talked_with(with_kai):
    window, _, talk = with_kai
    press(window, KEY.Key_1, CTRL)
    await drawn(window)
    assert name_of(window.activeFocusItem()) == text("ui.home.step.go_on")
    press(window, KEY.Key_Return)
    await talk.tasks.settled()
    await drawn(window)
    assert (talk.company.name, talk.conversation) == ("Gem", TALK)
    assert window.activeFocusItem().objectName() == "answer"
