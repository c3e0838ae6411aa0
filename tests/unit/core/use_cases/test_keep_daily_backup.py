"""The daily round: once a day, never in the way."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.errors import CannotWrite, VaultDamaged, VaultFull
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint
from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


class RememberedShelf:
    """A shelf in memory that can be told to fail."""

    def __init__(self, *days, changed=True, trouble=None):
        self.on_it = [BackupPoint(f"{d}-1200", d, BackupKind.DAILY, 1) for d in days]
        self.changed, self.trouble = changed, trouble
        self.read_through = 0

    async def points(self):
        return tuple(self.on_it)

    async def is_current(self, point):
        self.read_through += 1
        assert point == self.on_it[0]
        return not self.changed

    async def add(self, moment):
        if self.trouble:
            raise self.trouble
        self.on_it.insert(0, BackupPoint("new", moment.date(), BackupKind.DAILY, 1))
        return self.on_it[0]

    async def discard(self, points):
        self.on_it = [one for one in self.on_it if one not in points]

    async def renew(self, passphrase):
        raise AssertionError


async def test_a_day_that_has_its_backup_costs_nothing():
    shelf = RememberedShelf(NOW.date())
    assert (await KeepDailyBackup(shelf)(NOW)).made is None
    assert shelf.read_through == 0


@pytest.mark.parametrize("changed", [True, False])
async def test_only_where_something_changed(changed):
    shelf = RememberedShelf(date(2026, 3, 3), changed=changed)
    assert ((await KeepDailyBackup(shelf)(NOW)).made is not None) == changed


async def test_a_clock_set_back_still_keeps_changes():
    shelf = RememberedShelf(date(2027, 1, 1))
    assert (await KeepDailyBackup(shelf)(NOW)).made is not None


@pytest.mark.parametrize(
    "trouble",
    [
        VaultFull("The disk is full; what was saved before is safe.", advice="Free some space."),
        CannotWrite("The backup x could not be written: the disk is full."),
        VaultDamaged("A page of the vault was changed since it was written."),
    ],
)
async def test_trouble_is_said_once_and_no_old_backup_goes(trouble):
    days = [date(2026, 2, day) for day in range(28, 0, -1)]
    shelf = RememberedShelf(*days, trouble=trouble)
    kept = await KeepDailyBackup(shelf)(NOW)
    assert kept.notice == f"Today's backup was not made. {trouble} {trouble.advice}".strip()
    assert len(shelf.on_it) == 28
