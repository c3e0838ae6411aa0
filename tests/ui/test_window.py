import subprocess
import sys
from pathlib import Path

import pytest
from describe_types import MODULE, UI, described
from doubles import PASSPHRASE
from PySide6.QtCore import QObject, QPointF, Qt, QUrl
from PySide6.QtQml import QJSEngine, QQmlComponent, QQmlEngine
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main


def type_keys(window, words):
    for character in words:
        QTest.keyClick(window, character)


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell):
    engine = open_main(shell)
    yield main_window(engine)
    close_main(engine)


@pytest.fixture
async def large(monkeypatch, shell):
    """The window with all text at twice its size."""
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    engine = open_main(shell)
    yield main_window(engine)
    close_main(engine)


def test_keys_reach_the_passphrase_field(window, qtbot):
    qtbot.waitUntil(window.isExposed)
    type_keys(window, "secret")
    assert window.findChild(QObject, "field").property("text") == "secret"


async def test_enter_opens_the_vault_and_each_screen_loads_without_a_warning(window, shell, qtbot):
    type_keys(window, PASSPHRASE)
    QTest.keyClick(window, Qt.Key.Key_Return)
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    assert window.findChild(QObject, "next").property("activeFocus")
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.findChild(QObject, "answer") is not None
    await shell.talk.tasks.settled()
    shell.go("resume")
    await shell.resume.tasks.settled()
    assert shell.resume.written


async def test_enter_sends_and_shift_enter_begins_a_line(window, shell, world, qtbot):
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    shell.go("talk")
    await shell.talk.tasks.settled()
    type_keys(window, "one")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_keys(window, "two")
    QTest.keyClick(window, Qt.Key.Key_Return)
    await shell.talk.tasks.settled()
    assert world.heard == ["one\ntwo"]
    await shell.close()


async def _resume_shown(shell):
    await unlocked(shell)
    shell.go("resume")
    await shell.resume.tasks.settled()


def _sized(window, qtbot, width, height):
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (width, height))


def _reach(window, words, steps=60):
    """Press Tab until the keyboard is on the control of that name."""
    for _ in range(steps):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        item = window.activeFocusItem()
        if item is not None and item.property("text") == words:
            return item
    raise AssertionError(f"the keyboard does not reach {words}")


async def test_the_look_of_the_page_is_chosen_by_keyboard_and_stays_in_sight(window, shell, qtbot):
    _sized(window, qtbot, 900, 600)
    await _resume_shown(shell)
    _reach(window, "Lines and notes")
    QTest.keyClick(window, Qt.Key.Key_Space)
    _reach(window, "How it looks")
    QTest.keyClick(window, Qt.Key.Key_Space)
    for words in ("Modern", "Years only", "United States"):
        item = _reach(window, words)
        top = item.mapToScene(QPointF(0, 0)).y()
        assert top >= 0
        assert top + item.height() <= 600
        QTest.keyClick(window, Qt.Key.Key_Space)
        await shell.resume.tasks.settled()
    style = shell.resume.style
    assert (style.template, style.yearsOnly, style.country) == ("modern", True, "US")
    await shell.close()


async def test_page_and_notes_take_turns_where_both_have_no_room(large, shell, qtbot):
    window = large
    _sized(window, qtbot, 900, 600)
    await _resume_shown(shell)
    screen, side = (window.findChild(QObject, name) for name in ("resumeScreen", "side"))
    assert not side.property("visible")
    mark = _reach_line(window)
    assert mark.property("line") == "line-4"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert side.property("visible")
    assert side.property("width") == screen.property("width")
    _reach(window, "This is right", steps=6)
    _sized(window, qtbot, 1600, 900)
    assert side.property("width") < screen.property("width") / 2
    await shell.close()


def _reach_line(window):
    for _ in range(30):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        item = window.activeFocusItem()
        if item is not None and item.property("line"):
            return item
    raise AssertionError("the keyboard does not reach a line")


def test_qmllint_finds_nothing():
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    files = [str(file) for file in UI.rglob("*.qml")]
    done = subprocess.run(
        [lint, "-W", "0", "-I", str(MODULE.parents[1]), *files], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr + done.stdout) == (0, "")


def test_the_described_types_are_current(tmp_path):
    assert (MODULE / "window.qmltypes").read_text() == described(tmp_path)


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_colours_can_be_told_apart(colours, qapp, monkeypatch):
    monkeypatch.setenv("SANCTUM_COLOURS", colours)
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    probe = f'import QtQuick\nimport "{QUrl.fromLocalFile(str(UI / "design")).toString()}"\n'
    component.setData(
        (probe + "QtObject { readonly property QtObject theme: Theme }").encode(), QUrl()
    )
    theme = component.create().property("theme")
    for ground in ("ground", "surface", "tint"):
        for ink in ("ink", "quiet", "accent", "alert"):
            assert contrast(theme.property(ink), theme.property(ground)) >= 4.5, (ink, ground)
    assert contrast(theme.property("accentInk"), theme.property("accent")) >= 4.5
    assert contrast(theme.property("edge"), theme.property("surface")) >= 3


def test_none_keeps_its_references(shell):
    engine = QJSEngine()
    script = "s => { for (let i = 0; i < 3000; i++) { s.talk; s.go('talk') } }"
    before = sys.getrefcount(None)
    result = engine.evaluate(script).call([engine.newQObject(shell)])
    assert not result.isError(), result.toString()
    assert sys.getrefcount(None) > before - 500  # PySide6 6.12.0 loses one a call
    QJSEngine.setObjectOwnership(shell, QJSEngine.ObjectOwnership.CppOwnership)
