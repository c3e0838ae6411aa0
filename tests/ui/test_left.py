"""What left this computer: the badge on every screen, the switch, and the list."""

import asyncio

import pytest
from hosting_double import exchange, many_records
from keyboard import in_sight, press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import CannotWrite, VaultUnreadable
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.ledger_model import ledger_rows
from sanctum_desktop.ui.qt.sizes import fine_size
from sanctum_desktop.ui.shell.view_model import ShellModel

GAP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def shell(open_shell):
    return open_shell


@pytest.fixture
def outside(world):
    return world.outside


def badge(shell):
    return shell.window.findChild(QObject, "left")


async def opened(shell):
    shell.go("settings")
    shell.settings.open("ledger")
    await shell.settings.settled()
    shell.window.grabWindow()
    QGuiApplication.processEvents()
    return shell.settings.ledger


def offered(shell):
    return {one.words: one for one in shell._commands()}


@pytest.mark.parametrize("screen", ["home", "talk", "resume", "models", "settings"])
async def test_the_badge_is_on_every_screen_and_leads_to_the_list(shell, screen):
    shell.go(screen)
    item = reach(shell.window, f"0{GAP}bytes")
    assert in_sight(shell.window, item)
    assert item.property("told").startswith("Nothing has left this computer.")
    press(shell.window, Qt.Key.Key_Return)
    assert (shell.screen, shell.settings.part) == ("settings", "ledger")
    await shell.settings.settled()
    await shell.resume.tasks.settled()


async def test_badge_and_home_follow_each_record_at_once(shell, outside):
    assert shell.home.left == "Nothing has left this computer."
    outside.record(*exchange(1))
    await shell.settings.left.tasks.settled()
    assert badge(shell).property("text") == f"4.2{GAP}kB"
    assert shell.home.left == f"4.2{GAP}kB have left this computer."
    outside.record(*exchange(0, host="127.0.0.1:11434", local=True))
    await shell.settings.left.tasks.settled()
    assert badge(shell).property("text") == f"4.2{GAP}kB", "what stayed here has not left"


async def test_a_request_that_has_begun_is_no_nothing(shell, outside):
    outside.record(exchange(1)[0])
    await shell.settings.left.tasks.settled()
    assert shell.home.left == "Something may have left this computer."
    assert badge(shell).property("text") == f"0{GAP}bytes+"
    assert "nobody can say how much" in badge(shell).property("told")
    outside.record(*exchange(2))
    await shell.settings.left.tasks.settled()
    assert shell.home.left == f"At least 4.2{GAP}kB have left this computer."
    assert badge(shell).property("text") == f"4.2{GAP}kB+"


async def test_what_cannot_be_read_is_not_claimed(shell, outside):
    outside.unreadable = VaultUnreadable("The disk is gone.", advice="Plug it in.")
    outside.record(*exchange(1))
    await shell.settings.left.tasks.settled()
    assert not badge(shell).isVisible()
    assert shell.home.left == "What left this computer cannot be read just now."
    assert shell.home.leftSign == "info", "no sign says that all is well"
    ledger = await opened(shell)
    assert ledger.message == "The disk is gone. Plug it in."
    outside.unreadable = None
    outside.record(*exchange(2))
    await shell.settings.left.tasks.settled()
    assert badge(shell).property("text") == f"8.4{GAP}kB"


async def test_without_a_ledger_nothing_of_it_is_there(world):
    world.outside = None
    shell = ShellModel(world.gate())
    await unlocked(shell)
    assert shell.settings.left is None
    assert not {"ledger", "servers"} & set(shell.settings.parts)
    assert shell.home.left == "Nothing you said has left this computer."
    assert not any("airplane" in words for words in offered(shell))
    shell.home.showLeft()
    assert shell.settings.part == "privacy"
    await shell.settings.settled()
    await shell.close()
    world.kept(shell.talk)


async def test_the_switch_says_that_it_waits_until_nothing_is_sent(shell, outside):
    ledger = await opened(shell)
    outside.holds = asyncio.Event()
    reach(shell.window, text("ui.ledger.fly"))
    press(shell.window, Qt.Key.Key_Space)
    assert (ledger.left.turning, ledger.left.flying) == (True, False)
    press(shell.window, Qt.Key.Key_Space)
    outside.holds.set()
    await shell.settings.settled()
    assert (ledger.left.turning, ledger.left.flying) == (False, True)
    assert badge(shell).property("icon") == shell.home.leftSign == "airplane"
    assert badge(shell).property("told").endswith("nothing can leave.")


async def test_a_switch_that_cannot_be_turned_stays_and_says_why(shell, outside):
    ledger = await opened(shell)
    outside.fails = CannotWrite("The settings cannot be written.", advice="Make room.")
    ledger.left.fly(True)
    await shell.settings.settled()
    assert not ledger.left.flying
    assert ledger.left.message == "The settings cannot be written. Make room."
    assert ledger.left.sentence == "Nothing has left this computer."


async def test_the_palette_turns_it_and_leads_to_both_pages(shell, outside):
    offered(shell)["Turn the airplane switch on"].run()
    await shell.settings.settled()
    assert outside.flying
    offered(shell)["Turn the airplane switch off"].run()
    await shell.settings.settled()
    assert not outside.flying
    shell.palette.open()
    for words, part in (("What left this computer", "ledger"), ("Models on servers", "servers")):
        shell.palette.open()
        shell.palette.find(words)
        assert shell.palette.rows.rows[0].words == words
        shell.palette.run(0)
        assert (shell.screen, shell.settings.part) == ("settings", part)
    await shell.settings.settled()


async def test_each_row_reads_as_one_sentence(shell, outside):
    outside.records = many_records(2)
    ledger = await opened(shell)
    assert [row.told for row in ledger.rows.rows] == [
        "21 Nov 2026, 14:47. To api.groq.com, for an answer in a talk."
        f" What left: 4.2{GAP}kB. 900{GAP}bytes came back.",
        "21 Nov 2026, 13:47. To 127.0.0.1:11434, for wording what Gem says."
        f" What left: nothing. 2.8{GAP}kB to this computer itself, 400{GAP}bytes came back.",
    ]


def test_a_request_that_never_ended_is_told():
    begun, ended = exchange(1)
    lost, _ = exchange(2, NetPurpose.TEST_KEY)
    rows = list(ledger_rows([ended, begun, lost]))
    assert [row.sent for row in rows] == [f"4.2{GAP}kB", "not known"]
    assert rows[1].rest.endswith("Under way, or cut off before its end was written down.")


async def test_the_list_is_read_in_pages_as_one_comes_to_its_end(shell, outside):
    outside.records = many_records(130)
    ledger = await opened(shell)
    assert outside.read == [(100, 0)]
    assert ledger.rows.rowCount() == 50
    first = reach(shell.window, "To api.groq.com, for an answer in a talk")
    listed = shell.window.findChild(QObject, "ledger")
    for _ in range(4):
        assert press(shell.window, Qt.Key.Key_Down) is not first
    assert listed.property("currentIndex") == 4
    for shown in (50, 100, 130):
        assert ledger.rows.rowCount() == shown
        listed.setProperty("currentIndex", shown - 1)  # as who holds the arrow down
        press(shell.window, Qt.Key.Key_Down)
        shell.window.grabWindow()
        await shell.settings.settled()
    assert outside.read[1:3] == [(100, 100), (100, 200)]
    count = len(outside.read)
    ledger.more()
    await shell.settings.settled()
    assert len(outside.read) == count, "there is no more"
    outside.record(*exchange(-1))
    await shell.settings.settled()
    assert ledger.rows.rowCount() == 131, "what was read stays, what is new comes first"
    assert outside.read[count:] == [(100, 0)], "and is not read again"
    press(shell.window, Qt.Key.Key_Home)
    assert listed.property("currentIndex") == 0
    for key, at in (("PageDown", 10), ("PageUp", 0), ("End", 130)):
        press(shell.window, Qt.Key[f"Key_{key}"])
        assert listed.property("currentIndex") == at
    shell.go("home")


async def test_a_calm_sentence_where_nothing_was_ever_asked(shell):
    ledger = await opened(shell)
    assert ledger.none
    assert ledger.rows.rowCount() == 0


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (512, "512 bytes"),
        (4200, "4.2 kB"),
        (555_000, "555 kB"),
        (2_500_000, "2.5 MB"),
    ],
)
def test_small_sizes_are_told_as_they_are(count, words):
    assert fine_size(count).replace(GAP, " ") == words
