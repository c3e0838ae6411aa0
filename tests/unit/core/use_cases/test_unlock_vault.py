"""The wait after wrong passphrases, by clocks that the test moves."""

from datetime import UTC, datetime, timedelta

import pytest

from sanctum_desktop.core.domain.errors import TriedTooSoon, VaultFull, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.unlock_delay import delay_s
from sanctum_desktop.core.use_cases.unlock_vault import UnlockVault

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_the_pause_doubles_up_to_half_a_minute():
    assert [delay_s(failed) for failed in range(9)] == [0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert delay_s(100_000) == 30


class Computer:
    """A date, seconds since boot, and the tries noted beside the vault."""

    def __init__(self):
        self.date, self.boot, self.times = NOON, 1000.0, []
        self.full = False

    def now(self):
        return self.date

    def today(self):
        return self.date.date()

    def seconds(self):
        return self.boot

    def failed(self):
        return tuple(self.times)

    def pass_by(self, seconds):
        self.date += timedelta(seconds=seconds)
        self.boot += seconds

    async def refuse(self, _passphrase):
        if not self.full:
            self.times.append(self.date)
        raise WrongPassphrase("That passphrase does not open it.")

    async def open(self, _passphrase):
        self.times.clear()


@pytest.fixture
def computer():
    return Computer()


@pytest.fixture
def unlock(computer):
    return UnlockVault(computer, computer, computer)


async def fail(unlock, computer, times=1):
    for _ in range(times):
        computer.pass_by(unlock.wait_s())
        with pytest.raises(WrongPassphrase):
            await unlock(Passphrase("wrong"), computer.refuse)


async def test_each_wrong_try_makes_the_next_wait_longer(unlock, computer):
    waits = []
    for _ in range(7):
        await fail(unlock, computer)
        waits.append(unlock.wait_s())
    assert waits == [1, 2, 4, 8, 16, 30, 30]
    computer.pass_by(12)
    assert unlock.wait_s() == 18


async def test_a_try_before_its_time_never_reaches_the_vault(unlock, computer):
    await fail(unlock, computer, 3)
    with pytest.raises(TriedTooSoon) as told:
        await unlock(Passphrase("right"), computer.open)
    assert told.value.advice
    assert len(computer.times) == 3
    computer.pass_by(4)
    await unlock(Passphrase("right"), computer.open)
    assert unlock.wait_s() == 0
    await fail(unlock, computer)
    assert unlock.wait_s() == 1  # the count began anew


async def test_starting_the_app_anew_does_not_shorten_it(unlock, computer):
    await fail(unlock, computer, 5)
    computer.pass_by(3)
    again = UnlockVault(computer, computer, computer)
    assert again.wait_s() == 13
    computer.pass_by(3600)
    assert UnlockVault(computer, computer, computer).wait_s() == 0


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=365)])
async def test_the_date_set_back_or_forward_changes_no_pause_that_runs(unlock, computer, jump):
    await fail(unlock, computer, 5)
    computer.date += jump
    assert unlock.wait_s() == 16
    computer.pass_by(6)
    assert unlock.wait_s() == 10


async def test_a_date_set_back_before_the_app_starts_costs_one_pause_at_most(unlock, computer):
    await fail(unlock, computer, 5)
    computer.date -= timedelta(days=1)
    again = UnlockVault(computer, computer, computer)
    assert again.wait_s() == 16
    computer.pass_by(16)
    assert again.wait_s() == 0


async def test_tries_count_where_they_could_not_be_noted(unlock, computer):
    computer.full = True
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            await unlock(Passphrase("wrong"), computer.refuse)
        waits.append(unlock.wait_s())
        computer.pass_by(waits[-1])
    assert waits == [1, 2, 4]


async def test_what_is_no_wrong_passphrase_makes_nobody_wait(unlock, computer):
    async def full(_passphrase):
        raise VaultFull("The disk is full.")

    with pytest.raises(VaultFull):
        await unlock(Passphrase("right"), full)
    assert unlock.wait_s() == 0
