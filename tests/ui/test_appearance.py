"""Appearance: what is chosen is seen at once, kept, and there before the first paint."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.ui.qt import surroundings
from sanctum_desktop.ui.qt.surroundings import Surroundings, wants_stillness
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

LIGHT, DARK = "#f6f1e8", "#1d1916"


@pytest.fixture(autouse=True)
def _nothing_wished(monkeypatch):
    for name in ("COLOURS", "TEXT_SCALE", "REDUCED_MOTION"):
        monkeypatch.delenv(f"SANCTUM_{name}", raising=False)


@pytest.fixture
async def shell(world):
    shell = ShellModel(world.gate())
    await unlocked(shell)
    shell.go("settings")
    shell.settings.open("appearance")
    yield shell
    await shell.close()


@pytest.fixture
def look(shell):
    return shell.settings.appearance


@pytest.fixture
def surrounded(qapp):
    return Surroundings()


def test_the_person_s_choice_goes_before_the_system_s(surrounded):
    for colours, dark in (("dark", True), ("light", False)):
        surroundings.follow(Settings(colours=colours))
        assert surrounded.dark is dark
    for percent, scale in ((150, 1.5), (200, 2.0), (100, 1.0)):
        surroundings.follow(Settings(text_percent=percent))
        assert surrounded.scale == scale
    assert not wants_stillness()
    surroundings.follow(Settings(motion="less"))
    assert wants_stillness()
    assert surrounded.still


def test_the_environment_goes_before_both(surrounded, monkeypatch):
    surroundings.follow(Settings(colours="light", text_percent=100))
    monkeypatch.setenv("SANCTUM_COLOURS", "dark")
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", "1.75")
    monkeypatch.setenv("SANCTUM_REDUCED_MOTION", "1")
    assert (surrounded.dark, surrounded.scale, surrounded.still) == (True, 1.75, True)


async def test_what_is_chosen_is_seen_at_once(shell, look, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    look.setColours("dark")
    assert window.color().name() == DARK
    look.setColours("light")
    assert window.color().name() == LIGHT
    before = _pixels(engine)
    look.setTextPercent(200)
    assert _pixels(engine) == 2 * before
    close_main(engine)


def _pixels(engine):
    """The size of body text for whoever asks the theme now."""
    design = Path(surroundings.__file__).parents[1] / "design"
    asked = QQmlComponent(engine)
    theme = f'import QtQuick; import "file://{design}"; QtObject {{ property int is: Theme.body }}'
    asked.setData(theme.encode(), "")
    return asked.create().property("is")


async def test_what_is_chosen_is_kept_beside_the_vaults(look, world):
    look.setColours("dark")
    look.setTextPercent(150)
    look.setMotion("less")
    assert world.settings == Settings(colours="dark", text_percent=150, motion="less")
    assert (look.colours, look.textPercent, look.motion) == ("dark", 150, "less")


async def test_a_choice_that_cannot_be_kept_holds_until_the_end_and_says_so(
    look, world, surrounded
):
    world.fails = CannotWrite("The settings could not be kept.", advice="Make room.")
    look.setTextPercent(200)
    assert look.message == "The settings could not be kept. Make room."
    assert surrounded.scale == 2.0
    world.fails = None
    look.setTextPercent(100)
    assert look.message == ""


async def test_one_language_is_no_choice_and_two_are_from_the_next_start_on(world, look):
    assert look.languages == ["en"]
    assert look.languageName("en") == "English"
    assert "only language" in look.languageNote
    world.kept_vault.languages = {"de": "Deutsch", "en": "English"}
    other = type(look)(world._open_keeping())
    assert other.languageNote == "Another language is spoken from the next start on."
    other.setLanguage("de")
    assert world.settings.language == "de"
    assert other.languageNote.startswith("Kept.")


def test_the_system_s_size_is_one_of_the_choices(qapp):
    surroundings.follow(Settings())
    points = QGuiApplication.font().pointSizeF()
    assert Surroundings().scale == min(max(points / 10, 1.0), 2.0)
