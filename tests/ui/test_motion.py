"""What each system answers when it is asked whether things may move, by stand-ins for them."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from foreign_function import ForeignFunction
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.ui.qt import motion, surroundings
from sanctum_desktop.ui.qt.motion import SystemMotion, asked_of_macos, asked_of_windows

PORTAL = Path(__file__).with_name("portal_session.py")


def windows(moves, answers=1):
    """user32 whose animations are as given; 0 for an answer is a call that failed."""

    def told(action, _size, place, _flags):
        assert action == 0x1042
        motion.ctypes.c_int.from_address(place).value = moves
        return answers

    return lambda _: SimpleNamespace(SystemParametersInfoW=ForeignFunction(told))


def macos(still):
    """An Objective-C runtime with one workspace; what no class has is nil."""
    classes, names = {b"NSWorkspace": 0x7F00_0000_1000}, {}

    def named(name):
        return names.setdefault(name, 0x7F00_0000_2000 + len(names))

    def send(receiver, selector):
        known = {number: name for name, number in names.items()}[selector]
        if (receiver, known) == (classes[b"NSWorkspace"], b"sharedWorkspace"):
            return 0x7F00_0000_3000
        assert (receiver, known) == (0x7F00_0000_3000, b"accessibilityDisplayShouldReduceMotion")
        return still

    return lambda _: SimpleNamespace(
        objc_getClass=ForeignFunction(lambda name: classes[name]),
        sel_registerName=ForeignFunction(named),
        objc_msgSend=ForeignFunction(send),
    )


def missing(_):
    raise OSError("no such library")


@pytest.mark.parametrize(
    ("ask", "load", "still"),
    [
        (asked_of_windows, windows(moves=0), True),
        (asked_of_windows, windows(moves=1), False),
        (asked_of_windows, windows(moves=0, answers=0), False),
        (asked_of_windows, missing, False),
        (asked_of_windows, lambda _: SimpleNamespace(), False),
        (asked_of_macos, macos(still=True), True),
        (asked_of_macos, macos(still=False), False),
        (asked_of_macos, missing, False),
        (asked_of_macos, lambda _: SimpleNamespace(), False),
    ],
)
def test_what_the_system_answers(ask, load, still):
    assert ask(load) is still


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_it_is_asked_again_whenever_the_window_comes_to_the_front(system, qapp, monkeypatch):
    asked, told = {"still": False}, []
    monkeypatch.setattr(motion, "_SYSTEM", system)
    monkeypatch.setitem(motion._ASKED, system, lambda: asked["still"])
    heard = SystemMotion()
    heard.changed.connect(lambda: told.append(heard.still))
    heard.listen()
    asked["still"] = True
    changes = QGuiApplication.instance().applicationStateChanged
    changes.emit(Qt.ApplicationState.ApplicationInactive)
    assert told == []
    changes.emit(Qt.ApplicationState.ApplicationActive)
    asked["still"] = False
    changes.emit(Qt.ApplicationState.ApplicationActive)
    assert told == [True, False]
    shiboken6.delete(heard)


def test_elsewhere_nothing_is_asked(qapp, monkeypatch):
    monkeypatch.setattr(motion, "_SYSTEM", "freebsd14")
    heard = SystemMotion()
    heard.listen()
    assert not heard.still


def test_the_window_is_still_where_the_system_asks_and_moves_again(qapp, monkeypatch):
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    surrounded = surroundings.Surroundings()
    told = []
    surrounded.changed.connect(lambda: told.append(surrounded.still))
    surroundings.system_motion.tell(True)
    surroundings.system_motion.tell(False)
    assert told == [True, False]
    surroundings.follow(Settings(motion="less"))
    assert surrounded.still
    surroundings.follow(Settings())


@pytest.mark.skipif(sys.platform != "linux", reason="the portal is Linux's")
@pytest.mark.parametrize(
    ("portal", "told"),
    [
        ("new", ["appearance 0: False", "appearance 1: True", "appearance 0: False"]),
        ("old", ["animations True: False", "animations False: True", "animations True: False"]),
        ("none", []),
    ],
)
def test_a_portal_is_heard_and_followed_and_none_is_needed(portal, told):
    command = ["dbus-run-session", "--", sys.executable, PORTAL, portal]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert (done.stdout.splitlines(), done.returncode) == (told, 0), done.stderr
