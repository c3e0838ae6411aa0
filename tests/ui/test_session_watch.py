"""The watchers where there is nothing to hear; what is heard on a bus is in the journeys."""

import pytest

from contracts.session_watch_contract import SessionWatchContract
from sanctum_desktop.adapters.session_watch.macos import MacSessionWatch
from sanctum_desktop.adapters.session_watch.unwatched import Unwatched
from sanctum_desktop.bootstrap import diagnosis, leaving
from sanctum_desktop.ui.qt.session_messages import SessionMessageWatch
from sanctum_desktop.ui.qt.session_watch import SessionBusWatch


class TestUnwatched(SessionWatchContract):
    @pytest.fixture
    def watch(self):
        return Unwatched()


class TestSessionBusWatchWithoutABus(SessionWatchContract):
    @pytest.fixture
    def watch(self, qapp, monkeypatch, tmp_path):
        for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            monkeypatch.setenv(bus, f"unix:path={tmp_path}/nobody")
        return SessionBusWatch()


@pytest.mark.parametrize("system", ["win32", "darwin", "freebsd14"])
def test_doctor_says_where_nothing_is_watched(system, qapp, monkeypatch):
    monkeypatch.setattr(diagnosis, "_SYSTEM", system)
    monkeypatch.setattr(leaving, "session_watch", Unwatched)
    found = diagnosis._session()
    assert not found.works
    assert "idle time and Ctrl+L lock" in found.detail


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_doctor_says_that_nobody_has_tried_it(system, qapp, monkeypatch):
    watch = Unwatched()
    monkeypatch.setattr(watch, "heard", lambda: ("sleep", "session"))
    monkeypatch.setattr(diagnosis, "_SYSTEM", system)
    monkeypatch.setattr(leaving, "session_watch", lambda: watch)
    found = diagnosis._session()
    assert found.works
    assert "on sleep, a locked session" in found.detail
    assert "our tests have never run on this system" in found.detail


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        ("linux", SessionBusWatch),
        ("win32", SessionMessageWatch),
        ("darwin", MacSessionWatch),
        ("freebsd14", Unwatched),
    ],
)
def test_each_system_has_its_watch(system, kind, qapp, monkeypatch):
    monkeypatch.setattr(leaving, "_SYSTEM", system)
    assert type(leaving.session_watch.__wrapped__()) is kind
