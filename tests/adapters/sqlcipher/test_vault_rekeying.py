"""New keys all through: nothing from before opens what is there now."""

import shutil

import pytest

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultError, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase

NEW = Passphrase("silver ladder early moon")


async def test_old_secrets_open_nothing_not_even_with_an_old_header(
    vault, new_vault, passphrase, tmp_path
):
    await vault.drafts.put("talk", "half a thought")
    await vault.lock()
    before = shutil.copytree(vault.folder, tmp_path / "before")
    code = await vault.renew_keys(passphrase, NEW)
    with pytest.raises(WrongPassphrase):
        await vault.unlock(passphrase)
    await vault.unlock(NEW)
    assert await vault.drafts.get("talk") == "half a thought"
    assert vault.notices == ()
    await vault.lock()

    # Who copied the header earlier and learns the passphrase has a key, of no page there is now.
    mixed = shutil.copytree(vault.folder, tmp_path / "mixed")
    for name in ("vault.hdr", "vault.hdr.1"):
        shutil.copy(before / name, mixed / name)
    with pytest.raises(VaultDamaged):
        await new_vault(mixed).unlock(passphrase)

    await vault.recover(code, passphrase)
    assert await vault.drafts.get("talk") == "half a thought"


async def test_the_old_recovery_code_is_worth_nothing(new_vault, passphrase):
    vault = new_vault()
    old_code = await vault.create(passphrase)
    new_code = await vault.renew_keys(passphrase, NEW)
    assert old_code != new_code
    with pytest.raises(WrongPassphrase):
        await vault.recover(old_code, passphrase)
    await vault.recover(new_code, passphrase)


async def test_copies_the_old_secrets_would_open_go(vault, passphrase):
    backups = vault.folder / "backups"
    backups.mkdir()
    (backups / "before-3-20260301.db").write_bytes(b"old pages")
    await vault.renew_keys(passphrase, NEW)
    assert not list(backups.iterdir())


async def test_a_wrong_passphrase_renews_nothing(vault, passphrase):
    header = (vault.folder / "vault.hdr").read_bytes()
    await vault.lock()
    header = (vault.folder / "vault.hdr").read_bytes()
    with pytest.raises(WrongPassphrase):
        await vault.renew_keys(NEW, NEW)
    assert (vault.folder / "vault.hdr").read_bytes() == header


@pytest.mark.parametrize("rekeyed", [False, True])
async def test_a_rekeying_cut_short_is_finished_at_the_next_opening(
    vault, new_vault, passphrase, rekeyed
):
    """As a kill leaves it: both keys in the header, the pages under either."""
    await vault.drafts.put("talk", "half a thought")
    held, key = vault.held(), bytearray(range(32))

    def cut_short():
        both = headers.with_next_database_key(held.header, held.master, key)
        headers_written(vault.folder, both)
        if rekeyed:
            held.database.rekey(key)

    await vault.call(cut_short)
    await vault.call(held.database.discard)
    held.release()
    again = new_vault()
    await again.unlock(passphrase)
    assert await again.drafts.get("talk") == "half a thought"
    header, notice = read_header(vault.folder)
    assert list(header.database_keys) == ["2" if rekeyed else "1"]
    assert not notice
    assert (vault.folder / "vault.hdr").read_bytes() == (vault.folder / "vault.hdr.1").read_bytes()
    vault._open = vault._store.database = None  # as its process is gone


def headers_written(folder, header):
    for name in ("vault.hdr", "vault.hdr.1"):
        (folder / name).write_bytes(headers.encode(header))


async def test_a_full_disk_leaves_the_old_key(vault, passphrase, monkeypatch):
    await vault.drafts.put("talk", "half a thought")

    def full(database, _key):
        database.discard()
        raise VaultError("full")

    monkeypatch.setattr("sanctum_desktop.adapters.sqlcipher.database.Database.rekey", full)
    with pytest.raises(VaultError):
        await vault.renew_keys(passphrase, NEW)
    assert await vault.drafts.get("talk") == "half a thought"
    await vault.lock()
    await vault.unlock(passphrase)
    header, _ = read_header(vault.folder)
    assert list(header.database_keys) == ["1"]
