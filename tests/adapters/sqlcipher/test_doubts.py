"""A vault something speaks against is read but not written until somebody trusts it."""

import hashlib
import shutil

import pytest

from contracts.repository_contracts import a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
from sanctum_desktop.core.domain.errors import (
    VaultDamaged,
    VaultFull,
    VaultReadOnly,
    VaultUnreadable,
)
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent

KEPT = ("vault.db", "vault.db-wal", "vault.hdr", "vault.hdr.1", "vault.tries", "backups")
NEW = Passphrase("another one altogether")


def state(folder):
    """The vault's files, less what the system itself keeps of an open database."""
    found = (folder / name for name in KEPT)
    files = [path for path in found if path.is_file() and path.stat().st_size]
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


async def told(vault, *texts):
    for text in texts:
        await vault.drafts.put("talk", text)


@pytest.fixture(params=["closed in order", "killed, with a log"])
async def older(vault, passphrase, clock, tmp_path, request):
    """A vault whose database is an old copy; after a kill its log stands beside it."""
    await told(vault, "one")
    await vault.lock()
    await vault.unlock(passphrase)
    await told(vault, "two")
    old = shutil.copytree(vault.folder, tmp_path / "old")
    clock.pass_by(seconds=61)  # so that the header hears of the next change
    await told(vault, "three")
    if request.param == "closed in order":
        await vault.lock()
        log = vault.folder / "vault.db-wal"
        log.unlink(missing_ok=True)
        (old / "vault.db-wal").unlink()
    else:
        (crashed := tmp_path / "crashed").mkdir()
        shutil.copy(vault.folder / "vault.hdr", crashed)
        await vault.lock()
        shutil.copy(crashed / "vault.hdr", vault.folder)
        shutil.copy(old / "vault.db-wal", vault.folder)
    shutil.copy(old / "vault.db", vault.folder)
    return vault


async def test_nothing_is_written_before_somebody_said_so(older, passphrase):
    before = state(older.folder)
    await older.unlock(passphrase)
    assert "missing" in older.doubt
    assert await older.drafts.get("talk") in {"one", "two"}
    with pytest.raises(VaultReadOnly, match="nothing was written") as refused:
        await told(older, "four")
    assert "vault accept" in refused.value.advice
    for change in (
        older.change_passphrase(passphrase, NEW),
        older.renew_keys(passphrase, NEW),
        older.trail.record(TrailEvent.EXPORTED),
    ):
        with pytest.raises(VaultReadOnly):
            await change
    assert state(older.folder) == before
    await older.lock()
    assert state(older.folder) == before
    await older.unlock(passphrase)
    assert "missing" in older.doubt  # it is told as long as nobody has decided


async def test_it_can_be_checked_backed_up_and_taken_along_as_it_is(older, passphrase, tmp_path):
    before = state(older.folder)
    await older.unlock(passphrase)
    file = tmp_path / "elsewhere.sanctum"
    checked = await SqlcipherArchive(older, file).check(passphrase)
    assert checked.notices == (older.doubt,)
    await SqlcipherArchive(older, file).back_up()
    contents = await SqlcipherContents(older).read(passphrase)
    assert set(contents.drafts) == {"talk"}
    await older.lock()
    assert state(older.folder) == before
    assert (await SqlcipherArchive(older, file).drill(passphrase)).rows["drafts"] == 1


async def test_trusted_it_goes_on_and_the_trail_says_so(older, passphrase):
    await older.unlock(passphrase)
    doubt = older.doubt
    assert await SqlcipherDoubts(older).trust() == doubt
    assert older.notices == ()
    await told(older, "four")
    (found,) = await older.trail.page(holding="found_older")
    assert found.detail == doubt
    await older.lock()
    await older.unlock(passphrase)
    assert older.notices == ()
    assert await older.drafts.get("talk") == "four"
    assert await SqlcipherDoubts(older).trust() == ""
    assert len(await older.trail.page(holding="found_older")) == 1


async def test_a_locked_one_is_trusted_by_its_passphrase(older, passphrase):
    assert "missing" in await SqlcipherDoubts(older).trust(passphrase)
    assert not older.is_open
    await older.unlock(passphrase)
    assert older.notices == ()


async def test_trust_that_cannot_be_kept_leaves_the_doubt(older, passphrase, monkeypatch):
    await older.unlock(passphrase)
    doubt = older.doubt

    def full(*_):
        raise VaultFull("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("sanctum_desktop.adapters.sqlcipher.vault.record", full)
        with pytest.raises(VaultFull):
            await SqlcipherDoubts(older).trust()
    assert older.doubt == doubt
    with pytest.raises(VaultReadOnly):
        await told(older, "four")


async def put_back(vault):
    """One row as it was before, behind the vault's back."""

    def work():
        with vault.held().database._live() as connection:
            connection.execute("DROP TRIGGER note_UPDATE_drafts")
            connection.execute("UPDATE drafts SET text = 'older'")

    await vault.call(work)


async def test_rows_put_back_stop_all_writing_until_they_are_trusted(vault, passphrase):
    await told(vault, "one")
    doubts = SqlcipherDoubts(vault)
    await doubts.look()
    assert vault.doubt == ""
    await put_back(vault)
    with pytest.raises(VaultDamaged, match="drafts"):
        await doubts.look()
    assert "drafts" in vault.doubt
    assert await vault.drafts.get("talk") == "older"
    with pytest.raises(VaultReadOnly):
        await told(vault, "two")
    await doubts.trust()
    await told(vault, "two")
    await doubts.look()
    assert vault.doubt == ""
    (found,) = await vault.trail.page(holding="found_older")
    assert "drafts" in found.detail
    await vault.lock()
    await vault.unlock(passphrase)
    assert vault.notices == ()


async def test_rows_nobody_trusted_are_found_again_after_a_lock(vault, passphrase):
    await told(vault, "one")
    await put_back(vault)
    with pytest.raises(VaultDamaged):
        await SqlcipherDoubts(vault).look()
    before = state(vault.folder)
    await vault.lock()
    assert state(vault.folder) == before
    await vault.unlock(passphrase)
    with pytest.raises(VaultDamaged):
        await SqlcipherDoubts(vault).look()


@pytest.mark.parametrize("gone", ["moved", "replaced", "its folder too"])
async def test_a_file_that_is_gone_takes_no_writes_but_is_read_and_backed_up(
    vault, passphrase, tmp_path, gone
):
    await vault.conversations.start(a_conversation(turns=(a_turn(0),)))
    database, away = vault.folder / "vault.db", tmp_path / "away"
    if gone == "its folder too":
        vault.folder.rename(away)
    else:
        database.rename(away)
    if gone == "replaced":
        shutil.copy(away, database)
    with pytest.raises(VaultUnreadable, match="gone") as told_so:
        await told(vault, "one")
    assert "backup elsewhere" in told_so.value.advice
    assert await vault.conversations.get("talk-1")
    copy = tmp_path / "stick" / "copy.sanctum"
    copy.parent.mkdir()
    await SqlcipherArchive(vault, copy).back_up()
    assert [file.name for file in copy.parent.iterdir()] == ["copy.sanctum"]
    if gone == "its folder too":
        away.rename(vault.folder)
    else:
        away.replace(database)
    await told(vault, "one")  # the very same file is back
    await vault.lock()
    await vault.unlock(passphrase)
    assert vault.notices == ()
    assert await vault.drafts.get("talk") == "one"
    drilled = await SqlcipherArchive(vault, copy).drill(passphrase)
    assert drilled.rows["turns"] == 1
