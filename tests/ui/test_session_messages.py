"""What is asked of Windows and what its messages mean; how they lock is in the journeys."""

import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication

from contracts.session_watch_contract import SessionWatchContract
from foreign_function import ForeignFunction
from sanctum_desktop.ui.qt import session_messages
from sanctum_desktop.ui.qt.session_messages import SessionMessageWatch
from windows_messages import LOCK, POWER, SESSION, SUSPEND, tell

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Qt's functions are named otherwise"
)

LEAVES = {
    "sleep": SUSPEND,
    "console disconnect": (SESSION, 2),
    "remote disconnect": (SESSION, 4),
    "logoff": (SESSION, 6),
    "lock": LOCK,
}
STAYS = {
    "battery": (POWER, 0xA),
    "woken": (POWER, 0x12),
    "console connect": (SESSION, 1),
    "remote connect": (SESSION, 3),
    "logon": (SESSION, 5),
    "unlock": (SESSION, 8),
    "a key": (0x0100, 4),
}
REGISTRATION = 0x7F00_1234_5678  # more than 32 bits


class FakeWindows:
    """Two libraries; a function that refuses gives 0, a library that is missing does not load."""

    def __init__(self, refused=(), missing=()):
        self.calls, self._refused, self._missing = [], refused, missing

    def load(self, library):
        if library in self._missing:
            raise OSError(library)
        answers = {
            "user32.dll": {
                "RegisterSuspendResumeNotification": REGISTRATION,
                "UnregisterSuspendResumeNotification": 1,
            },
            "wtsapi32.dll": {
                "WTSRegisterSessionNotification": 1,
                "WTSUnRegisterSessionNotification": 1,
            },
        }[library]
        return SimpleNamespace(
            **{name: ForeignFunction(self._noting(name, answers[name])) for name in answers}
        )

    def _noting(self, name, answer):
        def noting(*given):
            self.calls.append((name, given))
            return 0 if name in self._refused else answer

        return noting


@pytest.fixture
def windows():
    return FakeWindows()


@pytest.fixture
def watch(qapp, windows, monkeypatch):
    monkeypatch.setattr(session_messages, "_HOLD_MS", 1)
    watch = SessionMessageWatch(windows.load)
    yield watch
    watch._stop()


@pytest.fixture
def left(watch):
    left = []
    watch.start(lambda: left.append(1))
    return left


@pytest.fixture
def window(left, windows):
    """The handle that was registered."""
    return windows.calls[0][1][0]


class TestSessionMessageWatch(SessionWatchContract):
    @pytest.fixture
    def watch(self, watch):
        return watch


@pytest.mark.parametrize("sign", LEAVES.values(), ids=LEAVES)
def test_the_person_leaves(sign, left, window):
    tell(sign, window)
    assert left == [1]


@pytest.mark.parametrize("sign", STAYS.values(), ids=STAYS)
def test_what_is_no_leaving_locks_nothing(sign, left, window):
    tell(sign, window)
    assert left == []


def test_each_message_counts_once(left, window):
    """The dispatcher shows what was posted before the window does; other windows get their own."""
    tell(LOCK, window, kind=b"windows_dispatcher_MSG")
    tell(SUSPEND, window + 1)
    tell(SUSPEND, None)
    assert left == []


def test_it_registers_a_hidden_window_and_takes_it_back_at_the_end(left, watch, windows, window):
    assert watch.heard() == ("sleep", "session")
    assert windows.calls == [
        ("RegisterSuspendResumeNotification", (window, 0)),
        ("WTSRegisterSessionNotification", (window, 0)),
    ]
    assert not watch._window.isVisible()
    QCoreApplication.instance().aboutToQuit.emit()
    assert windows.calls[2:] == [
        ("WTSUnRegisterSessionNotification", (window,)),
        ("UnregisterSuspendResumeNotification", (REGISTRATION,)),
    ]
    tell(LOCK, window)
    assert left == []


def test_doctor_tries_and_takes_it_back(watch, windows):
    assert watch.heard() == ("sleep", "session")
    assert len(windows.calls) == 4


@pytest.mark.parametrize(
    ("windows", "heard"),
    [
        (FakeWindows(refused=["RegisterSuspendResumeNotification"]), ("session",)),
        (FakeWindows(refused=["WTSRegisterSessionNotification"]), ("sleep",)),
        (FakeWindows(missing=["user32.dll"]), ("session",)),
        (FakeWindows(missing=["wtsapi32.dll"]), ("sleep",)),
        (FakeWindows(missing=["user32.dll", "wtsapi32.dll"]), ()),
    ],
)
def test_what_is_refused_is_not_heard(windows, heard, watch, left):
    assert watch.heard() == heard
    tell(SUSPEND, watch._window.winId())  # comes to every window at the top, asked or not
    assert left == [1]
