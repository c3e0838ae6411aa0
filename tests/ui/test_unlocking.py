"""The lock screen: which vault, how long to wait, and what to do with one that is doubted."""

import asyncio

import pytest
from doubles import PASSPHRASE
from keyboard import name_of, press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.errors import VaultDamaged, VaultFull
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

OLDER = "This vault is older than when it was last closed: 2 changes are missing."
FULL = VaultFull("The disk is full; what was saved before is safe.", advice="Free some space.")


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


@pytest.fixture
async def window(shell, world, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    await shell.unlock.shelf.tasks.settled()
    yield window
    await shell.close()
    world.kept(shell.talk) if shell.talk else None
    close_main(engine)


async def unlocked(shell, passphrase=PASSPHRASE):
    shell.unlock.unlock(passphrase)
    await settled(shell)


async def settled(shell):
    for part in (shell.unlock, shell.unlock.doubts, shell, shell.tending, shell.trouble):
        await part.tasks.settled()
    for part in (shell.talk, shell.resume):
        if part is not None:
            await part.tasks.settled()
    QGuiApplication.processEvents()


def shown(window, words):
    """True where a control or a sentence of those words can be seen."""
    return any(item.property("text") == words for item in within(window.contentItem()))


def within(item):
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from within(child)


async def test_one_vault_needs_no_chooser(window):
    assert not shown(window, "Which vault")
    assert shown(window, "A new vault")


async def test_a_vault_is_chosen_by_keyboard(world, qtbot):
    world.vaults = ["main", "mum", "work"]
    shell = ShellModel(world.gate())
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    await shell.unlock.shelf.tasks.settled()
    assert shown(window, "Which vault")
    reach(window, "work")
    after = press(window, Qt.Key.Key_Space)
    assert world.chosen == "work"
    assert shell.unlock.shelf.name == "work"
    assert name_of(after) == "field"  # the passphrase is next
    await shell.close()
    close_main(engine)


async def test_what_was_said_of_one_vault_is_not_said_of_another(world, shell):
    world.vaults = ["main", "work"]
    await unlocked(shell, "not this")
    assert shell.unlock.message
    world.wait_s = 0.0
    shell.unlock.shelf.choose("work")
    assert not shell.unlock.message
    assert shell.unlock.ready
    await shell.close()


async def test_a_new_vault_gets_its_name_then_its_passphrase_or_is_left(window, shell, world):
    reach(window, "A new vault")
    press(window, Qt.Key.Key_Space)
    for character in "my vault":
        QTest.keyClick(window, character)
    press(window, Qt.Key.Key_Return)
    assert "cannot be called" in shell.unlock.shelf.message
    shell.unlock.shelf.begin("work")
    QGuiApplication.processEvents()
    assert shell.screen == "first_start"
    assert shown(window, "Back to the vaults there are")
    shell.first.back()
    assert (shell.screen, world.new) == ("unlock", "")
    shell.unlock.shelf.begin("work")
    shell.first.create("harbour velvet onion ladder quiet")
    await shell.first.tasks.settled()
    assert not shell.first.returnable
    shell.first.proceed()
    await settled(shell)
    assert shell.screen == "home"


async def test_the_button_counts_down_and_what_is_typed_stays(window, shell, world):
    await unlocked(shell, "not this")
    assert shell.unlock.message == "That passphrase does not open it."
    assert shown(window, "Open in 4 s")
    for character in PASSPHRASE:
        QTest.keyClick(window, character)
    press(window, Qt.Key.Key_Return)
    assert window.findChild(QObject, "field").property("text") == PASSPHRASE
    world.wait_s = 1.2
    shell.unlock._ticks.timeout.emit()
    assert shown(window, "Open in 2 s")
    world.wait_s = 0.0
    shell.unlock._ticks.timeout.emit()
    assert shown(window, "Open")
    assert not shell.unlock._ticks.isActive()
    press(window, Qt.Key.Key_Return)
    await settled(shell)
    assert shell.screen == "home"


async def test_a_wait_is_explained_calmly_and_only_while_it_lasts(window, shell, world):
    calm = "A short pause after a wrong passphrase keeps others from guessing. What you type "
    assert not shown(window, calm + "meanwhile stays.")
    await unlocked(shell, "not this")
    assert shown(window, calm + "meanwhile stays.")
    world.wait_s = 0.0
    shell.unlock._ticks.timeout.emit()
    assert not shown(window, calm + "meanwhile stays.")


async def test_who_recovers_begins_at_the_code_and_sees_the_new_passphrase(window):
    reach(window, "I have a recovery code")
    at = press(window, Qt.Key.Key_Space)
    for character in "K7QF":
        QTest.keyClick(window, character)
    assert at.property("text") == "K7QF"
    new = press(window, Qt.Key.Key_Tab)
    assert new.objectName() == "field"
    for character in "brown":
        QTest.keyClick(window, character)
    assert new.property("displayText") == "brown"
    reach(window, "I have my passphrase")
    press(window, Qt.Key.Key_Space)
    assert "brown" not in new.property("displayText")


async def test_the_lock_screen_says_which_vault_it_is(window, shell):
    assert shown(window, "The vault “main” is on this computer only, and locked.")
    shell.unlock.shelf.choose("work")
    assert shown(window, "The vault “work” is on this computer only, and locked.")


async def test_the_pause_of_an_earlier_run_is_shown_at_once(world):
    world.wait_s = 7.5
    shell = ShellModel(world.gate())
    assert (shell.unlock.action, shell.unlock.ready) == ("Open in 8 s", False)
    shell.unlock.unlock(PASSPHRASE)
    assert not shell.unlock.tasks.running("unlock")
    await shell.close()


async def doubted(shell, world):
    world.doubt_at_unlock = OLDER
    await unlocked(shell)
    assert shell.screen == "unlock"
    assert shell.talk is None


async def test_a_doubted_vault_asks_before_anything_else(window, shell, world):
    await doubted(shell, world)
    assert shown(window, OLDER)
    assert not shown(window, "Welcome back.")
    assert name_of(window.activeFocusItem()) == "Read only"
    assert world.tended == 0
    assert world.leaving is not None  # it is open, so leaving locks it
    shell.lock()
    await settled(shell)
    assert world.locked == 1


async def test_read_only_shows_talk_and_page_and_changes_nothing(window, shell, world):
    await world.drafts.put("talk", "half a sen")
    world.drafts.written.clear()
    await doubted(shell, world)
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert shell.screen == "home"
    assert shell.talk.turns.rowCount() == 5
    assert shell.talk.facts.count == 4
    shell.go("talk")
    QGuiApplication.processEvents()
    assert not shown(window, "Send")
    assert not window.findChild(QObject, "answer").isVisible()
    assert shown(window, f"{OLDER} It is open to read only, and nothing is written to it.")
    shell.go("resume")
    await settled(shell)
    assert shell.resume.written
    shell.resume.line.choose("line-4")
    QGuiApplication.processEvents()
    assert not shown(window, "This is right")
    assert world.drafts.written == []
    reach(window, "Decide what to do")
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert (shell.screen, shown(window, OLDER)) == ("unlock", True)


async def test_going_on_with_it_as_it_is_opens_it_to_write(window, shell, world):
    await doubted(shell, world)
    reach(window, "Go on with it as it is")
    world.mending_fails = FULL
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert shell.unlock.doubts.message.startswith("The disk is full")
    world.mending_fails = None
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert (shell.screen, shell.talk.readOnly) == ("home", False)
    assert not shell.trouble.words


async def test_going_back_to_a_backup_takes_its_passphrase(window, shell, world):
    await doubted(shell, world)
    reach(window, "Go back to a backup")
    press(window, Qt.Key.Key_Space)
    assert [row.point for row in shell.unlock.doubts.backups.rows] == [p.id for p in world.points]
    assert shell.unlock.doubts.backups.rows[1].words.endswith("before an update")
    shell.unlock.doubts.choose("before-3-20260220")
    shell.unlock.doubts.restore("not this")
    await settled(shell)
    assert shell.unlock.doubts.message
    assert world.restored == []
    shell.unlock.doubts.restore(PASSPHRASE)
    await settled(shell)
    assert world.restored == ["before-3-20260220"]
    assert (shell.screen, shell.talk.readOnly) == ("home", False)


async def test_a_damaged_vault_that_does_not_open_offers_its_backups(window, shell, world):
    world.damaged = VaultDamaged("The vault's database is damaged.", advice="Restore a backup.")
    await unlocked(shell)
    assert shown(window, "Go back to a backup")
    world.damaged = None
    shell.unlock.doubts.restore(PASSPHRASE)
    await settled(shell)
    assert shell.screen == "home"


async def test_a_recovery_code_of_a_doubted_vault_asks_too(shell, world):
    world.doubt_at_unlock = OLDER
    shell.unlock.recover("K7QF", "harbour velvet onion ladder quiet")
    await settled(shell)
    assert shell.unlock.doubts.doubt == OLDER
    assert "new passphrase was not set" in shell.unlock.doubts.message
    await shell.close()


async def test_rows_found_put_back_later_stop_writing_and_ask(window, shell, world):
    await unlocked(shell)
    world.doubt = "Older content was put back into the vault (facts)."
    world.tending_fails = VaultDamaged(world.doubt)
    shell.tending.hourly.timeout.emit()
    await settled(shell)
    assert "put back" in shell.trouble.words
    assert not shell.message  # it is said once
    world.tending_fails = None
    reach(window, "Decide what to do")
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert shell.screen == "unlock"
    reach(window, "Go on with it as it is")
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert (shell.screen, shell.trouble.words) == ("home", "")


async def ailing(shell, world, window, words="and one more thing"):
    """An open talk whose disk fills while the person types."""
    await unlocked(shell)
    shell.go("talk")
    world.drafts.fails = world.fails = FULL
    shell.talk.keep(words)
    shell.talk.written.saving.timeout.emit()
    await settled(shell)


async def test_an_ailing_vault_says_so_once_and_stays_readable(window, shell, world):
    await ailing(shell, world, window)
    assert shell.trouble.words.startswith("The disk is full; what was saved before is safe.")
    assert "What you type stays here" in shell.trouble.words
    assert not shell.message
    assert not shell.talk.message
    assert shell.talk.turns.rowCount() == 5
    shell.talk.say("I trained six apprentices.")
    await settled(shell)
    assert shell.talk.turns.rowCount() == 5
    assert window.findChild(QObject, "answer").property("text") == "I trained six apprentices."
    shell.talk.facts.accept("fact-3")
    await settled(shell)
    assert world.facts["fact-3"].status is Status.PROPOSED
    assert not shell.talk.message


async def test_what_was_typed_is_written_in_order_once_writing_goes_again(window, shell, world):
    await ailing(shell, world, window, "half a sen")
    shell.talk.facts.keep("fact-3", "Sourdough and r")
    shell.talk.learned.save()
    await settled(shell)
    world.drafts.written.clear()
    shell.trouble.again.timeout.emit()
    await settled(shell)
    assert shell.trouble.ailing
    world.drafts.fails = None
    shell.trouble.again.timeout.emit()
    await settled(shell)
    assert not shell.trouble.words
    assert not shell.trouble.again.isActive()
    assert world.drafts.written == [
        ("talk:talk-1", "half a sen"),
        ("fact:fact-3", "Sourdough and r"),
    ]


async def test_trying_again_with_nothing_waiting_really_writes(window, shell, world):
    await unlocked(shell)
    world.drafts.fails = FULL
    shell.trouble.ail(str(FULL))
    reach(window, "Try again")
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert shell.trouble.ailing
    world.drafts.fails = None
    press(window, Qt.Key.Key_Space)
    await settled(shell)
    assert not shell.trouble.ailing


async def test_a_backup_goes_where_there_is_room(window, shell, world, tmp_path):
    await ailing(shell, world, window)
    place = tmp_path / "stick.sanctum"
    world.mending_fails = VaultFull("There is no room there either.")
    shell.trouble.backUp(str(place))
    await settled(shell)
    assert "no room there either" in shell.trouble.words
    world.mending_fails = None
    shell.trouble.backUp(str(place))
    await settled(shell)
    assert world.backed_up == [str(place)]
    assert "A backup was made" in shell.trouble.words
    assert shell.trouble.ailing  # the vault itself is as full as before


async def half_written_fact(shell, world, window):
    await unlocked(shell)
    shell.go("talk")
    facts = window.findChild(QObject, "facts")
    facts.setProperty("opened", "fact-3")
    QGuiApplication.processEvents()
    reach(window, "Change it")
    press(window, Qt.Key.Key_Space)
    for character in " and r":
        QTest.keyClick(window, character)
    shell.lock()
    await settled(shell)


async def test_a_half_written_fact_outlives_a_lock(window, shell, world, qtbot):
    await half_written_fact(shell, world, window)
    assert world.drafts.kept == {"fact:fact-3": "Sourdough and r"}
    after = ShellModel(world.gate())
    engine = open_main(after)
    again = main_window(engine)
    qtbot.waitUntil(again.isExposed)
    await unlocked(after)
    after.go("talk")
    again.grabWindow()  # lays out what is shown
    assert again.findChild(QObject, "facts").property("opened") == "fact-3"
    assert shown(again, "Sourdough and r")
    after.talk.facts.keep("fact-3", "Sourdough and rye")
    assert after.talk.facts.edit("fact-3", "Sourdough and rye")
    await settled(after)
    after.talk.learned.save()
    await settled(after)
    assert world.facts["fact-3"].value == "Sourdough and rye"
    assert world.drafts.kept == {}
    await after.close()
    close_main(engine)


async def test_words_that_are_no_date_stay_in_the_field(window, shell, world):
    await unlocked(shell)
    shell.talk.facts.keep("fact-2", "when I was small")
    assert not shell.talk.facts.edit("fact-2", "when I was small")
    assert shell.talk.facts.halfway == "fact-2"
    shell.talk.facts.keep("fact-2", "2021")  # what stood there: nothing is half-written
    assert shell.talk.facts.halfway == ""


@pytest.mark.parametrize("end", ["lock", "close"])
async def test_a_half_written_line_outlives_lock_and_close(end, window, shell, world):
    await unlocked(shell)
    shell.go("resume")
    await settled(shell)
    shell.resume.line.choose("line-3")
    shell.resume.line.keep("Sourdough and r")
    assert shell.resume.line.wording == "Sourdough and r"
    shell.resume.line.choose("line-4")
    assert "four-week" in shell.resume.line.wording
    if end == "lock":
        shell.lock()
        await settled(shell)
    else:
        await shell.close()
    assert world.drafts.kept == {"line:talk-1/line-3": "Sourdough and r"}
    again = ShellModel(world.gate())
    await unlocked(again)
    again.go("resume")
    await settled(again)
    assert again.resume.line.chosen == "line-3"
    assert (again.resume.line.wording, again.resume.line.words) == ("Sourdough and r", "Sourdough")
    again.resume.line.keep("Mostly sourdough")
    again.resume.decisions.edit("Mostly sourdough")
    await settled(again)
    assert again.resume.line.wording == "Mostly sourdough"
    await again.close()
    await asyncio.sleep(0)
    assert world.drafts.kept == {}
