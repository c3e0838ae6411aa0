"""Erasing: keys first, and nothing opens afterwards."""

import os
import shutil

import pytest

from contracts.repository_contracts import NOON, a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
from sanctum_desktop.adapters.sqlcipher.erasing import SqlcipherEraser
from sanctum_desktop.adapters.sqlcipher.shelf import VaultsInFolder
from sanctum_desktop.adapters.sqlcipher.swapping import being_restored
from sanctum_desktop.core.domain.errors import (
    BadInput,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
)
from sanctum_desktop.core.use_cases.erase_vault import EraseVault
from sanctum_desktop.core.use_cases.list_vaults import ListVaults


@pytest.fixture
async def lived_in(new_vault, passphrase):
    """A locked vault with an automatic backup, and its recovery code."""
    vault = new_vault()
    code = await vault.create(passphrase)
    await vault.unlock(passphrase)
    await vault.conversations.start(a_conversation(turns=(a_turn(0),)))
    await SqlcipherBackups(vault).add(NOON)
    await vault.lock()
    return vault, code


async def test_nothing_opens_afterwards(lived_in, new_vault, passphrase, tmp_path):
    vault, code = lived_in
    shutil.copy(vault.folder / "vault.db", tmp_path / "stolen.db")
    # Names linked to the same cells see what stands in them after the files are gone.
    headers = sorted(vault.folder.glob("vault.hdr*"))
    backup = next((vault.folder / "backups").iterdir())
    master_copies = [*headers, backup]
    for number, path in enumerate(master_copies):
        (tmp_path / f"cells-{number}").hardlink_to(path)
    before = [(tmp_path / f"cells-{n}").read_bytes() for n in range(len(master_copies))]
    erased = await EraseVault(SqlcipherEraser(vault.folder))("vault")
    assert (erased.same_keys, erased.foreign) == ((), ())
    assert not vault.folder.exists()
    for number, was in enumerate(before):
        left = (tmp_path / f"cells-{number}").read_bytes()
        assert len(left) == len(was)
        assert b"SNCTVLT" not in left
        assert was[:64] not in left
    again = new_vault(tmp_path / "again")
    again.folder.mkdir()
    shutil.copy(tmp_path / "stolen.db", again.folder / "vault.db")
    for name in ("vault.hdr", "vault.hdr.1"):
        shutil.copy(tmp_path / "cells-0", again.folder / name)
    with pytest.raises(VaultDamaged):
        await again.unlock(passphrase)
    with pytest.raises(VaultDamaged):
        await again.recover(code, passphrase)
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(again, tmp_path / f"cells-{len(headers)}").drill(passphrase)


async def test_a_wrong_name_an_open_vault_and_none_are_refused(lived_in, passphrase, tmp_path):
    vault, _ = lived_in
    erase = EraseVault(SqlcipherEraser(vault.folder))
    for typed in ("", "Vault", "vault ", "yes"):
        with pytest.raises(BadInput):
            await erase(typed)
    await vault.unlock(passphrase)
    with pytest.raises(VaultBusy):
        await erase("vault")
    await vault.lock()
    await vault.unlock(passphrase)
    await vault.lock()
    with pytest.raises(VaultMissing):
        await EraseVault(SqlcipherEraser(tmp_path / "none"))("none")


async def test_a_lost_header_does_not_keep_a_vault_from_being_erased(lived_in):
    vault, _ = lived_in
    for header in vault.folder.glob("vault.hdr*"):
        header.unlink()
    await EraseVault(SqlcipherEraser(vault.folder))("vault")
    assert not vault.folder.exists()


async def test_what_is_not_ours_stays_and_is_named(lived_in):
    vault, _ = lived_in
    (vault.folder / "thesis.txt").write_text("mine")
    (vault.folder / "backups" / "photo.jpg").write_text("mine")
    erased = await EraseVault(SqlcipherEraser(vault.folder))("vault")
    assert erased.foreign == ("backups", "thesis.txt")
    assert (vault.folder / "thesis.txt").read_text() == "mine"


async def test_vaults_with_the_same_keys_are_named_and_unfinished_ones_go(
    lived_in, passphrase, tmp_path
):
    vault, _ = lived_in
    backup = next((vault.folder / "backups").iterdir())
    await SqlcipherArchive(vault, backup).restore(passphrase=passphrase)
    shutil.copytree(vault.folder, tmp_path / "twin")
    shutil.copytree(vault.folder, being_restored(vault.folder))
    erased = await EraseVault(SqlcipherEraser(vault.folder))("vault")
    assert erased.same_keys == ("twin", "vault-before-restore")
    assert not being_restored(vault.folder).exists()


async def test_the_list_of_vaults(lived_in, new_vault, passphrase, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / ".vault.restoring").mkdir()
    (tmp_path / ".vault.restoring" / "vault.db").touch()
    other = new_vault(tmp_path / "other")
    await other.create(passphrase)
    listed = await ListVaults(VaultsInFolder(tmp_path))()
    assert [(one.name, one.backups) for one in listed] == [("other", 0), ("vault", 1)]
    assert all(one.bytes > 4096 for one in listed)
    assert await ListVaults(VaultsInFolder(tmp_path / "none"))() == ()
    long_ago = 86_400 * 365
    os.utime(other.folder / "vault.lock", (long_ago, long_ago))
    assert (await ListVaults(VaultsInFolder(tmp_path))())[0].opened.year == 1971
    await other.unlock(passphrase)
    assert (await ListVaults(VaultsInFolder(tmp_path))())[0].opened.year > 2000
