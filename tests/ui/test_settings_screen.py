"""The settings over a vault in memory: each act, what is said of it, and what ends the process."""

import asyncio
import csv
import io

import pytest
from keeping_double import CODE, MOMENT, PASSPHRASE
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.domain.vaults import BackupPoint
from sanctum_desktop.ui.features.settings.place_model import Places
from sanctum_desktop.ui.features.settings.trail_model import as_csv
from sanctum_desktop.ui.shell.view_model import ShellModel


@pytest.fixture
async def shell(world):
    shell = ShellModel(world.gate())
    await unlocked(shell)
    shell.go("settings")
    yield shell
    await shell.close()


@pytest.fixture
def settings(shell):
    return shell.settings


@pytest.fixture
def vault(world):
    return world.kept_vault


async def told(settings, part):
    settings.open(part)
    await settings.settled()


def said(settings, act):
    assert settings.doing.act == act
    assert not settings.doing.busy
    return settings.doing.message


async def test_the_vault_says_where_it_is_and_when_it_was_backed_up(settings, vault):
    await told(settings, "vault")
    assert settings.vault.name == "main"
    assert settings.vault.size == "4.2\N{NO-BREAK SPACE}MB"
    assert settings.vault.backedUp == "Last made 21 Nov 2026, 14:47"
    vault.kept = ()
    await told(settings, "vault")
    assert settings.vault.backedUp.startswith("None yet")


async def test_a_passphrase_is_changed_with_the_old_one_only(settings, vault):
    settings.vault.changePassphrase("not this", "silver ladder early moon")
    await settings.settled()
    assert "does not open" in said(settings, "passphrase")
    assert settings.doing.bad
    assert vault.done == []
    settings.vault.changePassphrase(PASSPHRASE, "silver ladder early moon")
    await settings.settled()
    assert said(settings, "passphrase").startswith("Changed.")
    assert vault.done == [("change", "silver ladder early moon")]


async def test_a_new_passphrase_is_weighed_as_it_is_typed(settings):
    said = []
    for typed in ("", "short", "five plain words in a row that are long"):
        settings.vault.weigh(typed)
        await settings.settled()
        said.append(settings.vault.strength)
    assert said[0].startswith("Ten characters")
    assert said[1].startswith("Somebody with a fast computer would have it in moments.")
    assert said[2] == "Somebody with a fast computer would need centuries to guess it."


@pytest.mark.parametrize("act", ["code", "keys"])
async def test_a_new_recovery_code_is_shown_until_it_is_written_down(act, settings, vault):
    if act == "code":
        settings.vault.renewCode(PASSPHRASE)
    else:
        settings.vault.renewKeys(PASSPHRASE, "silver ladder early moon")
    await settings.settled()
    assert settings.vault.code == CODE
    settings.vault.written()
    assert settings.vault.code == ""
    assert vault.done[0][0] == act


async def test_one_act_at_a_time_and_one_that_only_reads_can_be_left(settings, vault):
    vault.holds = asyncio.Event()
    settings.vault.check()
    settings.backups.backUp("/else/where")
    assert settings.doing.act == "check"
    assert settings.doing.busy
    assert settings.doing.leavable
    settings.doing.leave()
    assert said(settings, "check") == "Stopped. Nothing was changed."
    settings.vault.changePassphrase(PASSPHRASE, "silver ladder early moon")
    await asyncio.sleep(0)
    assert not settings.doing.leavable
    settings.doing.leave()
    assert settings.doing.busy
    vault.holds.set()
    await settings.settled()
    assert vault.done == [("change", "silver ladder early moon")]


async def test_any_backup_is_proved_and_so_is_a_file_elsewhere(settings, vault):
    await told(settings, "backups")
    assert [row.moment for row in settings.backups.rows.rows] == [
        "21 Nov 2026, 14:47",
        "20 Nov 2026, 09:03",
        "12 Nov 2026",
    ]
    settings.backups.prove("2026-11-20-0903", "", PASSPHRASE)
    await settings.settled()
    assert "Questions and answers: 112." in said(settings, "backup.one")
    settings.backups.prove("", "/else/where", PASSPHRASE)
    await settings.settled()
    assert vault.done == [("drill", "backups/2026-11-20-0903"), ("drill", "/else/where")]


async def test_a_restore_keeps_the_draft_and_ends_at_the_lock_screen(
    shell, settings, world, vault
):
    await told(settings, "backups")
    shell.talk.keep("half a sen")
    settings.backups.restore("2026-11-20-0903", "", PASSPHRASE)
    await settings.settled()
    await shell.tasks.settled()
    assert world.drafts.kept == {"talk:talk-1": "half a sen"}
    assert vault.done[-1] == ("restore", "backups/2026-11-20-0903")
    assert (shell.screen, world.locked) == ("locked", 1)


async def test_a_restore_that_is_refused_leaves_all_as_it_is(shell, settings, world):
    await told(settings, "backups")
    settings.backups.restore("2026-11-20-0903", "", "not this")
    await settings.settled()
    assert "does not open" in said(settings, "backup.one")
    assert not settings.closing
    assert (shell.screen, world.locked) == ("settings", 0)


async def test_a_restore_that_fails_when_the_vault_is_closed_leads_out(
    shell, settings, world, vault
):
    await told(settings, "backups")
    vault.fails_closed = True
    settings.backups.restore("2026-11-20-0903", "", PASSPHRASE)
    await settings.settled()
    assert settings.closing
    assert said(settings, "backup.one") == "The disk refused. Look at the disk."
    assert world.locked == 0
    settings.finish()
    await shell.tasks.settled()
    assert world.locked == 1


async def test_erasing_needs_the_name_says_what_remains_and_then_ends(
    shell, settings, world, vault
):
    vault.beside = ("main-before-restore",)
    vault.entries.append(TrailEntry(MOMENT, TrailEvent.BACKED_UP, "stick.sanctum-backup"))
    await told(settings, "leaving")
    lost = " ".join(settings.leaving.lost)
    for words in (
        "4.2\N{NO-BREAK SPACE}MB",
        "backups: 3",
        "stick.sanctum-backup (21 Nov 2026)",
        "main-before",
    ):
        assert words in lost
    settings.leaving.erase("Main")
    await settings.settled()
    assert "nothing was erased" in said(settings, "erase")
    assert not settings.closing
    settings.leaving.erase("main")
    await settings.settled()
    assert settings.closing
    assert "main-before-restore" in " ".join(settings.leaving.remains)
    assert world.locked == 0
    settings.leaving.finish()
    await shell.tasks.settled()
    assert world.locked == 1


async def asked(settings):
    for _ in range(20):
        if settings.recovery.asking:
            return True
        await asyncio.sleep(0)
    return False


async def test_the_first_export_waits_for_the_recovery_code_and_the_next_does_not(settings, vault):
    settings.leaving.exportAll("/else/mine", PASSPHRASE)
    assert await asked(settings)
    settings.recovery.tryCode("not this")
    await settings.recovery.tasks.settled()
    assert "not a recovery code" in settings.recovery.message
    assert vault.done == []
    settings.recovery.tryCode(CODE)
    await settings.settled()
    assert not settings.recovery.asking
    assert vault.done == [("export", "/else/mine")]
    assert vault.entries[-2].detail == "tried"
    settings.leaving.exportAll("/else/more", PASSPHRASE)
    await settings.settled()
    assert vault.done[-1] == ("export", "/else/more")


async def test_a_page_waits_for_the_same_question(shell, settings, world):
    shell.go("resume")
    await shell.resume.tasks.settled()
    shell.resume.saving.save("/else/page.pdf")
    assert await asked(settings)
    assert world.exported == {}
    for _ in range(3):  # pressed again while it is being written
        settings.recovery.safe()
        await asyncio.sleep(0)
    await settings.recovery.tasks.settled()
    await shell.resume.tasks.settled()
    assert list(world.exported) == ["/else/page.pdf"]
    assert [entry.detail for entry in world.kept_vault.entries].count("said") == 1


async def test_a_window_that_closes_waits_for_no_answer(shell, settings, world):
    shell.go("resume")
    await shell.resume.tasks.settled()
    shell.resume.saving.save("/else/page.pdf")
    assert await asked(settings)
    await asyncio.wait_for(shell.close(), 5)
    assert world.exported == {}


@pytest.mark.parametrize("answer", ["later", "renew"])
async def test_put_off_nothing_is_written(answer, shell, settings, world, vault):
    shell.go("resume")
    await shell.resume.tasks.settled()
    shell.resume.saving.save("/else/page.pdf")
    assert await asked(settings)
    getattr(settings.recovery, answer)()
    await shell.resume.tasks.settled()
    assert world.exported == {}
    assert shell.resume.message.startswith("Nothing was written.")
    assert shell.screen == ("settings" if answer == "renew" else "resume")
    assert settings.part == "vault"


async def test_the_trail_is_searched_by_the_words_shown_and_saved_as_a_table(settings, vault):
    await told(settings, "trail")
    assert [row.words for row in settings.trail.rows.rows] == [
        "Opened",
        "A wrong passphrase was tried",
        "Opened",
    ]
    settings.trail.search("WRONG pass")
    assert [row.moment for row in settings.trail.rows.rows] == ["19 Nov 2026, 14:47"]
    assert settings.trail.message == "Entries found: 1"
    settings.trail.save("/else/trail.csv")
    await settings.settled()
    _, place, content = vault.done[-1]
    assert place == "/else/trail.csv"
    assert len(content.splitlines()) == 4
    assert said(settings, "trail").startswith("Saved.")


def test_a_table_holds_no_formula():
    entries = [
        TrailEntry(MOMENT, TrailEvent.EXPORTED, "=cmd()"),
        TrailEntry(MOMENT, TrailEvent.UNLOCKED),
    ]
    _, first, second = csv.reader(io.StringIO(as_csv(entries)))
    assert first == [MOMENT.isoformat(), "exported", "'=cmd()"]
    assert second[2] == ""


@pytest.mark.parametrize("event", TrailEvent)
async def test_each_event_has_its_words(event, settings, vault):
    vault.entries = [TrailEntry(MOMENT, event, "said")]
    await told(settings, "trail")
    assert settings.trail.rows.rows[0].words


async def test_crash_records_are_copied_and_removed(settings, vault, qapp):
    await told(settings, "problems")
    (record,) = settings.problems.rows.rows
    settings.problems.copy(record.text)
    assert "ValueError" in qapp.clipboard().text()
    vault.fails = CannotWrite("The record could not be removed.")
    settings.problems.remove(record.id)
    await settings.settled()
    assert settings.problems.message == "The record could not be removed."
    assert settings.problems.count == 1
    vault.fails = None
    settings.problems.removeAll()
    await settings.settled()
    assert settings.problems.count == 0
    assert vault.done[-1] == ("forget", record.id)


async def test_a_record_that_was_removed_is_taken_back(settings, vault, shell):
    await told(settings, "problems")
    settings.problems.remove("5d1c")
    await settings.settled()
    assert settings.problems.count == 0
    assert shell.undo.next == "Crash record removed."
    shell.undo.undo()
    await shell.undo.tasks.settled()
    assert settings.problems.count == 1
    assert [one.id for one in vault.problems] == ["5d1c"]


async def test_a_new_code_goes_on_a_page_to_print(settings, vault):
    settings.vault.renewCode(PASSPHRASE)
    await settings.settled()
    settings.vault.saveCode("/else/code.pdf")
    await settings.settled()
    assert vault.done[-1] == ("page", "/else/code.pdf", b"%PDF-")
    assert settings.vault.note.startswith("Saved.")
    settings.vault.written()
    assert settings.vault.note == ""


async def test_the_whole_licence_can_be_read(settings):
    await told(settings, "about")
    assert settings.papers.licence[0].startswith("GNU GENERAL PUBLIC LICENSE")
    assert len(settings.papers.licence) > 100


async def test_each_right_leads_to_its_place(shell, settings):
    await told(settings, "privacy")
    rows = settings.papers.privacy.rows
    leads = {row.words: row.leads for row in rows if row.leads}
    assert leads["Delete everything"] == "leaving"
    assert leads["Correct something"] == "talk"
    settings.open(leads["Delete everything"])
    assert settings.part == "leaving"
    settings.open(leads["Correct something"])
    assert shell.screen == "talk"


async def test_a_backup_of_an_unknown_minute_is_told_by_its_day(settings, vault):
    point = vault.kept[0]
    vault.kept = (BackupPoint("2026-11-21", point.day, point.kind, 1),)
    await told(settings, "backups")
    assert settings.backups.rows.rows[0].moment == "21 Nov 2026"


async def test_places_are_offered_among_the_documents_and_moved_to_a_folder(settings):
    assert settings.backups.place().endswith("main-2026-11-21-1447.sanctum-backup")
    assert settings.leaving.place(True).endswith(".zip")
    places = Places()
    assert places.inside("/media/stick", "/home/m/a.zip") == "/media/stick/a.zip"
    assert places.inside("/", "a.zip") == "/a.zip"


async def test_what_cannot_be_told_says_so_in_its_part(settings, vault, monkeypatch):
    async def refuses():
        raise CannotWrite("The folder cannot be read.")

    for port in ("summary", "points", "page"):
        monkeypatch.setattr(vault, port, lambda **_: refuses())
    shown = {
        "vault": lambda: settings.vault.backedUp,
        "backups": lambda: said(settings, "backup.list"),
        "leaving": lambda: settings.leaving.lost[0],
        "trail": lambda: settings.trail.message,
    }
    for part, words in shown.items():
        await told(settings, part)
        await settings.settled()
        assert words() == "The folder cannot be read.", part
