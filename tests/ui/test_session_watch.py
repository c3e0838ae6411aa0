"""Both watchers where there is nothing to hear; what is heard on a bus is in the journeys."""

import pytest

from contracts.session_watch_contract import SessionWatchContract
from sanctum_desktop.adapters.session_watch.unwatched import Unwatched
from sanctum_desktop.bootstrap import diagnosis
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


def test_doctor_says_where_nothing_is_watched(monkeypatch):
    monkeypatch.setattr(diagnosis, "_SYSTEM", "darwin")
    found = diagnosis._session()
    assert not found.works
    assert "idle time locks" in found.detail
