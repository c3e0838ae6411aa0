"""What a screen did can be taken back from wherever one is."""

import pytest
from keyboard import press
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import NotFound, VaultFull
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.shell.undo_model import UndoModel
from sanctum_desktop.ui.shell.view_model import ShellModel

CTRL = Qt.KeyboardModifier.ControlModifier


class Screen(QObject):
    """A part of a screen that tells what it did."""

    undoable = Signal(object)


@pytest.fixture
def taken():
    return []


@pytest.fixture
def told():
    return []


@pytest.fixture
def undo(told):
    return UndoModel(lambda error: told.append(str(error)))


def act(taken, words):
    async def back():
        taken.append(words)

    return Undoable(words, back)


async def test_the_last_act_is_taken_back_first(undo, taken):
    undo.push(act(taken, "One."))
    undo.push(act(taken, "Two."))
    assert (undo.words, undo.action) == ("Two.", "Undo")
    for _ in range(3):
        undo.undo()
        await undo.tasks.settled()
    assert taken == ["Two.", "One."]
    assert (undo.words, undo.action) == ("Taken back: One.", "")


async def test_what_leaves_nothing_to_take_back_is_said_in_the_same_line(undo, taken):
    undo.push(act(taken, "One."))
    undo.tell("Saved.")
    assert (undo.words, undo.action, undo.next) == ("Saved.", "", "One.")


async def test_a_line_that_has_gone_can_still_be_taken_back(undo, taken):
    undo.push(act(taken, "One."))
    undo.gone()
    assert (undo.words, undo.action, undo.next) == ("", "", "One.")
    undo.undo()
    undo.undo()  # while the first is under way
    await undo.tasks.settled()
    assert taken == ["One."]


@pytest.mark.parametrize(
    ("error", "next_one"), [(NotFound("No such line."), "One."), (VaultFull("No room."), "Two.")]
)
async def test_what_could_not_be_taken_back_is_said_and_stays_if_the_vault_ails(
    undo, told, taken, error, next_one
):
    async def fails():
        raise error

    undo.push(act(taken, "One."))
    undo.push(Undoable("Two.", fails))
    undo.undo()
    await undo.tasks.settled()
    assert (told, undo.next) == ([str(error)], next_one)


async def test_only_so_many_are_held(undo, taken):
    for number in range(60):
        undo.push(act(taken, str(number)))
    assert len(undo._done) == 50
    assert undo.next == "59"


@pytest.fixture
def shell(world):
    return ShellModel(world.gate())


async def test_the_shell_hears_every_part_of_every_screen(world, monkeypatch, taken):
    from sanctum_desktop.ui.features.home import home_model

    init = home_model.HomeModel.__init__

    def with_a_part(self, desk, left=None, parent=None):
        init(self, desk, left, parent)
        self.part = Screen(self)

    monkeypatch.setattr(home_model.HomeModel, "__init__", with_a_part)
    shell = ShellModel(world.gate())
    await unlocked(shell)
    shell.home.part.undoable.emit(act(taken, "Line left out."))
    assert shell.undo.words == "Line left out."
    await shell.close()


async def test_the_key_takes_back_outside_a_field_and_in_it_belongs_to_the_field(
    window, shell, taken
):
    await unlocked(shell)
    shell.undo.push(act(taken, "Line left out."))
    line = window.findChild(QObject, "done")
    assert line.property("text") == "Line left out."
    assert line.property("visible")
    shell.go("talk")
    QGuiApplication.processEvents()
    QTest.keyClick(window, "x")
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.findChild(QObject, "answer").property("text") == ""
    assert taken == []
    shell.go("home")
    QGuiApplication.processEvents()
    press(window, Qt.Key.Key_Z, CTRL)
    await shell.undo.tasks.settled()
    assert taken == ["Line left out."]
    await shell.close()


async def test_where_a_talk_was_saved_is_said_there_and_not_as_an_alert(shell):
    await unlocked(shell)
    shell.talk.told.emit("The talk is saved.")
    assert (shell.undo.words, shell.undo.action, shell.message) == ("The talk is saved.", "", "")
    await shell.close()


async def test_locking_forgets_what_was_done(window, shell, taken):
    await unlocked(shell)
    shell.undo.push(act(taken, "Line left out."))
    shell.lock()
    assert (shell.undo.words, shell.undo.next) == ("", "")
    await shell.tasks.settled()
