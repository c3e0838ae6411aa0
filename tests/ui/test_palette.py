"""Ctrl+K: everything by a few letters and the keyboard alone."""

import pytest
from keyboard import name_of, press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.shell.ranking import ranked
from sanctum_desktop.ui.shell.view_model import ShellModel

CTRL = Qt.KeyboardModifier.ControlModifier


def command(words, kind=CommandKind.ACT, beside=""):
    return Command(words, lambda: None, kind=kind, beside=beside)


ALL = (
    command("Talk", CommandKind.PLACE),
    command("Résumé", CommandKind.PLACE),
    command("Settings", CommandKind.PLACE),
    command("Lock the vault"),
    command("Stop for today"),
    command("Took stock of the store", CommandKind.FACT, beside="What you did"),
    command("Sourdough", CommandKind.FACT, beside="Skill"),
    command("Stock went from 9% to 3%", CommandKind.LINE),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Talk", "Résumé", "Settings", "Lock the vault", "Stop for today"]),
        ("  ", ["Talk", "Résumé", "Settings", "Lock the vault", "Stop for today"]),
        ("resume", ["Résumé"]),
        ("LOCK", ["Lock the vault"]),
        ("sto", ["Stop for today", "Stock went from 9% to 3%", "Took stock of the store"]),
        ("the va", ["Lock the vault"]),
        ("vault lock", ["Lock the vault"]),
        ("oday", ["Stop for today"]),
        ("skill", ["Sourdough"]),
        ("ltv", ["Lock the vault"]),
        ("9%", ["Stock went from 9% to 3%"]),
        ("zebra", []),
    ],
)
def test_the_best_match_is_first(query, found):
    assert [one.words for one in ranked(ALL, query)] == found


def test_letters_in_order_are_not_looked_for_in_what_was_said():
    assert ranked([command("Sourdough", CommandKind.FACT)], "sdh") == []


def test_of_thousands_the_best_fifty_are_shown():
    many = [command(f"Sorted {n} files", CommandKind.FACT) for n in range(3000)]
    assert len(ranked(many, "sorted")) == 50


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


def typed(window, words):
    for character in words:
        QTest.keyClick(window, character)
    QGuiApplication.processEvents()


async def test_a_place_is_found_and_gone_to(window, shell):
    await unlocked(shell)
    press(window, Qt.Key.Key_K, CTRL)
    assert window.activeFocusItem().objectName() == "query"
    typed(window, "set")
    assert shell.palette.rows.rows[0].words == "Settings"
    press(window, Qt.Key.Key_Return)
    assert (shell.screen, shell.palette.opened) == ("settings", False)
    assert window.findChild(QObject, "palette").property("visible") is False
    await shell.settings.settled()
    await shell.close()


async def test_arrows_and_tab_choose_and_the_keyboard_stays_inside(window, shell):
    await unlocked(shell)
    press(window, Qt.Key.Key_K, CTRL)
    rows = [row.words for row in shell.palette.rows.rows]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        assert press(window, key).objectName() == "query"
    press(window, Qt.Key.Key_Up)
    assert shell.palette.opened
    typed(window, rows[rows.index("List of keys")])
    press(window, Qt.Key.Key_Return)
    assert window.findChild(QObject, "keys").property("opened")
    press(window, Qt.Key.Key_Escape)
    assert not window.findChild(QObject, "keys").property("opened")
    await shell.close()


async def test_escape_gives_the_keyboard_back_and_keeps_nothing(window, shell):
    await unlocked(shell)
    where = reach(window, "Nothing has left this computer.")
    press(window, Qt.Key.Key_K, CTRL)
    typed(window, "sour")
    press(window, Qt.Key.Key_Escape)
    assert window.activeFocusItem() is where
    assert shell.palette.rows.rowCount() == 0
    assert shell.palette._commands == ()
    press(window, Qt.Key.Key_K, CTRL)
    assert window.activeFocusItem().property("text") == ""
    press(window, Qt.Key.Key_K, CTRL)
    assert window.activeFocusItem() is where
    await shell.close()


async def test_words_that_were_said_lead_to_their_fact(window, shell):
    await unlocked(shell)
    press(window, Qt.Key.Key_K, CTRL)
    typed(window, "sour")
    row = shell.palette.rows.rows[0]
    assert (row.words, row.beside, row.kindWords) == ("Sourdough", "Skill", "What I heard")
    press(window, Qt.Key.Key_Return)
    await shell.talk.tasks.settled()
    QGuiApplication.processEvents()
    assert shell.screen == "talk"
    assert window.findChild(QObject, "facts").property("opened") == "fact-3"
    assert name_of(window.activeFocusItem()) == "Sourdough"
    await shell.close()


async def test_the_look_is_changed_from_anywhere(window, shell, world, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "1.25")
    await unlocked(shell)
    for words in ("Colours: dark", "Larger text"):
        shell.palette.open()
        shell.palette.find(words)
        shell.palette.run(0)
    settings = world.settings
    assert (settings.colours, settings.text_percent) == ("dark", 150)
    shell.palette.open()
    shell.palette.find("colours")
    words = {row.words for row in shell.palette.rows.rows}
    assert words == {"Colours: as the system", "Colours: light"}
    await shell.close()


async def test_nothing_found_is_said(window, shell):
    await unlocked(shell)
    press(window, Qt.Key.Key_K, CTRL)
    typed(window, "zebra")
    assert (
        shell.palette.found == "Nothing was found. Try a place, an action, or one of your words."
    )
    press(window, Qt.Key.Key_Return)
    assert shell.palette.opened
    await shell.close()


async def test_locking_takes_the_palette_and_its_words_away(window, shell, world):
    await unlocked(shell)
    press(window, Qt.Key.Key_K, CTRL)
    press(window, Qt.Key.Key_L, CTRL)
    assert not shell.palette.opened
    assert shell.palette.rows.rowCount() == 0
    await shell.tasks.settled()
    assert world.locked == 1


async def test_before_the_vault_is_open_there_is_nothing_to_find(window, shell):
    press(window, Qt.Key.Key_K, CTRL)
    assert not shell.palette.opened
    press(window, Qt.Key.Key_2, CTRL)
    assert shell.screen == "unlock"


async def test_each_place_has_its_key_also_from_within_a_field(window, shell):
    await unlocked(shell)
    press(window, Qt.Key.Key_2, CTRL)
    await shell.talk.tasks.settled()
    assert window.activeFocusItem().objectName() == "answer"
    for key, screen in (
        (Qt.Key.Key_3, "resume"),
        (Qt.Key.Key_4, "models"),
        (Qt.Key.Key_5, "settings"),
        (Qt.Key.Key_1, "home"),
    ):
        press(window, key, CTRL)
        assert shell.screen == screen
    await shell.resume.tasks.settled()
    await shell.models.settled()
    await shell.settings.settled()
    await shell.close()


@pytest.mark.parametrize("key", ["F1", "?"])
async def test_the_list_of_keys_is_one_key_away(window, shell, key):
    await unlocked(shell)
    if key == "?":
        QTest.keyClick(window, "?")
    else:
        press(window, Qt.Key.Key_F1)
    QGuiApplication.processEvents()
    sheet = window.findChild(QObject, "keys")
    assert sheet.property("opened")
    press(window, Qt.Key.Key_K, CTRL)
    assert not shell.palette.opened  # the sheet is settled first
    press(window, Qt.Key.Key_Escape)
    assert not sheet.property("opened")
    assert name_of(window.activeFocusItem()) == "Go on with Gem"
    await shell.close()


async def test_a_question_mark_can_be_typed(window, shell):
    await unlocked(shell)
    shell.go("talk")
    QGuiApplication.processEvents()
    typed(window, "why?")
    assert window.activeFocusItem().property("text") == "why?"
    assert not window.findChild(QObject, "keys").property("opened")
    shell.talk.keep("")
    await shell.close()


def test_what_is_offered_keeps_the_persons_words_out_of_messages():
    shown = repr(Command("Sourdough", print, beside="Bakes"))
    assert "Sourdough" not in shown
    assert "Bakes" not in shown
