"""Where the page is saved: our own dialog, which leaves no trace, and what may go wrong."""

import asyncio
import errno
import os
from pathlib import Path

import pytest
from keyboard import press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.runtime.files import write_atomically
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

NAME = "Miriam Adeyemi - Resume"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of one's own, with the places most systems make."""
    for name in ("Documents", "Desktop", "Documents/Letters", "Documents/.hidden"):
        (tmp_path / name).mkdir()
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
async def resume(world, home):
    async def export(data, path):
        if world.fails:
            raise world.fails
        write_atomically(Path(path), data)

    world._export = export
    resume = ResumeModel(world.desk())
    resume.open("talk-1", tuple(world.facts.values()))
    await resume.tasks.settled()
    return resume


async def asked(resume):
    resume.saving.ask()
    await resume.saving.dialog.tasks.settled()
    return resume.saving.dialog


async def pressed(resume, act):
    act()
    await resume.saving.dialog.tasks.settled()
    await resume.tasks.settled()


def files_of(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def test_it_begins_among_the_documents_with_a_name_for_the_file(resume, home):
    dialog = await asked(resume)
    assert dialog.opened
    assert (dialog.name, dialog.folder) == (f"{NAME}.pdf", "~/Documents")
    assert [row.name for row in dialog.entries.rows] == ["Letters"]
    assert [row.name for row in dialog.places.rows] == ["Documents", "Home", "Desktop"]


@pytest.mark.parametrize("form", ["pdf", "txt", "json"])
async def test_each_kind_of_file_is_saved_with_its_ending_and_its_place_is_told(
    resume, home, form
):
    dialog = await asked(resume)
    resume.saving.choose(form)
    await pressed(resume, dialog.accept)
    file = home / "Documents" / f"{NAME}.{form}"
    assert file.read_bytes()
    assert not dialog.opened
    assert (resume.message.split()[0], resume.saving.saved) == ("Saved.", str(file))


async def test_the_folder_is_shown_only_because_it_was_asked_for(resume, home):
    shown = []
    resume.saving.open_url = lambda url: not shown.append(url.toLocalFile())
    dialog = await asked(resume)
    await pressed(resume, dialog.accept)
    assert shown == []
    resume.saving.reveal()
    assert shown == [str(home / "Documents")]
    resume.saving.open_url = lambda url: False
    resume.saving.reveal()
    assert "The file is there" in resume.message


async def test_what_is_there_is_replaced_only_after_a_question(resume, home):
    file = home / "Documents" / f"{NAME}.pdf"
    file.write_bytes(b"older")
    dialog = await asked(resume)
    await pressed(resume, dialog.accept)
    assert (dialog.opened, dialog.taken, file.read_bytes()) == (True, file.name, b"older")
    dialog.keep("Other")
    assert dialog.taken == ""
    dialog.keep(file.name)
    await pressed(resume, dialog.accept)
    await pressed(resume, dialog.replace)
    assert file.read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("Other", "Documents/Other.pdf"),
        ("Letters/Other", "Documents/Letters/Other.pdf"),
        ("~/Desktop/Other.pdf", "Desktop/Other.pdf"),
    ],
)
async def test_a_path_may_be_typed_instead_of_a_name(resume, home, typed, saved):
    dialog = await asked(resume)
    dialog.keep(typed)
    await pressed(resume, dialog.accept)
    assert files_of(home) == {saved}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        *(
            (typed, "Give the file a name.")
            for typed in ("  ", "/", ".", "..", ".pdf", "Letters/")
        ),
        ("Nowhere/me", "The folder Nowhere is not there any more."),
        ("x" * 300, "The file cannot be put there"),
    ],
)
async def test_what_cannot_be_saved_is_said_before_it_is_tried(resume, home, typed, message):
    dialog = await asked(resume)
    dialog.keep(typed)
    await pressed(resume, dialog.accept)
    assert dialog.opened
    assert dialog.message.startswith(message)
    assert files_of(home) == set()


async def test_what_is_given_up_while_it_is_looked_at_is_not_saved(resume, home):
    dialog = await asked(resume)
    dialog.accept()
    await asyncio.sleep(0)
    await pressed(resume, dialog.close)
    assert (dialog.opened, files_of(home)) == (False, set())


async def test_a_folder_of_that_name_is_not_replaced(resume, home):
    file = home / "Documents" / "me.pdf"
    file.write_bytes(b"older")
    dialog = await asked(resume)
    dialog.keep("me")
    await pressed(resume, dialog.accept)
    file.unlink()
    file.mkdir()
    await pressed(resume, dialog.replace)
    assert "is a folder" in dialog.message


async def test_a_folder_to_read_only_is_said_to_be_one(resume, home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, how: False)
    dialog = await asked(resume)
    await pressed(resume, dialog.accept)
    assert "can only be read" in dialog.message


async def test_a_folder_that_vanished_leads_to_the_one_around_it(resume, home):
    dialog = await asked(resume)
    await pressed(resume, lambda: dialog.enter(str(home / "Documents/Letters")))
    (home / "Documents/Letters").rmdir()
    await pressed(resume, dialog.accept)
    assert "not there any more" in dialog.message
    await pressed(resume, lambda: dialog.enter(dialog.path))
    assert dialog.folder == "~/Documents"


async def test_a_full_disk_is_told_in_the_question_and_nothing_typed_is_lost(resume, world):
    dialog = await asked(resume)
    dialog.keep("Mine.pdf")
    full = f"Mine.pdf could not be written: {os.strerror(errno.ENOSPC)}."
    world.fails = CannotWrite(full, advice="Free some space and try again.")
    await pressed(resume, dialog.accept)
    assert (dialog.opened, dialog.name, resume.saving.busy) == (True, "Mine.pdf", False)
    assert dialog.message == f"{full} Free some space and try again."
    world.fails = None
    await dialog.tasks.settled()
    await pressed(resume, dialog.accept)
    assert resume.saving.saved.endswith("Mine.pdf")


async def test_saving_by_keyboard_in_the_window_leaves_the_file_and_nothing_else(
    world, home, resume, qtbot
):
    shell = ShellModel(world.gate())
    engine = open_main(shell)
    window = main_window(engine)
    await unlocked(shell)
    shell.settings.recovery.confirmed = _confirmed
    shell.go("resume")
    await shell.resume.tasks.settled()
    window.grabWindow()
    before = files_of(home)
    reach(window, "Save as PDF")
    press(window, Qt.Key.Key_Return)
    dialog = shell.resume.saving.dialog
    await dialog.tasks.settled()
    qtbot.waitUntil(lambda: window.activeFocusItem().objectName() == "fileName")
    qtbot.waitUntil(lambda: window.activeFocusItem().property("selectedText") == NAME)
    for character in "Mine":
        QTest.keyClick(window, character)
    press(window, Qt.Key.Key_Return)
    await dialog.tasks.settled()
    await shell.resume.tasks.settled()
    assert files_of(home) - before == {"Documents/Mine.pdf"}
    assert window.findChild(QObject, "savePage").property("opened") is False
    await shell.close()
    close_main(engine)


async def _confirmed():
    """The recovery code is known to be safe."""
