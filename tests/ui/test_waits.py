"""Each wait shows a line after a moment, then what is done, and a way to stop what may be stopped.

The moments themselves are design/Progress's, tested there; here, that a wait shows it.
"""

import asyncio

import pytest
from doubles import PASSPHRASE
from item_tree import cut, overlapping
from keeping_double import CODE
from keyboard import press, reach
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from render_screens import _wait_long, _within
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import VaultAiling
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

STOP = "Stop this"


class Held:
    """A call that takes as long as the test wants."""

    def __init__(self):
        self.over = asyncio.Event()

    async def __call__(self, *_given):
        await self.over.wait()


@pytest.fixture
async def start(world, qtbot):
    """Opens the shell and its window over the world as it now is."""
    begun = []

    def started():
        shell = ShellModel(world.gate())
        engine = open_main(shell)
        begun.append((shell, engine))
        window = main_window(engine)
        qtbot.waitUntil(window.isExposed)
        assert waits(window) == []
        return shell, window

    yield started
    for shell, engine in begun:
        await shell.close()
        close_main(engine)


def waits(window):
    """The words of the waits that go on, and whether each can be stopped."""
    _wait_long(window)
    window.grabWindow()
    QGuiApplication.processEvents()
    return [
        (item.property("words"), item.property("cancellable"))
        for item in _within(window.contentItem())
        if item.property("wordsAfter") and item.property("active") and item.isVisible()
    ]


async def opened(shell, part=""):
    await unlocked(shell)
    if part:
        shell.go("settings")
        shell.settings.open(part)
        await shell.settings.settled()


async def test_a_passphrase_that_is_tried_can_be_given_up_which_locks(world, start, monkeypatch):
    held = Held()
    monkeypatch.setattr(world, "_unlock", held)
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")  # the least room there is
    shell, window = start()
    window.resize(900, 600)
    shell.unlock.unlock(PASSPHRASE)
    await asyncio.sleep(0)
    ((words, stoppable),) = waits(window)
    assert words.startswith("The passphrase is being tried.")
    assert stoppable
    assert [*overlapping(window), *cut(window)] == []
    reach(window, STOP)
    press(window, Qt.Key.Key_Return)
    await shell.tasks.settled()
    assert world.locked == 1


async def test_a_recovery_code_that_is_tried_is_waited_for(world, start, monkeypatch):
    held = Held()
    monkeypatch.setattr(world, "_recover", held)
    shell, window = start()
    shell.unlock.recover("K7QF", "a new passphrase of mine")
    await asyncio.sleep(0)
    ((words, stoppable),) = waits(window)
    assert words.startswith("The recovery code is being tried")
    assert not stoppable
    held.over.set()
    await shell.unlock.tasks.settled()


async def test_an_open_vault_waits_for_nothing(start):
    shell, window = start()
    await opened(shell)
    assert waits(window) == []


HELD_ACTS = {
    "check": ("vault", lambda s: s.vault.check(), True),
    "change": (
        "vault",
        lambda s: s.vault.changePassphrase(PASSPHRASE, "a new one of mine"),
        False,
    ),
    "back up": ("backups", lambda s: s.backups.backUp("/else/where"), False),
    "export": ("leaving", lambda s: s.leaving.exportAll("/else/where", PASSPHRASE), False),
    "erase": ("leaving", lambda s: s.leaving.erase("main"), False),
    "save the trail": ("trail", lambda s: s.trail.save("/else/where.csv"), False),
}


@pytest.mark.parametrize("act", HELD_ACTS)
async def test_an_act_of_the_settings_shows_its_wait(act, start, world):
    shell, window = start()
    part, begin, stoppable = HELD_ACTS[act]
    await opened(shell, part)
    shell.settings.recovery.confirmed = Held()
    shell.settings.recovery.confirmed.over.set()
    world.kept_vault.holds = asyncio.Event()
    begin(shell.settings)
    await asyncio.sleep(0)
    ((words, can_be_stopped),) = waits(window)
    assert words
    assert can_be_stopped is stoppable
    if stoppable:
        reach(window, STOP)
        press(window, Qt.Key.Key_Return)
        assert shell.settings.doing.message == "Stopped. Nothing was changed."
    world.kept_vault.holds.set()
    await shell.settings.settled()
    assert waits(window) == []


async def test_a_code_that_is_tried_before_an_export_can_be_given_up(start, world, monkeypatch):
    monkeypatch.setattr(world.kept_vault, "check_recovery_code", Held())
    shell, window = start()
    await opened(shell, "leaving")
    asked = asyncio.Event()
    shell.settings.recovery.changed.connect(asked.set)
    shell.settings.leaving.exportAll("/else/where", PASSPHRASE)
    await asked.wait()
    shell.settings.recovery.tryCode(CODE)
    tried = {words.split(".")[0]: stoppable for words, stoppable in waits(window)}
    assert tried["The code is being tried"]
    shell.settings.recovery.later()
    await shell.settings.settled()
    assert not shell.settings.recovery.busy
    assert world.kept_vault.done == []
    assert "comes again" in shell.settings.doing.message


async def test_a_doubted_vault_that_is_made_ready_shows_its_wait(world, start, monkeypatch):
    held = Held()
    monkeypatch.setattr(world, "_trust", held)
    world.doubt_at_unlock = "Two changes are missing."
    shell, window = start()
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.unlock.doubts.tasks.settled()
    assert waits(window) == []
    shell.unlock.doubts.trust()
    await asyncio.sleep(0)
    ((words, stoppable),) = waits(window)
    assert words.startswith("The vault is being made ready")
    assert not stoppable


async def test_a_backup_of_an_ailing_vault_shows_its_wait(start, world, monkeypatch):
    held = Held()
    monkeypatch.setattr(world, "_back_up", held)
    shell, window = start()
    await opened(shell)
    shell.trouble.ail(str(VaultAiling("The disk is full.")))
    shell.trouble.again.stop()
    shell.trouble.backUp("/else/where.sanctum-backup")
    await asyncio.sleep(0)
    assert ("The vault is being written and read back.", False) in waits(window)
    held.over.set()
    await shell.trouble.tasks.settled()
    assert waits(window) == []


async def test_a_code_that_is_saved_to_a_slow_drive_shows_its_wait(world, start, monkeypatch):
    held = Held()
    monkeypatch.setattr(world, "_export", held)
    world.vault = False
    shell, window = start()
    shell.first.create(PASSPHRASE)
    await shell.first.tasks.settled()
    assert waits(window) == []
    shell.first.save("/else/code.pdf")
    await asyncio.sleep(0)
    assert [words for words, _ in waits(window)] == ["The file is being written."]
    held.over.set()
    await shell.first.tasks.settled()
    assert waits(window) == []
