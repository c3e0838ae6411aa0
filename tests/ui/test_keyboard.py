"""Each screen by keyboard alone: every stop is in sight, shows itself, and Tab goes round."""

import conversing_states
import models_states
import pytest
from doubles import PASSPHRASE
from keyboard import in_sight, name_of, press, reach, seen, stops
from PySide6.QtCore import QObject, Qt

from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

GATE = ("first_start", "choosing", "recovery_code", "unlock", "vaults", "locking")
DOUBTED = ("doubt", "reading")
PARTS = (
    *("vault", "backups", "leaving", "trail", "locks", "appearance", "short_cuts"),
    *("privacy", "problems", "about"),
)
MODELS = ("models", "models_found", "models_known", "models_offer", "models_details")
CONVERSING = ("company", "kai", "noor", "beside_kai", "all_talks", "talk_acts", "found_talks")
SCREENS = (
    *(*GATE, *DOUBTED, "home", "talk", "ailing", "facts", "resume", "aside", "look"),
    *(*PARTS, *MODELS, *CONVERSING),
)


@pytest.fixture(params=["1", "2"], ids=["100%", "200%"])
def scale(request, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", request.param)


@pytest.fixture
def shell(world, request):
    screen = request.node.callspec.params.get("screen")
    world.vault = screen not in GATE[:3]
    world.vaults = ["main", "for-mum", "work"] if screen == "vaults" else ["main"]
    world.doubt_at_unlock = "2 changes are missing." if screen in DOUBTED else ""
    models_states.prepare(world, screen)
    conversing_states.prepare(world, screen)
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell, scale, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (900, 600))
    yield window
    close_main(engine)


async def _bring(shell, window, screen, world=None):
    await shell.first.tasks.settled()
    if screen == "choosing":
        shell.first.goOn()
    if screen == "recovery_code":
        shell.first.create("harbour velvet onion ladder quiet")
        await shell.first.tasks.settled()
    await shell.unlock.shelf.tasks.settled()
    if screen in GATE:
        _press(window, screen)
        return
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.unlock.doubts.tasks.settled()
    if screen == "doubt":
        _press(window, screen)
        return
    if screen == "reading":
        shell.unlock.doubts.read()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    if screen in MODELS:
        await models_states.settle(shell, world, screen)
        models_states.press_on(window, screen)
    elif screen in CONVERSING:
        await _converse(shell, window, screen, world)
    else:
        await _bring_own(shell, window, screen)


async def _converse(shell, window, screen, world):
    shell.go("talk")
    await conversing_states.settle(shell, world, screen)
    window.grabWindow()
    for name, setting in conversing_states.OVER.get(screen, {}).items():
        window.findChild(QObject, name).setProperty(*setting)
    if screen != "company":
        press(window, Qt.Key.Key_Tab)
    conversing_states.press_on(window, screen)
    window.grabWindow()


async def _bring_own(shell, window, screen):
    if screen in PARTS:
        await _open_part(shell, window, screen)
        return
    if screen == "ailing":
        shell.trouble.ail("The disk is full.")
    await _go(shell, screen)
    press(window, Qt.Key.Key_Tab)
    _press(window, screen)


async def _go(shell, screen):
    if screen in ("talk", "facts"):
        shell.go("talk")
    if screen in ("resume", "aside", "look"):
        shell.go("resume")
        await shell.resume.tasks.settled()


async def _open_part(shell, window, part):
    """One part of the settings, with all that a press opens in it."""
    reach(window, "Settings")
    press(window, Qt.Key.Key_Return)
    shell.settings.open({"locks": "locking", "short_cuts": "keys"}.get(part, part))
    await shell.settings.settled()
    _press(window, part)


def _press(window, screen):
    """Open, by keyboard, what stands closed at first."""
    for words in OPENED.get(screen, ()):
        reach(window, words)
        press(window, Qt.Key.Key_Space)
        window.grabWindow()  # lays out what has opened


OPENED = {
    "vaults": ("A new vault",),
    "locking": ("When it locks",),
    "doubt": ("Go back to a backup",),
    "facts": ("What I heard",),
    "aside": ("Lines and notes",),
    "look": ("Lines and notes", "How it looks"),
    "vault": ("Change the passphrase", "Make a new recovery code"),
    "backups": ("20 Nov 2026, 09:03", "Go back to it"),
    "leaving": ("Erase it for good",),
    "trail": ("Save as a table (CSV)",),
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_stop_is_in_sight_and_shows_itself(screen, window, shell, world):
    await _bring(shell, window, screen, world)
    count = len(stops(window))
    item = window.activeFocusItem()
    for _ in range(count):
        assert in_sight(window, item), f"{name_of(item)} is out of sight"
        reached = seen(window, item)
        after = press(window, Qt.Key.Key_Tab)
        assert seen(window, item) != reached, f"{name_of(item)} does not show the keyboard"
        item = after
    await shell.close()


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_same_stops_are_met_going_back(screen, window, shell, world):
    await _bring(shell, window, screen, world)
    onward, back = stops(window), stops(window, Qt.Key.Key_Backtab)
    assert set(onward) == set(back)
    await shell.close()


async def test_arrows_go_from_fact_to_fact_and_enter_opens_one(window, shell):
    await _bring(shell, window, "facts")
    first = reach(window, "Rosen & Daughters")
    assert first.property("index") == 0
    last = press(window, Qt.Key.Key_Down)
    while (item := press(window, Qt.Key.Key_Down)) is not last:
        assert in_sight(window, item)
        last = item
    assert name_of(last) == "Sourdough"
    press(window, Qt.Key.Key_Return)
    assert window.findChild(QObject, "facts").property("opened") == "fact-3"
    reach(window, "That's right")
    press(window, Qt.Key.Key_Space)
    await shell.talk.tasks.settled()
    assert [row.standing for row in shell.talk.facts.rows.rows][-1] == "accepted"
    await shell.close()


async def test_arrows_go_from_line_to_line_of_the_page(window, shell):
    await _bring(shell, window, "resume")
    line = reach(window, shell.resume.paged.marks.rows[0].words)
    assert press(window, Qt.Key.Key_Up) is line
    assert name_of(press(window, Qt.Key.Key_Down)) == "Sourdough"
    press(window, Qt.Key.Key_Return)
    assert shell.resume.line.words == "Sourdough"
    await shell.close()


async def test_what_stood_out_opens_to_the_words_and_leads_back_to_gem(window, shell, world):
    await _bring(shell, window, "aside")
    reach(window, "See what stood out")
    quote = press(window, Qt.Key.Key_Space)
    assert name_of(quote) == shell.resume.closing.strengths.rows[0].first
    assert in_sight(window, quote)
    assert not quote.property("opened")
    press(window, Qt.Key.Key_Return)
    assert quote.property("opened")
    assert quote.property("said") == world.facts["fact-4"].source.quote
    reach(window, "Tell Gem")
    press(window, Qt.Key.Key_Return)
    await shell.talk.tasks.settled()
    assert shell.screen == "talk"
    assert shell.talk.turns.rows[-1].words == world.closing.open.asked
    assert window.activeFocusItem().objectName() == "answer"
    await shell.close()
