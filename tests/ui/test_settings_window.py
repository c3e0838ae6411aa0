"""What the settings' own controls do, by keyboard."""

import pytest
from keeping_double import PASSPHRASE
from keyboard import press, reach
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

FRESH = "silver ladder early moon"


@pytest.fixture
async def shell(world, qtbot):
    shell = ShellModel(world.gate())
    engine = open_main(shell)
    shell.window = main_window(engine)
    qtbot.waitUntil(shell.window.isExposed)
    await unlocked(shell)
    shell.go("settings")
    await shell.settings.settled()
    yield shell
    await shell.close()
    world.kept(shell.talk)
    close_main(engine)


def type_in(window, words):
    for character in words:
        QTest.keyClick(window, character)


async def _at_the_new_one(shell):
    """The panel is open, the old passphrase typed, the new one typed and seen."""
    window = shell.window
    reach(window, "Change the passphrase")
    press(window, Qt.Key.Key_Space)
    type_in(window, PASSPHRASE)
    new = press(window, Qt.Key.Key_Return)
    type_in(window, FRESH)
    return new


async def test_a_new_passphrase_is_seen_and_typed_once(shell, world):
    new = await _at_the_new_one(shell)
    assert new.property("displayText") == FRESH
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert world.kept_vault.done == [("change", FRESH)]


async def test_hidden_it_is_typed_twice_and_a_slip_changes_nothing(shell, world):
    window = shell.window
    await _at_the_new_one(shell)
    reach(window, "Hide what is typed")
    again = press(window, Qt.Key.Key_Space)
    again = reach(window, "again") if again.objectName() != "again" else again
    type_in(window, "silver lad")
    press(window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert world.kept_vault.done == []
    type_in(window, "der early moon")
    press(window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert world.kept_vault.done == [("change", FRESH)]


async def test_the_whole_licence_opens_by_a_press(shell):
    shell.settings.open("about")
    await shell.settings.settled()
    reach(shell.window, "Read the whole licence")
    press(shell.window, Qt.Key.Key_Space)
    assert reach(shell.window, "Close the licence")
