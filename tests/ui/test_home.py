"""The first screen: where one stands, and the one thing that comes next."""

from datetime import timedelta

import pytest
from keyboard import in_sight, name_of, press, reach
from PySide6.QtCore import QObject, Qt
from talk_window import unlocked
from told_talk import NOW, fact

from sanctum_desktop.core.domain.errors import VaultAiling
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.ui.features.home.home_model import HomeModel
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

LONG = "Maximiliane-Theodora Freifrau von Hohen"


def named(world, name):
    world.facts["name"] = fact("name", Section.BASICS, "name", name, name)


async def home_of(world):
    home = HomeModel(world.desk())
    home.look()
    await home.tasks.settled()
    return home


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


@pytest.fixture(params=["1", "2"], ids=["100%", "200%"])
async def window(shell, request, monkeypatch, qtbot):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", request.param)
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (900, 600))
    yield window
    close_main(engine)


async def test_before_anything_was_said_it_teaches_and_begins(world):
    world.talked = False
    home = await home_of(world)
    assert (home.greeting, home.begun) == ("Good morning.", False)
    assert "Ten to thirty minutes" in home.welcome
    assert (home.action, home.other) == ("Begin with Gem", "")
    assert home.said == home.stands == ""


async def test_it_says_what_was_told_last_in_their_words(world):
    named(world, "Miriam Adeyemi")
    home = await home_of(world)
    assert home.greeting == "Good morning, Miriam."
    assert home.said.startswith("“I drew up a four-week plan")
    assert home.action == "Go on with Gem"


@pytest.mark.parametrize(
    ("exported", "action", "stands"),
    [
        (None, "Look it over and save it", "It is not saved as a file yet."),
        (NOW, "See the page", "was saved as a file on "),
    ],
)
async def test_a_page_is_saved_or_seen(world, exported, action, stands):
    world.written_at, world.exported_at = NOW, exported
    home = await home_of(world)
    assert (home.action, home.other) == (action, "Go on with Gem")
    assert stands in home.stands


async def test_enough_told_may_be_shown_before_the_talk_ends(world):
    world.finished = True
    assert (await home_of(world)).other == "Let Abby show you"


async def test_weeks_away_are_welcomed_and_not_counted(world):
    world.now = NOW + timedelta(days=53)
    home = await home_of(world)
    assert home.greeting == "Welcome back."
    said = f"{home.greeting} {home.welcome} {home.stands} {home.action}"
    assert not any(letter.isdigit() for letter in said)


async def test_nothing_can_be_begun_in_a_vault_that_is_only_read(world):
    world.doubt = "2 changes are missing."
    assert (await home_of(world)).action == "Read the talk"
    world.talked = False
    home = await home_of(world)
    assert (home.action, home.other, home.welcome) == ("", "", "")
    wanted = []
    home.wanted.connect(wanted.append)
    home.go()
    assert wanted == []


async def test_a_vault_that_cannot_be_read_is_said_once_and_read_again(shell, world):
    world.standing_fails = VaultAiling("The disk does not answer.")
    await unlocked(shell)
    assert (shell.screen, shell.home.ready) == ("home", False)
    assert shell.trouble.words.startswith("The disk does not answer.")
    world.standing_fails = None
    shell.trouble.retry()
    await shell.trouble.tasks.settled()
    await shell.tasks.settled()
    assert shell.home.ready
    await shell.close()


async def test_enter_takes_the_next_step_and_home_knows_it_after(window, shell, world):
    world.talked = False
    await unlocked(shell)
    begin = window.activeFocusItem()
    assert name_of(begin) == "Begin with Gem"
    assert in_sight(window, begin)
    press(window, Qt.Key.Key_Return)
    await shell.talk.tasks.settled()
    assert shell.screen == "talk"
    world.talked = True
    reach(window, "Home")
    press(window, Qt.Key.Key_Space)
    await shell.home.tasks.settled()
    assert shell.home.action == "Go on with Gem"
    await shell.close()


async def test_a_long_name_and_many_words_leave_the_next_step_in_sight(
    window, shell, world, qtbot
):
    named(world, LONG)
    await unlocked(shell)
    qtbot.waitUntil(lambda: in_sight(window, window.findChild(QObject, "next")))
    await shell.close()


async def test_what_left_this_computer_is_told_in_full_one_press_away(window, shell):
    await unlocked(shell)
    badge = reach(window, "Nothing has left this computer.")
    assert "takes the network away" in badge.property("why")
    press(window, Qt.Key.Key_Return)
    assert (shell.screen, shell.settings.part) == ("settings", "ledger")
    await shell.settings.settled()
    await shell.close()


async def test_the_page_opened_before_the_talk_is_back_comes_with_it(shell, world):
    await unlocked(shell)
    story, shell.talk.story = shell.talk.story, None
    shell.go("resume")
    await shell.resume.tasks.settled()
    assert not shell.resume.paged.pages.rows
    shell.talk.story = story
    shell.talk.changed.emit()
    await shell.resume.tasks.settled()
    assert shell.resume.paged.pages.rows
