from datetime import timedelta

import pytest

from contracts.repository_contracts import NOON
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.secrets import Passphrase

QUICK = KdfPolicy(KdfCost(19 * 1024, 1, 1))  # the least a vault accepts


class FakeClock:
    def __init__(self):
        self.moment = NOON

    def now(self):
        return self.moment

    def today(self):
        return self.moment.date()

    def pass_by(self, **span):
        self.moment += timedelta(**span)


@pytest.fixture
def passphrase():
    return Passphrase("walnut harbor quiet seven")


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def new_vault(tmp_path, clock):
    """Makes vault objects on a folder and closes them at the end."""
    made = []

    def make(folder=tmp_path / "vault", **options):
        made.append(SqlcipherVault(folder, clock, **{"kdf": QUICK, **options}))
        return made[-1]

    yield make
    for vault in made:
        await vault.lock()
        vault.close()


@pytest.fixture
async def vault(new_vault, passphrase):
    vault = new_vault()
    await vault.create(passphrase)
    await vault.unlock(passphrase)
    return vault
