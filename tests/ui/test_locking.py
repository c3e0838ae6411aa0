"""What locks the window, what counts as a sign of life, and what is kept before."""

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import CannotWrite, VaultDamaged
from sanctum_desktop.core.domain.settings import Settings, WindowPlace
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main, watch_window
from sanctum_desktop.ui.shell.window_place import place_of, properties_at, standing

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell, world, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    watch_window(window, shell, world.gate())
    qtbot.waitUntil(window.isExposed)
    yield window
    close_main(engine)


async def test_what_the_vault_says_of_itself_is_shown(shell, world):
    world.tending = "Today's backup was not made. The disk is full."
    await opened(shell)
    await shell.tending.tasks.settled()
    assert world.tended == 1
    assert shell.message == world.tending
    shell.tending.hourly.timeout.emit()
    await shell.tending.tasks.settled()
    assert world.tended == 2


async def test_older_content_put_back_is_told(shell, world):
    world.tending_fails = VaultDamaged("Older content was put back.", advice="Restore a backup.")
    await opened(shell)
    await shell.tending.tasks.settled()
    assert shell.message == "Older content was put back. Restore a backup."


async def opened(shell):
    await unlocked(shell)
    shell.go("talk")
    QGuiApplication.processEvents()


async def locked(shell):
    await shell.tasks.settled()
    QGuiApplication.processEvents()


async def test_the_key_locks_keeps_the_draft_and_empties_the_screen(window, shell, world):
    await opened(shell)
    for character in "half a sen":
        QTest.keyClick(window, character)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.findChild(QObject, "answer") is None  # before anything was waited for
    await locked(shell)
    assert (world.locked, world.unseen) == (1, False)
    assert world.drafts.kept == {"talk:talk-1": "half a sen"}
    assert world.settings.window == place_of(window, None)
    assert window.isVisible()


async def test_the_panic_key_hides_at_once_and_comes_up_out_of_sight(window, shell, world):
    await opened(shell)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert not window.isVisible()
    assert world.locked == 0
    await locked(shell)
    assert (world.locked, world.unseen) == (1, True)


async def test_where_nothing_is_open_the_keys_lock_nothing(window, shell, world):
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert shell.screen == "unlock"
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert window.visibility() is QWindow.Visibility.Minimized
    await locked(shell)
    assert world.locked == 0


async def test_the_recovery_code_is_shown_once_so_it_is_not_locked_away(world):
    world.vault = False
    shell = ShellModel(world.gate())
    shell.first.create("harbour velvet onion ladder quiet")
    await shell.first.tasks.settled()
    world.away = True
    shell.lock()
    assert not shell.vanish()
    assert shell.first.code
    assert world.leaving is None


async def test_a_minimised_window_stays_so(window, shell, world):
    await opened(shell)
    window.showMinimized()
    shell.lock()
    await locked(shell)
    assert world.unseen


async def test_the_system_locks(shell, world):
    await opened(shell)
    world.leaving()
    world.leaving()
    await shell.tasks.settled()
    assert world.locked == 1


async def test_time_alone_locks(shell, world):
    await opened(shell)
    world.away = True
    for _ in range(60):
        await asyncio.sleep(0.05)
        QGuiApplication.processEvents()
        if world.locked:
            break
    assert world.locked == 1


async def test_a_key_that_comes_too_late_locks_and_reaches_nobody(window, shell, world):
    await opened(shell)
    shell.guard._ticks.stop()
    world.away = True
    QTest.keyClick(window, "x")
    await locked(shell)
    assert world.locked == 1
    assert world.drafts.kept == {}


def compose(window):
    event = QInputMethodEvent("に", [])
    QCoreApplication.sendEvent(window.activeFocusItem(), event)


SIGNS = {
    "key": lambda window: QTest.keyClick(window, Qt.Key.Key_Shift),
    "press": lambda window: QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5)
    ),
    "move": lambda window: QTest.mouseMove(window, QPoint(300, 300)),
    "wheel": lambda window: QTest.wheelEvent(window, QPoint(300, 300), QPoint(0, 120)),
    "input method": compose,
    "aid to typing": lambda window: window.activeFocusItem().setProperty("text", "said aloud"),
}


@pytest.mark.parametrize("sign", SIGNS)
async def test_what_happens_in_the_window_is_a_sign_of_life(sign, window, shell, world):
    await opened(shell)
    QTest.mouseMove(window, QPoint(200, 200))
    QGuiApplication.processEvents()
    world.signs.clear()
    SIGNS[sign](window)
    QGuiApplication.processEvents()
    assert (True, 5) in world.signs
    await shell.close()


async def test_a_window_nobody_touches_gives_no_sign_of_life(window, shell, world, monkeypatch):
    """The control: neither time nor a reply that comes word by word keeps it open."""
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    await opened(shell)
    QGuiApplication.processEvents()
    shell.talk.say("I run the night bakery.")
    await shell.talk.tasks.settled()
    world.signs.clear()
    for _ in range(60):
        await asyncio.sleep(0.02)
        QGuiApplication.processEvents()
    assert world.signs
    assert not any(active for active, _ in world.signs)
    await shell.close()


async def test_when_it_locks_is_chosen_before_and_says_what_never_costs(window, shell, world):
    locking = window.findChild(QObject, "locking")
    locking.setProperty("opened", True)
    assert shell.unlock.lockChoices == [1, 5, 15, 30, 0]
    assert shell.unlock.lockAfter == 5
    assert "Ctrl+L locks" in shell.unlock.lockKeys
    assert "anyone at this computer" not in words(locking)
    shell.unlock.setLockAfter(0)
    assert world.settings == Settings(lock_after_minutes=0)
    assert "anyone at this computer" in words(locking)
    world.fails = CannotWrite("No room.", advice="Free some.")
    shell.unlock.setLockAfter(15)
    assert shell.unlock.message == "No room."


def words(item):
    own = str(item.property("text") or "") if item.isVisible() else ""
    return " ".join([own, *(words(child) for child in item.childItems())])


SCREENS = [QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)]


@pytest.mark.parametrize(
    ("place", "stands"),
    [
        (WindowPlace(100, 50, 1000, 700), QRect(100, 50, 1000, 700)),
        (WindowPlace(1500, 100, 1000, 700), QRect(1500, 100, 1000, 700)),
        (WindowPlace(-400, 50, 1000, 700), QRect(-400, 50, 1000, 700)),
        (WindowPlace(5000, 50, 1000, 700), QRect(140, 50, 1000, 700)),  # that screen is gone
        (WindowPlace(-5000, 0, 4000, 3000), QRect(0, 0, 1280, 800)),
    ],
)
def test_it_stands_where_it_stood_if_that_can_be_seen(place, stands):
    assert standing(place, SCREENS) == stands


async def test_the_window_comes_up_in_the_place_given(shell, qtbot):
    screen = QGuiApplication.primaryScreen().availableGeometry()
    place = WindowPlace(screen.x(), screen.y(), 910, 610, "maximized")
    assert properties_at(None, minimised=False) == {}
    properties = properties_at(place, minimised=False)
    engine = open_main(shell, **properties)
    assert main_window(engine).visibility() is QWindow.Visibility.Maximized
    kept = place_of(main_window(engine), place)
    assert (kept.width, kept.height, kept.state) == (910, 610, "maximized")
    close_main(engine)
    assert properties_at(place, minimised=True)["visibility"] is QWindow.Visibility.Minimized
