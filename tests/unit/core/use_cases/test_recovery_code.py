"""The question before the first export, and what answers it for good."""

import pytest

from sanctum_desktop.core.domain.errors import WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.use_cases.confirm_recovery_code import ConfirmRecoveryCode
from sanctum_desktop.core.use_cases.read_trail import ReadTrail
from sanctum_desktop.core.use_cases.renew_recovery_code import RenewRecoveryCode


class Kept:
    """A trail of one entry a page, a recovery slot and a shelf."""

    def __init__(self, *events):
        self.entries = [TrailEntry(None, event) for event in events]
        self.renewed = []

    async def record(self, event, detail=""):
        self.entries.append(TrailEntry(None, event, detail))

    async def page(self, *, holding="", skip=0, limit=200):
        return tuple(reversed(self.entries))[skip : skip + 1]

    async def check_recovery_code(self, typed):
        if typed != "K7QF":
            raise WrongPassphrase("No.")

    async def renew_recovery_code(self, passphrase):
        self.renewed.append("code")
        return "NEW"

    async def renew(self, passphrase):
        self.renewed.append("backups")


@pytest.mark.parametrize(
    ("events", "due"),
    [
        ((), True),
        ((TrailEvent.UNLOCKED, TrailEvent.EXPORTED), True),
        ((TrailEvent.RECOVERY_CONFIRMED, TrailEvent.UNLOCKED), False),
        ((TrailEvent.RECOVERED, TrailEvent.UNLOCKED), False),  # it opened the vault: it is known
        ((TrailEvent.RECOVERY_CONFIRMED, TrailEvent.RECOVERY_RENEWED), True),
        ((TrailEvent.RECOVERY_CONFIRMED, TrailEvent.KEYS_RENEWED, TrailEvent.UNLOCKED), True),
        ((TrailEvent.KEYS_RENEWED, TrailEvent.RECOVERY_CONFIRMED), False),
    ],
)
async def test_it_is_asked_until_it_was_answered_for_this_code(events, due):
    kept = Kept(*events)
    assert await ConfirmRecoveryCode(kept, kept).is_due() is due


async def test_a_code_that_does_not_fit_answers_nothing():
    kept = Kept()
    confirm = ConfirmRecoveryCode(kept, kept)
    with pytest.raises(WrongPassphrase):
        await confirm.tried("no")
    assert await confirm.is_due()
    await confirm.tried("K7QF")
    assert not await confirm.is_due()


async def test_the_person_s_word_counts():
    kept = Kept()
    await ConfirmRecoveryCode(kept, kept).said()
    assert (await ReadTrail(kept)())[0].detail == "said"


async def test_a_new_code_comes_to_the_backups_too():
    kept = Kept()
    assert await RenewRecoveryCode(kept, kept)(Passphrase("x")) == "NEW"
    assert kept.renewed == ["code", "backups"]
