"""The text before it is sent: shown word for word, answered by the person's own act alone."""

import asyncio
from dataclasses import replace

import pytest
from hosting_double import (
    GROQ,
    INSTRUCTIONS,
    PRACTICE,
    UNTOLD,
    WORDS,
    asked,
    outgoing,
    request_of,
    shown,
)
from item_tree import items
from keyboard import name_of, press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.hosted import HiddenWord
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.words import text

OTHER = outgoing(NetPurpose.RESUME_LINES, "Another text.", {})


@pytest.fixture
def moving(monkeypatch):
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")


@pytest.fixture(autouse=True)
def _one_server(world):
    world.outside.servers = [GROQ]


@pytest.fixture
def shell(open_shell):
    return open_shell


@pytest.fixture
def outside(world):
    return world.outside


def sheet(shell):
    QGuiApplication.processEvents()
    return shell.window.findChild(QObject, "sending")


async def test_who_gets_it_and_every_word_is_shown_before(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sending = shell.settings.sending
    assert sheet(shell).property("opened")
    assert sending.title == "Send this to Groq?"
    assert "api.groq.com" in sending.who
    assert "by your key" in sending.learns
    assert "names and contacts, which stay here" in sending.reads
    shown_words = shell.window.findChild(QObject, "sent")
    assert shown_words.property("text") == WORDS
    assert {row.placeholder: row.meant for row in sending.untold.rows} == UNTOLD
    marked = [WORDS[one["start"] : one["start"] + one["length"]] for one in sending.spans]
    assert sorted(marked) == sorted(UNTOLD)
    assert not answer.done(), "nothing answers but the person"
    sending.refuse()
    assert await answer is None


async def test_a_yes_is_to_this_text_alone(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    reach(shell.window, text("ui.sending.send"))
    press(shell.window, Qt.Key.Key_Return)
    consent = await answer
    assert consent == Consent(request=outgoing().request, act=ConsentAct.BUTTON)
    assert outside.servers == [GROQ], "and to no other"
    assert not sheet(shell).property("opened")
    assert shell.settings.sending.words == ""


@pytest.mark.parametrize("way", ["escape", "button", "cross"])
async def test_escape_the_cross_and_the_button_are_a_no(shell, outside, way):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    if way == "escape":
        press(shell.window, Qt.Key.Key_Escape)
    else:
        name = "ui.sending.refuse" if way == "button" else "ui.design.close"
        reach(shell.window, text(name))
        press(shell.window, Qt.Key.Key_Space)
    assert await answer is None


async def test_what_is_typed_as_it_comes_up_sends_nothing(shell, outside):
    shell.go("talk")
    task = asyncio.ensure_future(outside.ask(outgoing()))
    for _ in range(10):
        await asyncio.sleep(0)
    sheet(shell)
    assert shell.window.activeFocusItem().objectName() == "sent"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_A):
        press(shell.window, key)
    shell.settings.sending.send(False)
    assert shell.settings.sending.asking, "a press within the first moment was meant otherwise"
    assert not task.done()
    assert shell.window.findChild(QObject, "sent").property("text") == WORDS
    shell.settings.sending.refuse()
    assert await task is None


async def test_who_types_on_presses_nothing(shell, outside, qtbot):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    sending = shell.settings.sending
    assert sending.ready
    for key in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_Tab):
        press(shell.window, key)
    assert name_of(shell.window.activeFocusItem()) == text("ui.sending.refuse")
    assert not sending.ready
    sending.send(True)
    assert not answer.done()
    qtbot.waitUntil(lambda: sending.ready)
    sending.refuse()
    assert await answer is None


async def test_what_is_pressed_for_good_stands_before_what_it_changes(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    window = shell.window
    words = [name_of(press(window, Qt.Key.Key_Tab)) for _ in range(3)]
    told = shell.settings.sending.always
    assert words == [told, text("ui.sending.send"), text("ui.sending.refuse")]
    shell.settings.sending.refuse()
    assert await answer is None


async def test_the_next_one_does_not_begin_where_the_last_was_answered(shell, outside):
    for _ in range(2):
        (answer,) = await asked(shell, outside, outgoing())
        sheet(shell)
        assert shell.window.activeFocusItem().objectName() == "sent"
        reach(shell.window, text("ui.sending.send"))
        press(shell.window, Qt.Key.Key_Return)
        assert await answer is not None


async def test_a_text_without_a_name_says_that_nothing_was_replaced(shell, outside):
    (answer,) = await asked(shell, outside, OTHER)
    assert "nothing was replaced" in shell.settings.sending.reads
    shell.settings.sending.refuse()
    assert await answer is None


async def test_the_moment_passes_by_itself(shell, outside, qtbot):
    task = asyncio.ensure_future(outside.ask(outgoing()))
    for _ in range(10):
        await asyncio.sleep(0)
    sending = shell.settings.sending
    assert not sending.ready
    qtbot.waitUntil(lambda: sending.ready)
    sending.send(False)
    assert await task is not None


async def test_a_second_text_waits_for_the_first(shell, outside):
    first, second = await asked(shell, outside, outgoing(), OTHER)
    sending = shell.settings.sending
    assert sending.words == WORDS
    sending.send(False)
    assert (await first).request == outgoing().request
    for _ in range(10):
        await asyncio.sleep(0)
    assert sending.words == "Another text."
    sending.send(False)
    assert not second.done(), "the second press of a double click is no yes to it"
    await shown(shell)
    sending.refuse()
    assert await second is None


async def test_a_cancelled_question_is_taken_away(shell, outside):
    first, second = await asked(shell, outside, outgoing(), OTHER)
    first.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    assert shell.settings.sending.words == "Another text."
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert not sheet(shell).property("opened")


async def test_dont_ask_again_is_kept_for_that_purpose(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    reach(shell.window, shell.settings.sending.always)
    press(shell.window, Qt.Key.Key_Space)
    assert not answer.done()
    told = text("ui.sending.always.about")
    assert [one for one in items(shell.window) if one.property("text") == told and one.isVisible()]
    reach(shell.window, text("ui.sending.send"))
    press(shell.window, Qt.Key.Key_Space)
    assert (await answer).act is ConsentAct.BUTTON
    await shell.settings.settled()
    assert outside.servers[0].unseen == {NetPurpose.CONVERSE}
    assert shell.settings.servers.rows.rows[0].unseen == ["converse"]
    (later,) = await asked(shell, outside, OTHER)
    reach(shell.window, text("ui.sending.send"))
    press(shell.window, Qt.Key.Key_Space)
    await later
    await shell.settings.settled()
    assert outside.servers[0].unseen == {NetPurpose.CONVERSE}, "the mark is not left set"


async def test_a_no_keeps_no_mark(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    reach(shell.window, shell.settings.sending.always)
    press(shell.window, Qt.Key.Key_Space)
    press(shell.window, Qt.Key.Key_Escape)
    assert await answer is None
    await shell.settings.settled()
    assert outside.servers == [GROQ]


async def test_a_mark_that_cannot_be_kept_is_told(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    outside.fails = CannotWrite("The disk is full.", advice="Make room.")
    shell.settings.sending.send(True)
    assert await answer is not None
    await shell.settings.settled()
    assert shell.message == "The disk is full. Make room."


async def made(shell):
    """Wait for what was asked of the sheet, and for its first half second."""
    await shell.settings.settled()
    await shown(shell)
    QGuiApplication.processEvents()


def typed(window, words):
    for letter in words:
        QTest.keyClick(window, letter)
    QGuiApplication.processEvents()


async def test_a_word_is_hidden_by_keyboard_and_only_the_new_text_is_agreed_to(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    window, sending = shell.window, shell.settings.sending
    reach(window, text("ui.sending.hide"))
    press(window, Qt.Key.Key_Space)
    assert window.activeFocusItem().objectName() == "wordsToHide"
    typed(window, "wall")
    press(window, Qt.Key.Key_Tab)
    assert window.activeFocusItem().objectName() == "codeName"
    typed(window, "Rota")
    press(window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert not sending.ready, "the text is another, so no press counts at once"
    await made(shell)
    assert outside.words == [HiddenWord("wall", "Rota")]
    shown_words = window.findChild(QObject, "sent").property("text")
    assert shown_words == WORDS.replace("wall", "Rota_1")
    assert "Rota_1" in [row.placeholder for row in sending.untold.rows]
    assert window.activeFocusItem().objectName() == "sent"
    assert sending.hiding.message == text("ui.sending.hidden.found", words="wall")
    reach(window, text("ui.sending.send"))
    press(window, Qt.Key.Key_Space)
    consent = await answer
    assert consent.request != outgoing().request
    assert consent.request.body.endswith("1")
    assert sending.hiding.message == ""
    assert [row.words for row in shell.settings.servers.hidden.rows.rows] == ["wall"]


async def test_what_is_selected_is_what_is_hidden_and_a_placeholder_is_what_it_means(
    shell, outside
):
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    window, sent = shell.window, shell.window.findChild(QObject, "sent")
    for part, meant in (("four-week", "four-week"), ("Person_2", "Jonas")):
        at = WORDS.index(part)
        sent.select(at, at + len(part))
        reach(window, text("ui.sending.hide"))
        press(window, Qt.Key.Key_Space)
        assert window.activeFocusItem().objectName() == "codeName", "the words stand there"
        assert window.findChild(QObject, "wordsToHide").property("text") == meant
        press(window, Qt.Key.Key_Escape)
        assert window.activeFocusItem().objectName() == "sent"
    assert not answer.done(), "the first Escape leaves the word alone"
    press(window, Qt.Key.Key_Escape)
    assert await answer is None
    assert outside.words == []


async def test_a_word_that_does_not_stand_there_is_told_of(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    hiding = shell.settings.sending.hiding
    hiding.hide("summer", "")
    await made(shell)
    assert hiding.message == text("ui.sending.hidden.not_found", words="summer")
    hiding.hide("-", "")
    await made(shell)
    assert hiding.message == "There is no word in that. Type one."
    shell.settings.sending.send(False)
    assert await answer is not None


async def test_nothing_can_be_agreed_to_while_a_word_is_being_hidden(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    sending = shell.settings.sending
    outside.holds = asyncio.Event()
    sending.hiding.hide("wall", "")
    await asyncio.sleep(0)
    assert sending.hiding.busy
    sending.send(False)
    assert not answer.done()
    outside.holds.set()
    await made(shell)
    sending.send(False)
    assert (await answer).request.body.endswith("1")


async def test_where_a_word_could_not_be_hidden_the_text_is_not_sent(shell, outside):
    (answer,) = await asked(shell, outside, outgoing())
    outside.fails = CannotWrite("The disk is full.", advice="Make room.")
    shell.settings.sending.hiding.hide("wall", "")
    assert await answer is None
    await shell.settings.settled()
    assert shell.message == "The disk is full. Make room."


async def test_what_becomes_of_a_word_when_its_text_is_gone_is_not_said_of_the_next(
    shell, outside
):
    first, second = await asked(shell, outside, outgoing(), OTHER)
    sending = shell.settings.sending
    outside.holds = asyncio.Event()
    sending.hiding.hide("-", "")
    await asyncio.sleep(0)
    sending.refuse()
    assert await first is None
    outside.holds.set()
    await made(shell)
    assert sending.words == "Another text."
    assert sending.hiding.message == ""
    sending.refuse()
    assert await second is None


async def test_a_lock_is_a_no_to_all_that_waits(shell, outside):
    first, second = await asked(shell, outside, outgoing(), OTHER)
    shell.lock()
    assert shell.settings.sending.words == "", "its words are gone with the screen"
    assert await first is None
    assert await second is None
    assert await outside.ask(outgoing()) is None
    await shell.tasks.settled()


async def test_it_stands_over_another_sheet_and_gives_the_keyboard_back(shell, outside):
    shell.helpWanted.emit()
    QGuiApplication.processEvents()
    before = shell.window.activeFocusItem()
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    assert shell.window.activeFocusItem().objectName() == "sent"
    reach(shell.window, text("ui.sending.refuse"))
    press(shell.window, Qt.Key.Key_Space)
    assert await answer is None
    QGuiApplication.processEvents()
    assert shell.window.findChild(QObject, "keys").property("opened")
    assert shell.window.activeFocusItem() is before


async def test_it_stands_over_the_palette(shell, outside):
    QTest.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (answer,) = await asked(shell, outside, outgoing())
    sheet(shell)
    press(shell.window, Qt.Key.Key_Escape)
    assert await answer is None
    QGuiApplication.processEvents()
    assert shell.palette.opened
    assert shell.window.activeFocusItem().objectName() == "query"


async def test_a_long_text_scrolls_by_keys_from_its_beginning(shell, outside):
    words = "\n".join(f"{number}. {WORDS}" for number in range(60))
    (answer,) = await asked(shell, outside, outgoing(words=words))
    sheet(shell)
    scrolled = shell.window.findChild(QObject, "sent")
    while not scrolled.inherits("QQuickFlickable"):
        scrolled = scrolled.parentItem()
    shell.window.grabWindow()
    QGuiApplication.processEvents()
    assert scrolled.property("contentY") == 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        before = scrolled.property("contentY")
        press(shell.window, key)
        assert scrolled.property("contentY") > before
    QTest.keyClick(shell.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.findChild(QObject, "sent").property("selectedText").count(".") > 100
    shell.settings.sending.refuse()
    assert await answer is None


async def test_it_is_read_from_the_persons_words_on_and_the_instructions_are_above(shell, outside):
    words = f"🙂 {WORDS}\n\n" * 20
    (answer,) = await asked(shell, outside, outgoing(words=words, instructions=INSTRUCTIONS))
    sheet(shell)
    shell.window.grabWindow()
    QGuiApplication.processEvents()
    sent, above = (shell.window.findChild(QObject, name) for name in ("sent", "above"))
    assert sent.property("text") == f"{INSTRUCTIONS}\n\n{words}".rstrip("\n") + "\n\n"
    passage = sent.parentItem().parentItem()
    assert passage.property("contentY") == pytest.approx(passage.property("begins"), abs=1)
    first = sent.positionToRectangle(len(INSTRUCTIONS) + 2)
    last = sent.positionToRectangle(len(INSTRUCTIONS))
    told = above.mapRectToItem(sent, above.boundingRect())
    assert last.bottom() <= told.top() + 1
    assert told.bottom() <= first.top() + 1
    while passage.property("contentY") > 0:
        before = passage.property("contentY")
        press(shell.window, Qt.Key.Key_PageUp)
        assert passage.property("contentY") < before, "each word of it is reached by keys"
    shell.settings.sending.refuse()
    assert await answer is None


async def test_what_lies_below_a_short_text_is_scrolled_to_by_the_same_keys(shell, outside):
    untold = {f"Person_{number}": f"Somebody {number}" for number in range(40)}
    (answer,) = await asked(shell, outside, outgoing(words="\n".join(untold), untold=untold))
    sheet(shell)
    shell.window.grabWindow()
    passage = shell.window.findChild(QObject, "sent").parentItem().parentItem()
    over = passage.parentItem()
    while not over.inherits("QQuickFlickable"):
        over = over.parentItem()
    while passage.property("contentY") < passage.property("below"):
        assert over.property("contentY") == 0
        press(shell.window, Qt.Key.Key_PageDown)
    press(shell.window, Qt.Key.Key_PageDown)
    assert over.property("contentY") > 0
    shell.settings.sending.refuse()
    assert await answer is None


async def test_placeholders_are_marked_past_what_lies_outside_the_first_plane(shell, outside):
    words = "🙂 Person_11 and Person_1."
    untold = {"Person_1": "Miriam", "Person_11": "Jonas"}
    (answer,) = await asked(shell, outside, outgoing(words=words, untold=untold))
    spans = [(one["start"], one["length"]) for one in shell.settings.sending.spans]
    assert spans == [(3, 9), (17, 8)]
    shell.settings.sending.refuse()
    assert await answer is None


async def test_a_server_nearby_says_that_others_could_read_along(shell, outside):
    outside.servers = [PRACTICE]
    request = request_of(host="192.168.1.20:8000", model=PRACTICE.model)
    one = replace(outgoing(), request=request, id=PRACTICE.id, server=PRACTICE.name)
    (answer,) = await asked(shell, outside, one)
    assert "without encryption" in shell.settings.sending.learns
    assert "key" not in shell.settings.sending.learns
    shell.settings.sending.refuse()
    assert await answer is None


async def test_a_server_that_cannot_be_read_is_asked_about_all_the_same(shell, outside):
    outside.unreadable = CannotWrite("Gone.")
    (answer,) = await asked(shell, outside, outgoing())
    sending = shell.settings.sending
    assert (sending.title, sending.learns, sending.always) == ("Send this to Groq?", "", "")
    sending.send(True)
    assert await answer is not None


async def test_it_is_gone_at_once_with_its_words(moving, shell, outside, qtbot):
    (answer,) = await asked(shell, outside, outgoing())
    words = shell.window.findChild(QObject, "sent")
    sheet(shell)
    over = words
    while over.z() < 120:
        over = over.parentItem()
    qtbot.waitUntil(lambda: over.opacity() == 1)
    shell.settings.sending.refuse()
    assert await answer is None
    assert not over.isVisible()
