"""A vault through any order of acts: no acknowledged write is lost, no old secret opens it.

A kill is a copy of the folder taken while it is open, as the disk would be found: the copy is gone
on with, the process it was taken from is dropped.
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from adapters.sqlcipher.conftest import QUICK, FakeClock
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.errors import WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase

OLDER = 2
"""The version the vault begins with: its first opening by all migrations takes the rest."""
PLACES = st.sampled_from(["talk", "notes", "page"])
WORDS = st.text(max_size=40).map(lambda words: words.encode("utf-8", "replace").decode())


class VaultMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="vault-machine-"))
        self.loop = asyncio.new_event_loop()
        self.made = 0
        self.said = {}
        self.old_secrets = set()
        self.backup, self.restored = None, False
        self.passphrase = self.fresh_passphrase()
        self.use(self.home / "vault", migrations=MIGRATIONS[:OLDER])
        self.code = self.run(self.vault.create(self.passphrase))
        self.vault.close()
        self.use(self.home / "vault")

    def use(self, folder, **options):
        self.vault = SqlcipherVault(folder, FakeClock(), kdf=QUICK, **options)

    def run(self, awaitable):
        return self.loop.run_until_complete(awaitable)

    def fresh_passphrase(self):
        self.made += 1
        return Passphrase(f"walnut harbor quiet {self.made}")

    def opened(self):
        if not self.vault.is_open:
            self.run(self.vault.unlock(self.passphrase))
            assert self.vault.notices == ()

    @rule(place=PLACES, words=WORDS)
    def write(self, place, words):
        self.opened()
        self.run(self.vault.drafts.put(place, words))
        self.said[place] = words

    @rule()
    def lock(self):
        self.run(self.vault.lock())

    @precondition(lambda self: self.vault.is_open)
    @rule()
    def kill(self):
        self.made += 1
        after = Path(shutil.copytree(self.vault.folder, self.home / f"killed-{self.made}"))
        self.run(self.vault.lock())
        self.vault.close()
        self.use(after)

    @rule()
    def change_passphrase(self):
        new = self.fresh_passphrase()
        self.run(self.vault.change_passphrase(self.passphrase, new))
        self.old_secrets.add(self.passphrase)
        self.passphrase = new

    @rule()
    def recover(self):
        self.run(self.vault.lock())
        new = self.fresh_passphrase()
        self.run(self.vault.recover(self.code, new))
        self.old_secrets.add(self.passphrase)
        self.passphrase = new

    @rule()
    def renew_keys(self):
        new = self.fresh_passphrase()
        self.code = self.run(self.vault.renew_keys(self.passphrase, new))
        self.old_secrets.add(self.passphrase)
        self.passphrase = new

    @precondition(lambda self: self.backup is None)  # age takes seconds for each
    @rule()
    def back_up(self):
        self.made += 1
        file = self.home / f"backup-{self.made}"
        self.run(SqlcipherArchive(self.vault, file).back_up(self.passphrase))
        self.backup = (file, self.passphrase, self.code, dict(self.said))

    @precondition(lambda self: self.backup is not None and not self.restored)
    @rule(by_code=st.booleans())
    def restore(self, by_code):
        file, passphrase, code, said = self.backup
        self.made += 1
        self.run(self.vault.lock())
        self.vault.close()
        self.use(self.home / f"restored-{self.made}")
        secret = {"recovery_code": code} if by_code else {"passphrase": passphrase}
        self.run(SqlcipherArchive(self.vault, file).restore(**secret))
        self.passphrase, self.code, self.said = passphrase, code, dict(said)
        self.old_secrets.discard(passphrase)
        self.restored = True

    @invariant()
    def nothing_acknowledged_is_lost(self):
        if self.vault.is_open:
            for place, words in self.said.items():
                assert self.run(self.vault.drafts.get(place)) == words

    def teardown(self):
        self.run(self.vault.lock())
        for old in sorted(self.old_secrets, key=lambda secret: secret.reveal())[-2:]:
            with pytest.raises(WrongPassphrase):
                self.run(self.vault.unlock(old))
        self.opened()
        self.nothing_acknowledged_is_lost()
        self.run(self.vault.call(self.vault.integrity))
        self.run(self.vault.lock())
        self.vault.close()
        self.loop.close()
        shutil.rmtree(self.home)


_ANY = {"deadline": None, "suppress_health_check": list(HealthCheck)}
VaultMachine.TestCase.settings = settings(max_examples=5, stateful_step_count=12, **_ANY)
TestVault = VaultMachine.TestCase


class LongVaultMachine(VaultMachine):
    """The same acts in longer and more lives."""


LongVaultMachine.TestCase.settings = settings(max_examples=50, stateful_step_count=40, **_ANY)
TestVaultAtLength = pytest.mark.soak(LongVaultMachine.TestCase)
