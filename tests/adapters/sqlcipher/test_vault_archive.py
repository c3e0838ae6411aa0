"""Back up, restore, check."""

import zipfile

import pytest

from contracts.repository_contracts import a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    NotFound,
    VaultDamaged,
    VaultExists,
    WrongPassphrase,
)
from sanctum_desktop.core.domain.secrets import Passphrase

CHANGES = len(MIGRATIONS) + 1
"""Of a new vault with one talk: the migrations but the first, the opening, and the talk."""


@pytest.fixture
async def backed_up(new_vault, passphrase, tmp_path):
    """A locked vault, its backup file, its recovery code."""
    vault, file = new_vault(), tmp_path / "mine.sanctum-backup"
    code = await vault.create(passphrase)
    await vault.unlock(passphrase)
    await vault.conversations.start(a_conversation(turns=(a_turn(0), a_turn(1))))
    report = await SqlcipherArchive(vault, file).back_up(passphrase)
    assert report.changes == CHANGES
    assert vault.is_open
    await vault.lock()
    return vault, file, code


async def test_a_backup_comes_back_by_passphrase_and_by_code(
    backed_up, new_vault, passphrase, tmp_path
):
    vault, file, code = backed_up
    for name, secret in (("a", {"passphrase": passphrase}), ("b", {"recovery_code": code})):
        restored = new_vault(tmp_path / name)
        await SqlcipherArchive(restored, file).restore(**secret)
        await restored.unlock(passphrase)
        assert restored.notices == ()
        assert len((await restored.conversations.get("talk-1")).turns) == 2
    report = await SqlcipherArchive(vault, file).check(passphrase)
    assert report.changes == CHANGES + 1  # it was opened again
    assert not vault.is_open


async def test_restoring_never_overwrites_and_wrong_secrets_leave_nothing(
    backed_up, new_vault, passphrase, tmp_path
):
    vault, file, _ = backed_up
    with pytest.raises(VaultExists):
        await SqlcipherArchive(vault, file).restore(passphrase=passphrase)
    elsewhere = new_vault(tmp_path / "elsewhere")
    with pytest.raises(WrongPassphrase):
        await SqlcipherArchive(elsewhere, file).restore(passphrase=Passphrase("not this one"))
    with pytest.raises(NotFound):
        await SqlcipherArchive(elsewhere, tmp_path / "none").restore(passphrase=passphrase)
    assert not elsewhere.folder.exists()


async def test_a_cut_or_garbled_backup_is_refused(backed_up, new_vault, passphrase, tmp_path):
    _, file, _ = backed_up
    raw = file.read_bytes()
    middle = bytearray(raw)
    middle[len(raw) // 2] ^= 1
    harmed = tmp_path / "harmed"
    for content in (b"", b"x" * 100, raw[:-1], raw[: len(raw) // 2], raw[100:], bytes(middle)):
        harmed.write_bytes(content)
        elsewhere = new_vault(tmp_path / "elsewhere")
        with pytest.raises(VaultDamaged):
            await SqlcipherArchive(elsewhere, harmed).restore(passphrase=passphrase)
        assert not vault_exists(elsewhere.folder)


async def test_a_garbled_age_file_in_a_sound_zip_is_refused(
    backed_up, new_vault, passphrase, tmp_path
):
    _, file, _ = backed_up
    with zipfile.ZipFile(file) as packed:
        header, age = packed.read("vault.hdr"), bytearray(packed.read("vault.db.age"))
    age[-20] ^= 1
    with zipfile.ZipFile(tmp_path / "harmed", "w") as packed:
        packed.writestr("vault.hdr", header)
        packed.writestr("vault.db.age", bytes(age))
    elsewhere = new_vault(tmp_path / "elsewhere")
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(elsewhere, tmp_path / "harmed").restore(passphrase=passphrase)
    assert not vault_exists(elsewhere.folder)


async def test_a_place_that_cannot_be_written_leaves_no_scraps(backed_up, passphrase, tmp_path):
    vault, _, _ = backed_up
    with pytest.raises(CannotWrite):
        await SqlcipherArchive(vault, tmp_path / "none" / "backup").back_up(passphrase)
    assert sorted(path.name for path in vault.folder.iterdir()) == [
        "vault.db",
        "vault.hdr",
        "vault.hdr.1",
        "vault.lock",
    ]


async def test_the_database_of_another_moment_is_refused(
    backed_up, new_vault, passphrase, tmp_path
):
    vault, file, _ = backed_up
    await vault.unlock(passphrase)
    await vault.drafts.put("talk", "later")
    await SqlcipherArchive(vault, tmp_path / "later").back_up(passphrase)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / "later") as later:
        header, age = later.read("vault.hdr"), old.read("vault.db.age")
    with zipfile.ZipFile(tmp_path / "mixed", "w") as packed:
        packed.writestr("vault.hdr", header)
        packed.writestr("vault.db.age", age)
    elsewhere = new_vault(tmp_path / "elsewhere")
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(elsewhere, tmp_path / "mixed").restore(passphrase=passphrase)
    assert [path.name for path in elsewhere.folder.iterdir()] == ["vault.lock"]
