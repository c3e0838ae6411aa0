"""The moment in which Gem's words give way to Abby's page."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from talk_window import unlocked
from told_talk import turns

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.ui.features.resume.hand_over_model import LASTS_MS, mirror_of
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main


@pytest.fixture
async def shell(world):
    shell = ShellModel(world.gate())
    await unlocked(shell)
    yield shell
    shell.resume.moment.skip()
    await shell.close()


@pytest.fixture
async def moving(shell, monkeypatch):
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    shell.talk.show()
    return shell


async def test_it_lasts_a_moment_and_holds_the_page_up_by_nothing(moving, qtbot):
    assert LASTS_MS < 1200
    moment = moving.resume.moment
    assert (moving.screen, moment.playing) == ("resume", True)
    await moving.resume.tasks.settled()
    assert moving.resume.written  # while it still plays
    assert moment.mirror == "From five missed shifts to one."
    assert moving.resume.notes.abby.startswith("One page. Two lines, and the words of yours")
    qtbot.waitUntil(lambda: not moment.playing, timeout=5 * LASTS_MS)


async def test_it_never_plays_where_stillness_is_wished_for(shell):
    shell.talk.show()
    assert (shell.screen, shell.resume.moment.playing) == ("resume", False)
    await shell.resume.tasks.settled()
    assert shell.resume.notes.abby


async def test_going_to_the_page_by_the_rail_plays_nothing(shell, monkeypatch):
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    shell.go("resume")
    assert not shell.resume.moment.playing
    await shell.resume.tasks.settled()


@pytest.mark.parametrize("how", ["key", "press"])
async def test_any_key_or_press_ends_it(moving, how, qtbot):
    moving.resume.moment._over.stop()  # the machine may be slower than the moment
    engine = open_main(moving)
    window = main_window(engine)
    await moving.resume.tasks.settled()
    shown = window.findChild(QObject, "handOver")
    qtbot.waitUntil(lambda: shown.width() > 0)
    assert shown.property("visible")
    if how == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    else:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(window, left, Qt.KeyboardModifier.NoModifier, QPoint(500, 300))
    assert not moving.resume.moment.playing
    assert not shown.property("visible")
    close_main(engine)


def test_the_mirror_is_the_last_that_was_no_question():
    assert mirror_of(turns()) == "From five missed shifts to one."
    assert mirror_of(turns(1)) == "Hello, I'm Gem."
    assert mirror_of([turn for turn in turns() if turn.speaker is Speaker.PERSON]) == ""
