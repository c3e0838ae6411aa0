"""Security 42: how long somebody is away is counted from boot, not from the date."""

import time
from datetime import timedelta

import pytest

from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.core.domain.settings import NEVER
from sanctum_desktop.core.policies.idle import away_too_long
from sanctum_desktop.core.use_cases.notice_absence import NoticeAbsence


@pytest.mark.parametrize(
    ("seen", "now", "minutes", "away"),
    [
        (1000.0, 1299.9, 5, False),
        (1000.0, 1300.0, 5, True),
        (1000.0, 1060.0, 1, True),
        (1000.0, 1e9, NEVER, False),
        (1000.0, 999.0, 1, False),
    ],
)
def test_away_from_the_minute_set_on(seen, now, minutes, away):
    assert away_too_long(seen, now, minutes) is away


class BootClock:
    now = 50.0

    def seconds(self):
        return self.now


def test_a_sign_of_life_begins_the_count_anew_and_a_late_one_does_not():
    clock = BootClock()
    absent = NoticeAbsence(clock)
    clock.now += 299
    assert not absent(True, 5)
    clock.now += 299
    assert not absent(False, 5)
    clock.now += 1
    assert absent(True, 5)
    assert absent(True, 5)


def test_security_42_the_date_set_back_or_forward_changes_nothing(monkeypatch):
    """The real boot clock under a date that jumps a day back and a year forward."""
    clock, real = SystemBootClock(), time.time()
    absent = NoticeAbsence(clock)
    for jump in (timedelta(days=-1), timedelta(days=365)):
        before = clock.seconds()
        monkeypatch.setattr(time, "time", lambda jump=jump: real + jump.total_seconds())
        assert 0 <= clock.seconds() - before < 60
        assert not absent(False, 1)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux names the clock")
def test_security_42_time_asleep_counts(monkeypatch):
    """Sleep moves the boot clock and leaves the monotonic one, which Linux stops."""
    absent = NoticeAbsence(SystemBootClock())
    read = time.clock_gettime
    asleep = {time.CLOCK_BOOTTIME: 3600.0}
    monkeypatch.setattr(time, "clock_gettime", lambda clock: read(clock) + asleep.get(clock, 0.0))
    assert absent(True, 30)
