"""The verbs of the vault: what they refuse before any vault is asked."""

import pytest

from sanctum_desktop.core.domain.errors import SanctumBug, WeakPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultReport
from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
from sanctum_desktop.core.use_cases.change_passphrase import ChangePassphrase
from sanctum_desktop.core.use_cases.check_vault import CheckVault
from sanctum_desktop.core.use_cases.create_vault import CreateVault
from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
from sanctum_desktop.core.use_cases.renew_keys import RenewKeys
from sanctum_desktop.core.use_cases.restore_vault import RestoreVault

STRONG, WEAK = Passphrase("walnut harbor quiet seven"), Passphrase("short")


class RememberingVault:
    """Vault and archive that only remember what was asked."""

    def __init__(self):
        self.asked = []

    async def create(self, passphrase):
        self.asked.append("create")
        return "CODE"

    async def recover(self, recovery_code, new):
        self.asked.append("recover")

    async def change_passphrase(self, old, new):
        self.asked.append("change")

    async def renew_keys(self, old, new):
        self.asked.append("renew")
        return "NEW CODE"

    async def check(self, passphrase):
        return VaultReport(1)

    async def back_up(self, passphrase):
        return VaultReport(2)

    async def restore(self, *, passphrase=None, recovery_code=None):
        return VaultReport(3)


async def test_each_verb_asks_the_vault_once():
    vault = RememberingVault()
    assert await CreateVault(vault)(STRONG) == "CODE"
    await ChangePassphrase(vault)(WEAK, STRONG)
    await RecoverVault(vault)("CODE", STRONG)
    assert await RenewKeys(vault)(WEAK, STRONG) == "NEW CODE"
    assert vault.asked == ["create", "change", "recover", "renew"]
    assert (await CheckVault(vault)(STRONG)).changes == 1
    assert (await BackUpVault(vault)(STRONG)).changes == 2
    assert (await RestoreVault(vault)(recovery_code="CODE")).changes == 3


async def test_a_weak_new_passphrase_never_reaches_the_vault():
    vault = RememberingVault()
    with pytest.raises(WeakPassphrase):
        await CreateVault(vault)(WEAK)
    with pytest.raises(WeakPassphrase):
        await ChangePassphrase(vault)(STRONG, WEAK)
    with pytest.raises(WeakPassphrase):
        await RecoverVault(vault)("CODE", WEAK)
    with pytest.raises(WeakPassphrase):
        await RenewKeys(vault)(STRONG, WEAK)
    assert vault.asked == []


async def test_a_restore_takes_one_secret():
    with pytest.raises(SanctumBug):
        await RestoreVault(RememberingVault())()
