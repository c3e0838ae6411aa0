"""The automatic backups in the vault's folder."""

import shutil
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.repository_contracts import NOON, a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.archive_file import read_archive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups, path_of
from sanctum_desktop.core.domain.errors import VaultLocked, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.vaults import BackupKind
from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup
from sanctum_desktop.core.use_cases.list_backups import ListBackups
from sanctum_desktop.core.use_cases.renew_backups import RenewBackups

VERSION_1 = Path(__file__).parents[2] / "fixtures" / "vault_v1"
NEW = Passphrase("silver ladder early moon")


@pytest.fixture
def keep_daily(vault):
    return KeepDailyBackup(SqlcipherBackups(vault))


async def test_one_a_day_where_something_changed(vault, keep_daily):
    async def made(**later):
        kept = await keep_daily(NOON + timedelta(**later))
        assert kept.notice == ""
        return kept.made and kept.made.id

    assert await made() == "2026-03-04-1200"
    assert await made(hours=3) is None
    assert await made(days=1) is None  # nothing changed
    await vault.drafts.put("talk", "a word")
    assert await made(days=1) == "2026-03-05-1200"
    points = await ListBackups(SqlcipherBackups(vault))()
    assert [point.id for point in points] == ["2026-03-05-1200", "2026-03-04-1200"]
    folder = vault.folder / "backups"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


async def test_to_open_it_is_no_change_worth_a_backup(vault, keep_daily, passphrase):
    """The trail grows with each opening; a word said and taken back leaves what was there."""
    await vault.drafts.put("talk", "a word")
    assert (await keep_daily(NOON)).made is not None
    for day in (1, 2, 3):
        await vault.lock()
        with pytest.raises(WrongPassphrase):
            await vault.unlock(NEW)
        await vault.unlock(passphrase)
        assert (await keep_daily(NOON + timedelta(days=day))).made is None
        assert list(vault.folder.glob(".*")) == []
    await vault.drafts.put("talk", "another")
    await vault.drafts.put("talk", "a word")
    assert (await keep_daily(NOON + timedelta(days=4))).made is None
    await vault.drafts.put("talk", "another")
    assert (await keep_daily(NOON + timedelta(days=4))).made is not None


async def test_a_backup_whose_words_do_not_open_makes_a_new_one_due(vault, keep_daily):
    """Its header alone may be whole."""
    first = await keep_daily(NOON)
    file = path_of(vault.folder / "backups", first.made)
    header, sealed = read_archive(file)
    replaced = bytearray(sealed)
    replaced[-20] ^= 1
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("vault.hdr", headers.encode(header))
        packed.writestr("vault.db.age", bytes(replaced))
    await vault.trail.record(TrailEvent.EXPORTED)
    assert (await keep_daily(NOON + timedelta(days=1))).made is not None


async def test_a_garbled_backup_makes_a_new_one_due(vault, keep_daily):
    first = await keep_daily(NOON)
    path_of(vault.folder / "backups", first.made).write_bytes(b"not a backup")
    assert (await keep_daily(NOON + timedelta(days=1))).made is not None


async def test_every_point_comes_back(vault, keep_daily, new_vault, passphrase, tmp_path):
    await vault.conversations.start(a_conversation())
    made = []
    for number in range(3):
        await vault.conversations.append("talk-1", (a_turn(number),))
        made.append((await keep_daily(NOON + timedelta(days=number))).made)
    for number, point in enumerate(made):
        back = new_vault(tmp_path / f"back-{number}")
        file = path_of(vault.folder / "backups", point)
        await SqlcipherArchive(back, file).restore(passphrase=passphrase)
        await back.unlock(passphrase)
        assert len((await back.conversations.get("talk-1")).turns) == number + 1


async def test_the_copy_from_before_an_update_comes_back(new_vault, tmp_path):
    passphrase = Passphrase("walnut harbor quiet seven")
    vault = new_vault(Path(shutil.copytree(VERSION_1, tmp_path / "old")))
    await vault.unlock(passphrase)
    await vault.drafts.put("talk", "after the update")
    await vault.lock()
    (point,) = await SqlcipherBackups(vault).points()
    assert point.kind is BackupKind.BEFORE_UPDATE
    copy = path_of(vault.folder / "backups", point)
    await SqlcipherArchive(vault, copy).restore(passphrase=passphrase)
    await vault.unlock(passphrase)
    assert vault.notices == ()
    assert await vault.drafts.get("talk") != "after the update"


async def test_an_old_passphrase_opens_no_automatic_backup(
    vault, keep_daily, new_vault, passphrase, tmp_path
):
    await vault.conversations.start(a_conversation(turns=(a_turn(0),)))
    file = path_of(vault.folder / "backups", (await keep_daily(NOON)).made)
    (vault.folder / "backups" / "2026-03-01-1200.sanctum-backup").write_bytes(b"garbled")
    await vault.change_passphrase(passphrase, NEW)
    await RenewBackups(SqlcipherBackups(vault))(NEW)
    back = new_vault(tmp_path / "back")
    with pytest.raises(WrongPassphrase):
        await SqlcipherArchive(back, file).restore(passphrase=passphrase)
    await SqlcipherArchive(back, file).restore(passphrase=NEW)
    await back.unlock(NEW)
    assert back.notices == ()
    assert len((await back.conversations.get("talk-1")).turns) == 1


async def test_a_locked_vault_is_no_matter_to_the_person(vault, keep_daily):
    await vault.lock()
    with pytest.raises(VaultLocked):
        await SqlcipherBackups(vault).add(NOON)
    assert "not made" in (await keep_daily(NOON)).notice
    assert [path.name for path in (vault.folder / "backups").iterdir()] == []


async def test_foreign_files_are_no_points(vault):
    folder = vault.folder / "backups"
    folder.mkdir()
    for name in (
        "notes.txt",
        "before-2.db",
        "today.sanctum-backup",
        ".2026-03-04-1200.sanctum-backup.ab",
    ):
        (folder / name).write_bytes(b"x")
    assert await SqlcipherBackups(vault).points() == ()
