"""Choosing a file or a folder: what is listed, what speaks against it, what is left behind."""

import asyncio
import errno
import os
from pathlib import Path

import pytest
import shiboken6
from doubles import PASSPHRASE
from keyboard import name_of, press, reach, stops
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import VaultAiling
from sanctum_desktop.runtime.files import write_atomically
from sanctum_desktop.ui.qt.file_dialog import FileDialogModel
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of one's own with a backup among the documents."""
    for name in ("Documents/Old", "Documents/.hidden", "Stick"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("main.sanctum-backup", "Letter.txt", ".secret"):
        (tmp_path / "Documents" / name).write_text("there")
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def dialog(qapp, home):
    dialog = FileDialogModel()
    dialog.chosen = []
    dialog.accepted.connect(dialog.chosen.append)
    return dialog


async def done(dialog, act, *given):
    act(*given)
    await dialog.tasks.settled()


def names(dialog):
    return [row.name for row in dialog.entries.rows]


async def test_a_file_to_open_is_looked_for_among_folders_and_files(dialog, home):
    await done(dialog, dialog.askFile, "")
    assert (dialog.purpose, dialog.folder, dialog.name) == ("open", "~/Documents", "")
    assert names(dialog) == ["Old", "Letter.txt", "main.sanctum-backup"]
    assert [row.folder for row in dialog.entries.rows] == [True, False, False]
    await done(dialog, dialog.pick, "main.sanctum-backup")
    assert dialog.chosen == [str(home / "Documents/main.sanctum-backup")]
    assert not dialog.opened


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Choose a file of the list"),
        ("Old", "There is no file called Old"),
        ("gone.zip", "There is no file called gone.zip"),
        ("x" * 300, "The file cannot be looked at"),
    ],
)
async def test_what_cannot_be_opened_is_said(dialog, typed, message):
    await done(dialog, dialog.askFile, "")
    dialog.keep(typed)
    await done(dialog, dialog.accept)
    assert dialog.opened
    assert dialog.message.startswith(message)
    assert dialog.chosen == []


async def test_what_may_not_be_read_is_said(dialog, monkeypatch):
    await done(dialog, dialog.askFile, "")
    monkeypatch.setattr(os, "access", lambda path, how: False)
    await done(dialog, dialog.pick, "Letter.txt")
    assert "may not be read" in dialog.message


async def test_a_file_is_looked_for_where_the_one_before_was(dialog, home):
    await done(dialog, dialog.askFile, str(home / "Documents/Old/gone.zip"))
    assert dialog.folder == "~/Documents/Old"
    await done(dialog, dialog.close)
    await done(dialog, dialog.askFile, "~/Stick/gone.zip")
    assert dialog.folder == "~/Stick"


async def test_a_folder_is_chosen_by_going_into_it(dialog, home):
    await done(dialog, dialog.askFolder, str(home / "Documents/main.zip"))
    assert (dialog.purpose, names(dialog)) == ("folder", ["Old"])
    await done(dialog, dialog.enter, str(home / "Stick"))
    await done(dialog, dialog.accept)
    assert dialog.chosen == [str(home / "Stick")]


async def test_a_folder_nothing_can_be_put_into_is_not_taken(dialog, home, monkeypatch):
    await done(dialog, dialog.askFolder, str(home / "Stick/main.zip"))
    monkeypatch.setattr(os, "access", lambda path, how: False)
    await done(dialog, dialog.accept)
    assert (dialog.message, dialog.chosen) == (
        "The folder Stick can only be read. Choose another.",
        [],
    )
    (home / "Stick").rmdir()
    await done(dialog, dialog.accept)
    assert "not there any more" in dialog.message


async def test_it_is_busy_while_it_looks_and_can_be_left(dialog):
    dialog.askFolder("")
    assert dialog.busy
    await dialog.tasks.settled()
    assert not dialog.busy
    dialog.enter("/")
    dialog.close()
    assert not dialog.busy
    await dialog.tasks.settled()
    assert (dialog.busy, dialog.folder) == (False, "~/Documents")


async def test_it_may_go_while_it_looks(dialog):
    tasks = dialog.tasks
    dialog.askFolder("")
    await asyncio.sleep(0)
    shiboken6.delete(dialog)
    await tasks.settled()
    assert not tasks.running("look")


async def test_a_place_whose_name_is_too_long_leads_to_the_folder_around_it(dialog, home):
    await done(dialog, dialog.ask, str(home / "Documents" / ("x" * 300) / "me.pdf"))
    assert (dialog.busy, dialog.folder, names(dialog)) == (False, "~/Documents", ["Old"])


async def test_a_folder_that_may_not_be_searched_is_not_taken(dialog, monkeypatch):
    def closed(path):
        raise PermissionError(errno.EACCES, "Permission denied")

    await done(dialog, dialog.askFolder, "")
    monkeypatch.setattr(Path, "is_dir", closed)
    await done(dialog, dialog.accept)
    assert "not there any more" in dialog.message
    await done(dialog, dialog.askFolder, "")
    assert (dialog.busy, dialog.path) == (False, "/")


async def test_no_error_leaves_it_busy(dialog, monkeypatch):
    def broken(folder):
        raise ValueError(folder)

    met = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: met.append(context))
    monkeypatch.setattr(os, "scandir", broken)
    await done(dialog, dialog.ask, "")
    assert (len(met), dialog.busy) == (1, False)


async def test_it_stays_busy_until_the_last_folder_asked_for_is_read(dialog, home):
    await done(dialog, dialog.askFolder, "")
    dialog.enter(str(home))
    await asyncio.sleep(0)
    dialog.enter(str(home / "Stick"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert dialog.busy
    await dialog.tasks.settled()
    assert (dialog.busy, dialog.folder) == (False, "~/Stick")


@pytest.mark.parametrize("question", ["ask", "askFile", "askFolder"])
async def test_nothing_is_taken_while_a_folder_is_entered(dialog, home, question):
    await done(dialog, getattr(dialog, question), "")
    dialog.keep("Letter.txt")
    dialog.enter(str(home / "Stick"))
    await done(dialog, dialog.accept)
    assert (dialog.chosen, dialog.taken, dialog.folder) == ([], "", "~/Stick")


async def test_a_folder_entered_meanwhile_ends_what_was_to_be_taken(dialog, home):
    await done(dialog, dialog.ask, "me.pdf")
    dialog.accept()
    await done(dialog, dialog.enter, str(home / "Stick"))
    assert (dialog.chosen, dialog.opened, dialog.folder) == ([], True, "~/Stick")


async def test_only_the_file_that_was_asked_about_is_replaced(dialog, home):
    await done(dialog, dialog.ask, "Letter.txt")
    await done(dialog, dialog.accept)
    assert dialog.taken == "Letter.txt"
    dialog.enter(str(home / "Stick"))
    await done(dialog, dialog.replace)
    await done(dialog, dialog.replace)
    assert dialog.chosen == []
    await done(dialog, dialog.enter, str(home / "Documents"))
    await done(dialog, dialog.accept)
    dialog.replace()
    dialog.keep("main.sanctum-backup")
    await dialog.tasks.settled()
    assert dialog.chosen == [str(home / "Documents/Letter.txt")]


async def test_a_name_the_window_cannot_hold_is_left_out(dialog, home):
    for name in (b"Letter\xff.txt", b"Old\xff"):
        os.mkdir(os.fsencode(home / "Documents") + b"/" + name)  # noqa: PTH102 - bytes
    await done(dialog, dialog.askFile, "")
    assert names(dialog) == ["Old", "Letter.txt", "main.sanctum-backup"]


def files_of(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def written(data, place):
    write_atomically(Path(place), data)


@pytest.fixture
async def shell(world, monkeypatch):
    """What it writes is written, so that it is seen among what a dialog leaves."""
    monkeypatch.setattr(world, "_export", written)
    monkeypatch.setattr(world, "_back_up", lambda place: written(b"copy", place))
    monkeypatch.setattr(world.kept_vault, "_save_page", written)
    shell = ShellModel(world.gate())
    yield shell
    await shell.close()


@pytest.fixture
async def window(shell, home, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    yield window
    close_main(engine)


async def in_settings(shell, window, part):
    await unlocked(shell)
    shell.go("settings")
    shell.settings.open(part)
    window.grabWindow()


def dialog_of(window):
    """The one that is open."""
    return next(one for one in window.findChildren(FileDialogModel) if one.property("opened"))


async def asked(window, button):
    reach(window, button)
    press(window, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    await dialog.tasks.settled()
    window.grabWindow()
    return dialog


async def typed(window, dialog, words):
    field = window.activeFocusItem()
    assert field.objectName() == "fileName"
    field.setProperty("text", "")
    for character in words:
        QTest.keyClick(window, character)
    press(window, Qt.Key.Key_Return)
    await dialog.tasks.settled()


async def test_the_first_recovery_code_is_saved_and_nothing_else_is_left(
    world, shell, home, window
):
    shell.go("first_start")
    shell.first.create(PASSPHRASE)
    await shell.first.tasks.settled()
    window.grabWindow()
    before = files_of(home)
    dialog = await asked(window, "Save to print")
    assert dialog.property("name") == "Recovery code.pdf"
    await typed(window, dialog, "../Stick/code")
    await shell.first.tasks.settled()
    assert files_of(home) - before == {"Stick/code.pdf"}


async def test_a_new_recovery_code_is_saved_and_nothing_else_is_left(shell, home, window):
    await in_settings(shell, window, "vault")
    shell.settings.vault.renewCode(PASSPHRASE)
    await shell.settings.settled()
    window.grabWindow()
    before = files_of(home)
    dialog = await asked(window, "Save to print")
    await typed(window, dialog, str(home / "Stick/code"))
    await shell.settings.settled()
    assert files_of(home) - before == {"Stick/code.pdf"}


async def test_a_backup_place_is_moved_by_keyboard_and_nothing_is_left(shell, home, window):
    await in_settings(shell, window, "backups")
    before = files_of(home)
    field = window.findChild(QObject, "backupPlace")
    name = field.property("text").rpartition("/")[2]
    dialog = await asked(window, "Choose…")
    assert window.activeFocusItem().property("text") == "Choose this folder"
    dialog.enter(str(home / "Stick"))
    assert "Choose this folder" not in [name_of(item) for item in stops(window)]
    await dialog.tasks.settled()
    reach(window, "Choose this folder")
    press(window, Qt.Key.Key_Return)
    await dialog.tasks.settled()
    assert field.property("text") == str(home / "Stick" / name)
    assert files_of(home) == before


async def test_an_ailing_vault_is_backed_up_elsewhere_and_nothing_else_is_left(
    world, shell, home, window
):
    await unlocked(shell)
    shell.trouble.ail(str(VaultAiling("The disk is full.")))
    shell.trouble.again.stop()
    window.grabWindow()
    before = files_of(home)
    dialog = await asked(window, "Back up elsewhere")
    await typed(window, dialog, str(home / "Stick/copy"))
    await shell.trouble.tasks.settled()
    assert files_of(home) - before == {"Stick/copy.sanctum-backup"}
