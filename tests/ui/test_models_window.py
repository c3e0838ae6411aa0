"""The models' screen in its window: by keyboard, by pointer, with large letters, with hundreds."""

import asyncio

import pytest
from keyboard import in_sight, name_of, place, press, reach, stops
from models_double import FOUND, MISTRAL, QWEN
from models_states import REFUSED, TESTED, many
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from render_screens import _wait_long, _within
from talk_window import drawn, unlocked

from sanctum_desktop.core.domain.models import ModelKind
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

QWEN_KEY = f"known:{QWEN.id}"
STOP = "Stop this"


@pytest.fixture
async def opened(world, qtbot):
    """Opens the models' screen over the world as it now is."""
    begun = []

    async def opened_at(width=900, height=600):
        shell = ShellModel(world.gate())
        engine = open_main(shell)
        begun.append((shell, engine))
        window = main_window(engine)
        window.resize(width, height)
        qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (width, height))
        await unlocked(shell)
        shell.go("models")
        await shell.models.settled()
        await drawn(window)
        return shell, window

    yield opened_at
    for shell, engine in begun:
        await shell.close()
        close_main(engine)


def entries(window):
    return [
        one
        for one in _within(window.contentItem())
        if one.property("key") and one.property("about") is not None
    ]


def entry(window, key):
    (found,) = (one for one in entries(window) if one.property("key") == key)
    return found


async def test_from_nothing_to_a_model_in_use_by_keyboard_alone(world, opened):
    world.models.others = FOUND
    shell, window = await opened()
    assert name_of(window.activeFocusItem()) == "Look on this computer"
    press(window, Qt.Key.Key_Return)
    await shell.models.settled()
    await drawn(window)
    reach(window, "Models on servers")
    row = press(window, Qt.Key.Key_Tab)
    assert row.property("name") == FOUND[0].name
    assert press(window, Qt.Key.Key_Down).property("name") == FOUND[1].name
    row = press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert shell.models.opened == row.property("key")
    await drawn(window)
    reach(window, "Add it")
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    await drawn(window)
    assert window.activeFocusItem().property("key") == shell.models.opened
    assert in_sight(window, window.activeFocusItem())
    assert world.models.defaults == {ModelKind.LANGUAGE: "gemma-3-4b-it-q4-k-m"}


async def test_the_keyboard_is_not_lost_with_what_was_forgotten(world, opened):
    world.models.have(TESTED, MISTRAL)
    shell, window = await opened()
    shell.models.turn(QWEN_KEY)
    await drawn(window)
    assert window.activeFocusItem().property("key") == QWEN_KEY
    reach(window, "Forget it")
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    await drawn(window)
    assert window.activeFocusItem().property("key") == f"known:{MISTRAL.id}"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await shell.undo.tasks.settled()
    assert TESTED in world.models.known.values()


async def test_the_guide_does_all_of_it_and_the_keyboard_is_not_lost(world, opened):
    world.models.have(TESTED, MISTRAL)
    shell, window = await opened()
    reach(window, "Let the Guide do all of it")
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    await drawn(window)
    assert world.models.defaults == {ModelKind.LANGUAGE: ""}
    assert in_sight(window, window.activeFocusItem())
    assert "Let the Guide do all of it" not in {name_of(item) for item in stops(window)}
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await shell.undo.tasks.settled()
    assert world.models.defaults == {ModelKind.LANGUAGE: QWEN.id}


async def test_a_download_of_ours_is_deleted_only_after_a_question(world, opened):
    world.models.have(MISTRAL)
    shell, window = await opened()
    shell.models.turn(f"known:{MISTRAL.id}")
    await drawn(window)
    reach(window, "Delete it…")
    press(window, Qt.Key.Key_Space)
    assert name_of(window.activeFocusItem()) == "Keep it"
    press(window, Qt.Key.Key_Space)
    assert name_of(window.activeFocusItem()) == "Delete it…"
    press(window, Qt.Key.Key_Space)
    reach(window, "Delete the files", Qt.Key.Key_Backtab)
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    assert world.models.known == {}


async def test_the_keyboard_goes_along_with_the_steps_of_a_download(world, opened):
    shell, window = await opened()
    shell.models.turn("offered:qwen3-4b")
    await drawn(window)
    reach(window, "Download…")
    press(window, Qt.Key.Key_Space)
    await drawn(window)
    assert name_of(window.activeFocusItem()) == "Ask huggingface.co"
    assert world.models.sent == []
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    await drawn(window)
    assert name_of(window.activeFocusItem()) == "Download"
    assert in_sight(window, window.activeFocusItem())
    press(window, Qt.Key.Key_Space)
    await shell.models.settled()
    await drawn(window)
    assert window.activeFocusItem().property("key") == "known:qwen3-4b"


HELD = {
    "look": ((), "", lambda models: models.look()),
    "add": ((), "", lambda models: models.addFile("/media/stick/a.gguf")),
    "check": ((QWEN,), QWEN_KEY, lambda models: models.card.check()),
    "test": ((QWEN,), QWEN_KEY, lambda models: models.card.test()),
    "ask": ((), "offered:qwen3-4b", lambda models: models.fetching.lookUp()),
}


@pytest.mark.parametrize("act", HELD)
async def test_what_takes_long_shows_it_and_can_be_stopped(act, world, opened):
    known, key, begin = HELD[act]
    world.models.have(*known)
    shell, window = await opened()
    models = shell.models
    if key:
        models.turn(key)
    world.models.holds = asyncio.Event()
    begin(models)
    for _ in range(20):
        await asyncio.sleep(0)
    await drawn(window)
    _wait_long(window)
    await drawn(window)
    shown = [
        one.property("words")
        for one in _within(window.contentItem())
        if one.property("wordsAfter") and one.property("active")
    ]
    assert shown == [models.work.words]
    reach(window, STOP)
    assert in_sight(window, window.activeFocusItem())
    press(window, Qt.Key.Key_Return)
    assert not models.work.busy
    assert models.work.message
    assert models.work.bad is False


async def test_a_press_on_a_row_opens_it_and_one_on_what_is_in_it_does_not_close_it(world, opened):
    world.models.have(TESTED, MISTRAL)
    shell, window = await opened(1280, 1100)  # the row in sight
    row = entry(window, f"known:{MISTRAL.id}")
    first_line = QPoint(round(place(row).center().x()), round(place(row).top()) + 20)
    beside = QPoint(round(place(row).left()) + 4, first_line.y())

    def click(where):
        point = where.center().toPoint() if not isinstance(where, QPoint) else where
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=point)

    click(beside)
    assert shell.models.opened == ""
    click(first_line)
    assert shell.models.opened == f"known:{MISTRAL.id}"
    await drawn(window)
    details = next(one for one in _within(row) if one.property("text") == "All about the file")
    click(place(details))
    await drawn(window)
    assert shell.models.opened == f"known:{MISTRAL.id}"
    assert any(one.property("text") == "Less about the file" for one in _within(row))
    click(QPoint(first_line.x(), round(place(row).top()) + 20))
    assert shell.models.opened == ""


@pytest.mark.parametrize("known", [(), (TESTED, MISTRAL)], ids=["none", "two"])
async def test_the_screen_begins_with_its_title_however_large_the_letters(
    known, world, opened, monkeypatch
):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    world.models.have(*known)
    _, window = await opened()
    title = next(
        one
        for one in _within(window.findChild(QObject, "modelList"))
        if one.property("text") == "Models"
    )
    assert in_sight(window, title)


async def test_what_is_told_below_the_fold_comes_into_sight(world, opened, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "2")
    world.models.others = FOUND
    shell, window = await opened()
    shell.models.look()
    await shell.models.settled()
    shell.models.turn(f"found:{FOUND[1].files[0].path}")
    await drawn(window)
    world.models.fails = REFUSED
    shell.models.add(shell.models.opened)
    await shell.models.settled()
    await drawn(window)
    told = next(
        one
        for one in _within(window.contentItem())
        if one.property("text") == shell.models.work.message and one.isVisible()
    )
    assert in_sight(window, told)


async def test_of_three_hundred_models_only_those_in_sight_are_made(world, opened):
    world.models.have(*many(300))
    shell, window = await opened()
    assert len(shell.models.rows.rows) > 300
    assert 0 < len(entries(window)) < 40
    rows = window.findChild(QObject, "modelList")
    for at in (299, 0, 150):
        rows.setProperty("currentIndex", at)
        await drawn(window)
        assert len(entries(window)) < 40


async def test_the_palette_leads_to_a_model(world, opened):
    world.models.have(TESTED, MISTRAL)
    shell, window = await opened()
    shell.go("home")
    await drawn(window)
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for character in "mistral":
        QTest.keyClick(window, character)
    press(window, Qt.Key.Key_Return)
    await shell.models.settled()
    await drawn(window)
    assert shell.screen == "models"
    assert shell.models.opened == f"known:{MISTRAL.id}"
    assert window.activeFocusItem().property("key") == shell.models.opened


async def test_tab_goes_round_with_all_open(world, opened):
    world.models.have(TESTED, MISTRAL)
    shell, window = await opened()
    shell.models.turn(QWEN_KEY)
    await drawn(window)
    met = [name_of(one) for one in stops(window)]
    for words in ("Use the model all the same", "Test again", "Check the file", "Forget it"):
        assert met.count(words) == 1
