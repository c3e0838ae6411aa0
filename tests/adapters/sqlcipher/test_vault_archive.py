"""Back up, restore, check."""

import os
import tempfile
import zipfile

import pyrage
import pytest

from contracts.repository_contracts import NOON, a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.age_identity import age_identity
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.vault import back_up_database
from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    NotFound,
    VaultBusy,
    VaultDamaged,
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
    assert report.changes == CHANGES + 2  # the backup was noted, and it was opened again
    assert not vault.is_open


async def test_wrong_secrets_leave_nothing(backed_up, new_vault, passphrase, tmp_path):
    _, file, _ = backed_up
    elsewhere = new_vault(tmp_path / "elsewhere")
    with pytest.raises(WrongPassphrase):
        await SqlcipherArchive(elsewhere, file).restore(passphrase=Passphrase("not this one"))
    with pytest.raises(NotFound):
        await SqlcipherArchive(elsewhere, tmp_path / "none").restore(passphrase=passphrase)
    assert not elsewhere.folder.exists()


async def test_a_restore_keeps_the_vault_that_was_there(backed_up, new_vault, passphrase):
    vault, file, _ = backed_up
    await vault.unlock(passphrase)
    await vault.drafts.put("talk", "written after the backup")
    await SqlcipherBackups(vault).add(NOON)
    with pytest.raises(VaultBusy):
        await SqlcipherArchive(new_vault(vault.folder), file).restore(passphrase=passphrase)
    await vault.lock()
    for number, name in enumerate(("vault-before-restore", "vault-before-restore-2"), start=1):
        report = await SqlcipherArchive(vault, file).restore(passphrase=passphrase)
        assert name in report.notices[0]
        assert report.rows["turns"] == 2
        aside = new_vault(vault.folder.with_name(name))
        await aside.unlock(passphrase)
        assert await aside.drafts.get("talk") == (
            "written after the backup" if number == 1 else ""
        )
    await vault.unlock(passphrase)
    assert vault.notices == ()
    assert await vault.drafts.get("talk") == ""
    assert len(await SqlcipherBackups(vault).points()) == 1  # every point can still be chosen


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw[:900] + b"x" + raw[901:]])
async def test_a_cut_or_garbled_backup_leaves_the_live_vault_untouched(
    backed_up, passphrase, tmp_path, harm
):
    """Security 22."""
    vault, file, _ = backed_up
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    file.write_bytes(harm(file.read_bytes()))
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(vault, file).restore(passphrase=passphrase)
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["vault"]


async def test_a_drill_proves_a_backup_and_leaves_no_copy(
    backed_up, passphrase, tmp_path, monkeypatch
):
    vault, file, _ = backed_up
    temporary = tmp_path / "temporary"
    left_over = temporary / "sanctum-drill-killed"
    left_over.mkdir(parents=True)
    os.utime(left_over, (0, 0))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    report = await SqlcipherArchive(vault, file).drill(passphrase)
    assert (report.changes, report.rows["conversations"], report.rows["turns"]) == (CHANGES, 1, 2)
    assert list(temporary.iterdir()) == []
    file.write_bytes(file.read_bytes()[:-300])
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(vault, file).drill(passphrase)
    assert list(temporary.iterdir()) == []
    assert not vault.is_open


async def test_a_backup_that_lost_a_turn_is_refused(vault, passphrase, tmp_path):
    """Every page is sound, and still a word is missing."""
    await vault.conversations.start(a_conversation(turns=(a_turn(0), a_turn(1))))
    await vault._store.write(lambda writing: writing.do("DELETE FROM turns WHERE number = 0"))
    archive = SqlcipherArchive(vault, tmp_path / "copy")
    await archive.back_up(passphrase)
    with pytest.raises(VaultDamaged, match="lost words"):
        await archive.drill(passphrase)


async def test_backups_sealed_as_at_first_still_open(backed_up, new_vault, passphrase, tmp_path):
    """The age file of the first backups was sealed with a passphrase."""
    vault, file, _ = backed_up
    await vault.unlock(passphrase)
    header, key = await vault.call(lambda: back_up_database(vault, tmp_path / "copy.db"))
    sealed = pyrage.passphrase.encrypt((tmp_path / "copy.db").read_bytes(), key.hex())
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("vault.hdr", headers.encode(header))
        packed.writestr("vault.db.age", sealed)
    assert (await SqlcipherArchive(vault, file).drill(passphrase)).rows["turns"] == 2


def test_the_age_identity_is_what_age_reads():
    """Security 90: age's own library reads the same letters back, and it opens what it sealed."""
    key = bytes(range(32))
    identity = pyrage.x25519.Identity.from_str(age_identity(key))
    assert str(identity) == age_identity(key)
    assert pyrage.decrypt(pyrage.encrypt(b"words", [identity.to_public()]), [identity]) == b"words"


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
    (tmp_path / "folder").mkdir()
    for place in ("folder", "vault/vault.db", "vault/mine"):
        with pytest.raises(CannotWrite):
            await SqlcipherArchive(vault, tmp_path / place).back_up(passphrase)
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
    await vault.lock()
    with pytest.raises(VaultDamaged):
        await SqlcipherArchive(vault, tmp_path / "mixed").restore(passphrase=passphrase)
    assert list(tmp_path.glob(".*")) == []
    await vault.unlock(passphrase)
    assert await vault.drafts.get("talk") == "later"
