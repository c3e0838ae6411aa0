"""A new recovery code, and the acts of an open vault that ask for no passphrase."""

import pytest

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.archive_file import header_of
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.adapters.sqlcipher.presence import HEADER, PREVIOUS_HEADER
from sanctum_desktop.adapters.sqlcipher.recovery import SqlcipherRecovery
from sanctum_desktop.core.domain.errors import VaultLocked, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.renew_recovery_code import RenewRecoveryCode


@pytest.fixture
async def first_code(new_vault, passphrase):
    vault = new_vault()
    code = await vault.create(passphrase)
    await vault.unlock(passphrase)
    return vault, code


async def test_a_new_code_opens_and_the_old_one_opens_neither_header_nor_backup(
    first_code, passphrase, clock, tmp_path
):
    vault, old = first_code
    backups = SqlcipherBackups(vault)
    point = await backups.add(clock.now())
    new = await RenewRecoveryCode(SqlcipherRecovery(vault), backups)(passphrase)
    await SqlcipherRecovery(vault).check_recovery_code(new.lower())
    with pytest.raises(WrongPassphrase):
        await SqlcipherRecovery(vault).check_recovery_code(old)
    backup = tmp_path / "vault" / "backups" / f"{point.id}.sanctum-backup"
    kept = [read_header(vault.folder)[0], header_of(backup)]
    kept.append(headers.decode((vault.folder / PREVIOUS_HEADER).read_bytes()))
    for header in kept:
        headers.open_with_recovery_code(header, new)
        with pytest.raises(WrongPassphrase):
            headers.open_with_recovery_code(header, old)
    await vault.lock()
    await vault.recover(new, Passphrase("silver ladder early moon"))


async def test_a_new_code_needs_the_passphrase_and_an_open_vault(first_code, passphrase):
    vault, old = first_code
    before = (vault.folder / HEADER).read_bytes()
    with pytest.raises(WrongPassphrase):
        await SqlcipherRecovery(vault).renew_recovery_code(Passphrase("not this one"))
    await SqlcipherRecovery(vault).check_recovery_code(old)
    assert (vault.folder / HEADER).read_bytes() == before
    await vault.lock()
    recovery = SqlcipherRecovery(vault)
    for work in (recovery.check_recovery_code(old), recovery.renew_recovery_code(passphrase)):
        with pytest.raises(VaultLocked):
            await work


async def test_an_open_vault_is_checked_and_backed_up_without_asking_again(
    vault, passphrase, tmp_path
):
    archive = SqlcipherArchive(vault, tmp_path / "stick.sanctum-backup")
    await archive.check(None)
    await archive.back_up(None)
    assert (await vault.trail.page())[0].detail == "stick.sanctum-backup"
    await archive.drill(passphrase)
    await vault.lock()
    for work in (archive.check(None), archive.back_up(None)):
        with pytest.raises(VaultLocked):
            await work
