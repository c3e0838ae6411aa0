"""Seven daily and four weekly backups stay."""

from datetime import date, timedelta

import pytest

from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint
from sanctum_desktop.core.policies.backup_rotation import to_discard

START = date(2026, 1, 1)


def point(day, minute="1200", kind=BackupKind.DAILY):
    return BackupPoint(f"{day:%Y-%m-%d}-{minute}", day, kind, 1)


def lived(days):
    """What is on the shelf after a round on each of those days."""
    shelf = []
    for day in days:
        shelf.append(point(day))
        dropped = to_discard(shelf)
        shelf = [one for one in shelf if one not in dropped]
    return [one.day for one in shelf]


def test_after_months_of_every_day():
    kept = lived(START + timedelta(days=number) for number in range(120))
    last = START + timedelta(days=119)
    assert kept[-7:] == [last - timedelta(days=number) for number in range(6, -1, -1)]
    weekly = kept[:-7]
    assert len(weekly) == 4
    assert len({day.isocalendar()[:2] for day in weekly}) == 4
    assert weekly[0] >= last - timedelta(days=7 * 5 + 6)
    assert [day.isoweekday() for day in weekly[:-1]] == [7, 7, 7]  # the last of its week


@pytest.mark.parametrize("step", [2, 7, 30, 400])
def test_a_vault_used_now_and_then_keeps_as_many(step):
    kept = lived(START + timedelta(days=number * step) for number in range(40))
    assert len(kept) == 11


def test_the_newest_of_a_day_stays():
    early, late = point(START, "0800"), point(START, "1900")
    assert to_discard([late, early]) == (early,)


def test_time_alone_and_a_clock_gone_wrong_delete_nothing():
    assert to_discard([point(START), point(date(2099, 1, 1)), point(date(1970, 1, 1))]) == ()


def test_copies_from_before_an_update_are_not_counted():
    copies = [point(START - timedelta(days=n), kind=BackupKind.BEFORE_UPDATE) for n in range(40)]
    assert to_discard(copies) == ()
