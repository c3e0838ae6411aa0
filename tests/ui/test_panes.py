"""Panes beside a screen: made wider and narrower, put aside, and kept as they were left."""

import pytest
from full_worlds import older_talks
from keyboard import press, reach
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.core.domain.settings import Pane, Panes, Settings
from sanctum_desktop.ui.qt import panes
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main, watch_window

FACTS, TALKS, ASIDE = 336, 232, 348  # pixels of the usual widths
FACTS_EDGE, TALKS_EDGE = "Width of what I heard", "Width of the list of talks"
ASIDE_EDGE = "Width of what is beside the page"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shell(world):
    world.older = older_talks()
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell, world, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    watch_window(window, shell, world.gate())
    qtbot.waitUntil(window.isExposed)
    await unlocked(shell)
    shell.go("talk")
    laid_out(window)
    yield window
    await shell.close()
    world.kept(shell.talk)
    close_main(engine)


def laid_out(window):
    window.grabWindow()
    QGuiApplication.processEvents()


def wide(window, name):
    laid_out(window)
    return round(window.findChild(QObject, name).property("width"))


def at(edge):
    return edge.mapToScene(QPoint(6, 300)).toPoint()


def drag(window, edge, way):
    start = at(edge)
    QTest.mousePress(window, LEFT, pos=start)
    for step in (0.3, 0.7, 1):
        QTest.mouseMove(window, start + QPoint(round(way * step), 40))
        QGuiApplication.processEvents()
    QTest.mouseRelease(window, LEFT, pos=start + QPoint(way, 40))


@pytest.mark.parametrize(
    ("words", "pane", "usual", "way"),
    [(FACTS_EDGE, "facts", FACTS, -1), (TALKS_EDGE, "talks", TALKS, 1)],
)
async def test_an_edge_is_dragged_as_far_as_it_goes_and_a_double_click_puts_it_back(
    window, words, pane, usual, way
):
    edge = reach(window, words)
    drag(window, edge, 50 * way)
    assert abs(wide(window, pane) - usual - 50) <= 2
    drag(window, edge, -220 * way)
    assert wide(window, pane) == usual * 0.75
    drag(window, edge, 600 * way)
    assert wide(window, pane) == round(usual * edge.property("maximumValue") / 100)
    QTest.mouseDClick(window, LEFT, pos=at(edge))
    assert wide(window, pane) == usual


async def test_an_edge_goes_by_keys_and_says_how_wide_it_is(window):
    edge = reach(window, FACTS_EDGE)
    press(window, Qt.Key.Key_Left)
    assert wide(window, "facts") == round(FACTS * 1.05)
    told = QAccessible.queryAccessibleInterface(edge)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == FACTS_EDGE
    assert told.valueInterface().currentValue() == 105
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right)
    assert wide(window, "facts") == round(FACTS * 0.95)
    press(window, Qt.Key.Key_End)
    assert wide(window, "facts") == round(FACTS * 1.5)
    press(window, Qt.Key.Key_Home)
    assert wide(window, "facts") == round(FACTS * 0.75)
    press(window, Qt.Key.Key_Return)
    assert wide(window, "facts") == FACTS


async def test_the_words_keep_their_room_where_the_window_is_small(window, qtbot):
    panes.stand(Panes(facts=Pane(percent=150)))
    window.resize(990, 700)
    qtbot.waitUntil(lambda: window.contentItem().width() == 990)
    screen = window.findChild(QObject, "talkScreen")
    assert wide(window, "facts") < 0.46 * screen.width()
    window.resize(1500, 700)
    qtbot.waitUntil(lambda: window.contentItem().width() == 1500)
    assert wide(window, "facts") == FACTS * 1.5


@pytest.mark.parametrize(
    ("pane", "back"), [("facts", "What I heard"), ("talks", "Talks")], ids=["facts", "talks"]
)
async def test_a_pane_is_put_aside_and_brought_back(window, pane, back):
    shown = window.findChild(QObject, pane)
    assert shown.isVisible()
    cross = reach(window, "Put it aside")
    while not inside(shown, cross):
        cross = reach(window, "Put it aside")
    press(window, Qt.Key.Key_Return)
    laid_out(window)
    assert not shown.isVisible()
    assert window.activeFocusItem().isVisible()
    reach(window, back)
    press(window, Qt.Key.Key_Return)
    laid_out(window)
    assert shown.isVisible()
    assert inside(shown, window.activeFocusItem())
    assert window.findChild(QObject, "answer").isVisible(), "it stands beside, not over"


def inside(outer, item):
    while item is not None and item is not outer:
        item = item.parentItem()
    return item is outer


async def test_a_fact_that_is_looked_for_brings_back_what_was_heard(window, shell):
    panes.stand(Panes(facts=Pane(opened=False)))
    fact = shell.talk.facts.rows.rows[0].fact
    shell.talk.facts.sought.emit(fact, 0)
    laid_out(window)
    assert window.findChild(QObject, "facts").isVisible()
    assert window.findChild(QObject, "answer").isVisible()


async def test_the_page_and_what_is_beside_it_share_the_room(window, shell):
    shell.go("resume")
    await shell.resume.tasks.settled()
    laid_out(window)
    before = wide(window, "pages")
    reach(window, ASIDE_EDGE)
    press(window, Qt.Key.Key_Left)
    assert wide(window, "side") == round(ASIDE * 1.05)
    assert wide(window, "pages") == before - round(ASIDE * 0.05)


async def test_what_was_left_is_kept_and_stands_so_again(window, shell, world):
    panes.stand(Panes(facts=Pane(percent=120), talks=Pane(opened=False)))
    shell.leaving.emit()
    assert world.settings.panes == Panes(facts=Pane(percent=120), talks=Pane(opened=False))
    panes.stand(Panes())
    panes.stand(world.settings.panes)
    assert wide(window, "facts") == round(FACTS * 1.2)
    assert not window.findChild(QObject, "talks").isVisible()


def test_nothing_but_numbers_and_states_is_kept_of_a_pane():
    assert Settings().panes == Panes(facts=Pane(), talks=Pane(), aside=Pane())
    panes.PaneList().facts.widen(4000)
    assert panes.standing().facts == Pane(percent=150)
    panes.PaneList().facts.widen(-3)
    assert panes.standing().facts == Pane(percent=75)
