"""Markdown in the talk: set once at its end, nothing in it loaded or pressed, heard as words."""

import pytest
from full_worlds import MESSAGE, message
from item_tree import cut, evaluated, is_a, items, overlapping
from keyboard import press, reach
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from talk_window import delegates, drawn
from told_talk import asked

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.ui.features.talk.rows import own_row, turn_row
from sanctum_desktop.ui.qt import markdown

HOSTILE = {
    '<img src="file:///etc/passwd"> **x**': '<img src="file:///etc/passwd"> x',
    '<a href="https://a.example">x</a> *y*': '<a href="https://a.example">x</a> y',
    "[x](javascript:alert(1)) *y*": "[x](javascript:alert(1)) y",
    "![x](https://a.example/a.png) *y*": (
        "x (https://a.example/a.png) y\nCopy for 30 seconds: https://a.example/a.png"
    ),
    "*" * 100_000: "*" * 100_000,
    "> " * 30 + "x": "> " * 30 + "x",
    "```\nx": "x",
    "*a* \u202eb\u0000c": "a b\ufffdc",
    "*a* <table><tr><td>b</table> &lt;b&gt;": "a <table><tr><td>b</table> <b>",
    "# <style>* { color: red }</style>": "<style>* { color: red }</style>",
}


def words_within(item):
    """What can be read in it, text by text."""
    found = []
    for child in item.childItems():
        if child.isVisible():
            if is_a(child, "QQuickText", "QQuickTextEdit") and child.property("text"):
                found.append(child.property("text"))
            found += words_within(child)
    return found


def all_within(item):
    for child in item.childItems():
        yield child
        yield from all_within(child)


def last(turns_view):
    return max(delegates(turns_view), key=lambda turn: turn.property("index"))


@pytest.mark.parametrize("scale", ["1", "2"])
async def test_every_kind_of_block_is_read_in_full(scale, world, opened, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", scale)
    world.said = message(MESSAGE)
    window, turns_view, _talk = await opened()
    await drawn(window)
    assert [*cut(window), *overlapping(window)] == []
    read = words_within(last(turns_view))
    assert read[:4] == [
        "You asked for three ways, with code and one word.",
        "A heading",
        "1.",
        "First, with a line long enough that it is broken where the window is narrow",
    ]
    table = [words for words in read if "Four" in words]
    assert ("Ward: Four" in table[0]) is (scale == "2")
    assert any(words.startswith("What came of it?") for words in read)


async def test_a_span_is_set_and_its_words_are_plain(world, opened):
    world.said = message("A **strong** and `fixed` <b>word</b>.")
    _window, turns_view, _talk = await opened()
    (words,) = [one for one in all_within(last(turns_view)) if is_a(one, "QQuickTextEdit")]
    assert words.property("text") == "A strong and fixed <b>word</b>."
    shown = words.property("textDocument")
    cursor = QTextCursor(shown.textDocument())
    looks = []
    for place in (1, 4, 17):
        cursor.setPosition(place)
        form = cursor.charFormat()
        looks.append((form.fontWeight() == QFont.Weight.DemiBold, form.fontFixedPitch()))
    assert looks == [(False, False), (True, False), (False, True)]


@pytest.mark.parametrize("words", HOSTILE)
async def test_nothing_a_persona_says_is_loaded_or_pressed(words, world, opened):
    world.said = message(words)
    window, turns_view, _talk = await opened()
    turn = last(turns_view)
    parts = [*all_within(turn)]
    texts = [one for one in parts if is_a(one, "QQuickText", "QQuickTextEdit")]
    assert {evaluated(one, "textFormat") for one in texts} == {0}  # plain
    pictures = [one for one in items(window) if is_a(one, "QQuickImage")]
    assert {one.property("source").scheme() for one in pictures} <= {"image", ""}
    assert not any(is_a(one, "QQuickMouseArea") for one in parts)
    assert not any(one.isEnabled() for one in texts if is_a(one, "QQuickTextEdit"))
    assert "\n".join(words_within(turn)) == HOSTILE[words]


async def test_words_that_come_are_plain_and_set_once_at_their_end(world, opened, monkeypatch):
    window, turns_view, talk = await opened()
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    read = []
    whole = markdown._Reader.read
    monkeypatch.setattr(
        markdown._Reader, "read", lambda self, tokens: read.append(1) or whole(self, tokens)
    )
    talk.said.reply(asked(9, "A **plan** on the wall. What came of it?"))
    await drawn(window)
    for _ in range(2):
        talk.speech.timer.timeout.emit()
    await drawn(window)
    turn = last(turns_view)
    height = turn.property("height")
    (coming,) = words_within(turn)
    assert "A **plan** ".startswith(coming[:11])
    talk.speech.finish()
    await drawn(window)
    assert words_within(turn) == ["A plan on the wall.", "What came of it?"]
    assert turn.property("height") == pytest.approx(height, abs=0.5)
    assert len(read) == 1


async def test_a_screen_reader_hears_words_and_copies_are_of_the_source(world, opened):
    world.said = message("A **plan**:\n\n1. see [it](https://a.example)")
    window, turns_view, talk = await opened()
    copied = []
    talk.copied.connect(copied.append)
    turn = last(turns_view)
    spoken = next(
        row.spoken for row in talk.turns.rows if not row.mine and row.marked and row.blocks
    )
    assert spoken == "A plan:\n1. see it (https://a.example)"
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=_centre(turn))
    assert turn.property("activeFocus")
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    reach(window, "Copy for 30 seconds: https://a.example")
    press(window, Qt.Key.Key_Space)
    assert copied == ["A **plan**:\n\n1. see [it](https://a.example)", "https://a.example"]


async def test_a_copied_message_is_lent_to_the_clipboard(world, opened):
    window, turns_view, _talk = await opened()
    turns_view.forceActiveFocus()
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == world.said[0].text
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear()


def test_what_the_catalogue_or_the_person_says_is_shown_as_it_is():
    words = "3 *times* a _week_. **What** then?"
    own, gem = own_row(words), asked(0, words)
    made = Turn(
        **{name: getattr(gem, name) for name in gem.__slots__} | {"wording": "gem.ask.now.1"}
    )
    assert (own.blocks, own.spoken, own.asked) == ([], words, words)
    row = turn_row(made)
    assert (row.blocks, row.spoken) == ([], words)
    assert f"{row.reflection} {row.asked}" == words
    assert turn_row(gem).blocks


def _centre(item):
    return item.mapToScene(QPoint(int(item.width() / 2), 10)).toPoint()
