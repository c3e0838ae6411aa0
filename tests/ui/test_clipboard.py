"""Security 44: what Sanctum put on the clipboard goes again, and nothing else does."""

import pytest
from doubles import PASSPHRASE
from PySide6.QtGui import QGuiApplication

from sanctum_desktop.ui.qt.clipboard import LENT_FOR_S, LentClipboard
from sanctum_desktop.ui.shell.view_model import ShellModel

CODE = "K7QF-2M9X-RD4T-8WHP-ZC3N-5VJB-H6TE"


@pytest.fixture
def clipboard(qapp):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def test_security_44_cleared_after_its_time(clipboard, qtbot):
    lent = LentClipboard(seconds=0.05)
    lent.put(CODE)
    assert clipboard.text() == CODE
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)
    assert LENT_FOR_S == 30


def test_security_44_what_somebody_else_put_there_stays(clipboard, qtbot):
    lent = LentClipboard(seconds=0.05)
    lent.put(CODE)
    clipboard.setText("a shopping list")
    qtbot.wait(150)
    lent.clear()
    assert clipboard.text() == "a shopping list"


def test_security_44_clipboard_histories_are_asked_not_to_keep_it(clipboard):
    lent = LentClipboard()
    lent.put(CODE)
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    lent.clear()


@pytest.mark.parametrize("end", ["lock", "quit"])
async def test_security_44_cleared_on_lock_and_quit(end, clipboard, world):
    world.vault = False
    shell = ShellModel(world.gate())
    shell.first.create(PASSPHRASE)
    await shell.first.tasks.settled()
    shell.first.copy()
    shell.first.proceed()
    await shell.tasks.settled()
    assert clipboard.text() == CODE
    if end == "lock":
        shell.lock()
        await shell.tasks.settled()
        assert world.locked
    else:
        await shell.close()
    assert clipboard.text() == ""
