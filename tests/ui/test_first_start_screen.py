"""First start by keyboard: three steps, well under a minute, and no vault lost by a slip."""

from dataclasses import replace

import pytest
from keeping_double import CODE
from keyboard import name_of, press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.ui.qt import surroundings
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

OFFER = "harbour velvet onion ladder quiet"


@pytest.fixture
def shell(world):
    world.vault = False
    world.talked = False
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell, world, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    await settled(shell)
    yield window
    await shell.close()
    world.kept(shell.talk) if shell.talk else None
    close_main(engine)
    surroundings.follow(Settings())


async def settled(shell):
    await shell.first.tasks.settled()
    await shell.tasks.settled()
    QGuiApplication.processEvents()


def field(window, name="field"):
    return window.findChild(QObject, name)


def type_in(words):
    window = QGuiApplication.focusWindow() or QGuiApplication.topLevelWindows()[-1]
    for character in words:
        QTest.keyClick(window, character)
    QGuiApplication.processEvents()


async def test_three_steps_by_keyboard(window, shell):
    assert shell.first.step == 1
    assert name_of(window.activeFocusItem()) == "Choose a passphrase"
    press(window, Qt.Key.Key_Return)
    assert shell.first.step == 2
    reach(window, "Use these words")
    press(window, Qt.Key.Key_Space)
    assert field(window).property("text") == OFFER
    reach(window, "Make the vault")
    press(window, Qt.Key.Key_Return)
    await settled(shell)
    assert (shell.first.step, shell.first.code) == (3, CODE)
    assert (field(window).property("text"), shell.first.offered) == ("", "")
    press(window, Qt.Key.Key_Return)  # once more, by mistake: the code still stands
    assert shell.first.code == CODE
    reach(window, "I have kept it")
    press(window, Qt.Key.Key_Return)
    await settled(shell)
    assert shell.screen not in ("first_start", "unlock")


async def test_who_types_at_once_is_at_the_passphrase(window, shell):
    type_in("tea")
    assert shell.first.step == 2
    assert field(window).property("text") == "tea"


async def test_a_passphrase_of_one_s_own_is_weighed_in_words(window, shell):
    shell.first.goOn()
    assert shell.first.strength.startswith("Ten characters or five words")
    type_in("short")
    await settled(shell)
    assert shell.first.strength.startswith(
        "Somebody with a fast computer would have it in moments"
    )


async def test_it_is_seen_as_it_is_typed_and_hidden_it_is_typed_twice(window, shell):
    shell.first.goOn()
    type_in("brown bread and butter")
    assert field(window).property("displayText") == "brown bread and butter"
    assert not field(window, "again").isVisible()
    reach(window, "Hide what is typed")
    press(window, Qt.Key.Key_Space)
    assert "bread" not in field(window).property("displayText")
    again = field(window, "again")
    assert again.isVisible()
    again.forceActiveFocus()
    type_in("brown bred")
    press(window, Qt.Key.Key_Return)
    await settled(shell)
    assert shell.first.message.startswith("The two are not the same.")
    assert shell.first.code == ""
    again.setProperty("text", "brown bread and butter")
    press(window, Qt.Key.Key_Return)
    await settled(shell)
    assert shell.first.code == CODE


async def test_caps_lock_is_noticed_by_what_it_does(window, shell):
    shell.first.goOn()
    pass_field = field(window).parent()
    QTest.keyClick(window, "A", Qt.KeyboardModifier.NoModifier)
    assert pass_field.property("capsLock")
    QTest.keyClick(window, "a", Qt.KeyboardModifier.NoModifier)
    assert not pass_field.property("capsLock")
    QTest.keyClick(window, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not pass_field.property("capsLock")


async def test_the_code_is_saved_as_a_page_or_copied_and_both_are_told(window, shell, world):
    shell.first.create(OFFER)
    await settled(shell)
    shell.first.save("/else/code.pdf")
    await settled(shell)
    assert world.exported["/else/code.pdf"].startswith(b"%PDF-")
    assert shell.first.note.startswith("Saved.")
    shell.first.copy()
    assert shell.first.note.startswith("Copied.")
    assert QGuiApplication.clipboard().text() == CODE


async def test_a_page_that_cannot_be_written_loses_nothing(window, shell, world, monkeypatch):
    async def full(_page, _place):
        raise CannotWrite("The disk is full.", advice="Choose another place.")

    monkeypatch.setattr(shell.first, "_gate", replace(world.gate(), save_page=full))
    shell.first.create(OFFER)
    await settled(shell)
    shell.first.save("/else/code.pdf")
    await settled(shell)
    assert shell.first.message == "The disk is full. Choose another place."
    assert (shell.first.code, shell.first.note) == (CODE, "")


async def test_text_grows_from_the_first_moment(window, shell, world):
    sizes = []
    for _ in range(6):
        shell.first.enlarge()
        sizes.append(world.settings.text_percent)
    assert sizes == [100, 125, 150, 175, 200, 100]


async def test_a_further_vault_needs_no_welcome(shell, world):
    world.new = "work"
    assert shell.first.step == 2
    assert shell.first.returnable
    await shell.close()
