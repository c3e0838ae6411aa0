"""Opening, closing and everything that keeps a vault from being used."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from contracts.repository_contracts import a_conversation, a_turn
from sanctum_desktop.adapters.sqlcipher import header_file, kdf
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.core.domain.errors import (
    VaultBusy,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
    VaultUnreadable,
    WeakPassphrase,
    WrongPassphrase,
)
from sanctum_desktop.core.domain.secrets import Passphrase


def digest(folder):
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "vault.lock")
    return [(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in files]


async def test_no_vault_is_said_so(new_vault, passphrase):
    vault = new_vault()
    assert not vault_exists(vault.folder)
    with pytest.raises(VaultMissing):
        await vault.unlock(passphrase)
    assert not vault.folder.exists()


async def test_files_are_private_encrypted_and_few(vault, passphrase):
    await vault.drafts.put("talk", "canary of my words")
    await vault.lock()
    assert vault_exists(vault.folder)
    assert sorted(path.name for path in vault.folder.iterdir()) == [
        "vault.db",
        "vault.hdr",
        "vault.hdr.1",
        "vault.lock",
    ]
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700
    for path in vault.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"canary" not in path.read_bytes()
        assert b"walnut" not in path.read_bytes()


async def test_plain_sqlite_does_not_open_it(vault):
    """Security 27: to anything but SQLCipher with the key it is no database."""
    await vault.drafts.put("talk", "canary of my words")
    await vault.lock()
    with sqlite3.connect(vault.folder / "vault.db") as plain:  # noqa: SIM117 - one call raises
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            plain.execute("SELECT * FROM drafts")
    plain.close()


@pytest.mark.parametrize("missing", [1, 1000, 4096, 3 * 4096])
async def test_a_file_that_was_cut_is_reported(vault, passphrase, missing):
    """Security 12: also by whole pages, which leaves a file of a size SQLite could have made."""
    turns = tuple(a_turn(n, text=f"{n} " + "words " * 60) for n in range(100))
    await vault.conversations.start(a_conversation(turns=turns))
    await vault.lock()
    database = vault.folder / "vault.db"
    whole = database.read_bytes()
    database.write_bytes(whole[:-missing])
    with pytest.raises(VaultDamaged) as told:  # noqa: PT012 - at the opening or at the check
        await vault.unlock(passphrase)
        await vault.call(vault.integrity)
    assert str(told.value)
    await vault.lock()
    database.write_bytes(whole)
    await vault.unlock(passphrase)
    assert vault.notices == ()


async def test_a_second_creation_touches_nothing(vault, new_vault, passphrase):
    await vault.lock()
    before = digest(vault.folder)
    with pytest.raises(VaultExists):
        await new_vault().create(passphrase)
    assert digest(vault.folder) == before


async def test_a_wrong_passphrase_costs_the_work_of_the_right_one(vault, passphrase, monkeypatch):
    """Security 30, without a clock: the derivation, all of the time, runs once for both."""
    costs = []

    def counted(secret, salt, cost):
        costs.append(cost)
        return derive(secret, salt, cost)

    derive = kdf.derive
    monkeypatch.setattr(kdf, "derive", counted)
    await vault.lock()
    await vault.unlock(passphrase)
    await vault.lock()
    with pytest.raises(WrongPassphrase):
        await vault.unlock(Passphrase("walnut harbor quiet eight"))
    assert len(costs) == 2
    assert costs[0] == costs[1]


async def test_both_spellings_of_a_letter_open(new_vault):
    vault = new_vault()
    await vault.create(Passphrase("cafe\u0301 au lait"))
    await vault.unlock(Passphrase("caf\u00e9 au lait"))


@pytest.mark.parametrize("text", ["", "x" * 1025])
async def test_unusable_passphrases_make_no_vault(new_vault, text):
    vault = new_vault()
    with pytest.raises(WeakPassphrase):
        await vault.create(Passphrase(text))
    assert not vault_exists(vault.folder)


async def test_a_changed_passphrase_replaces_the_old_everywhere(vault, passphrase, new_vault):
    new = Passphrase("another one altogether")
    await vault.drafts.put("talk", "kept")
    await vault.change_passphrase(passphrase, new)
    assert await vault.drafts.get("talk") == "kept"
    await vault.lock()
    for header in ("vault.hdr", "vault.hdr.1"):
        if header == "vault.hdr.1":
            (vault.folder / "vault.hdr").unlink()
        with pytest.raises(WrongPassphrase):
            await vault.unlock(passphrase)
    await vault.unlock(new)
    assert vault.notices
    await vault.lock()
    await vault.change_passphrase(new, passphrase)
    assert not vault.is_open
    await vault.unlock(passphrase)


async def test_the_recovery_code_opens_and_sets_a_passphrase(new_vault, passphrase):
    vault, new = new_vault(), Passphrase("found again at last")
    code = await vault.create(passphrase)
    with pytest.raises(WrongPassphrase, match="checksum"):
        await vault.recover(("1" if code[0] == "0" else "0") + code[1:], new)
    await vault.recover(code.lower(), new)
    await vault.drafts.put("talk", "x")
    await vault.lock()
    with pytest.raises(WrongPassphrase):
        await vault.unlock(passphrase)
    await vault.unlock(new)


async def test_an_open_vault_still_asks_for_the_right_passphrase(vault, passphrase):
    await vault.unlock(passphrase)
    with pytest.raises(WrongPassphrase):
        await vault.unlock(Passphrase("something else here"))
    assert await vault.drafts.get("talk") == ""


HOLDER = """
import asyncio, sys
from pathlib import Path
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.secrets import Passphrase
vault = SqlcipherVault(Path(sys.argv[1]), SystemClock())
asyncio.run(vault.unlock(Passphrase("walnut harbor quiet seven")))
print("open", flush=True)
sys.stdin.read()
"""


async def test_another_process_is_refused_until_the_holder_dies(vault, passphrase):
    await vault.lock()
    holder = subprocess.Popen(  # noqa: ASYNC220 - nothing else runs here
        [sys.executable, "-c", HOLDER, vault.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"open\n"
        start = time.perf_counter()
        with pytest.raises(VaultBusy):
            await vault.unlock(passphrase)
        assert time.perf_counter() - start < 1
    finally:
        holder.kill()
        holder.communicate()
    await vault.unlock(passphrase)


async def test_a_damaged_header_gives_way_to_the_one_before_and_says_so(vault, passphrase):
    await vault.drafts.put("talk", "one")
    await vault.lock()
    header = vault.folder / "vault.hdr"
    header.write_bytes(header.read_bytes().replace(b"SNCTVLT", b"SNCTVLX"))
    await vault.unlock(passphrase)
    assert "header was damaged" in vault.notices[0]
    assert await vault.drafts.get("talk") == "one"
    await vault.lock()
    (vault.folder / "vault.hdr").unlink()
    (vault.folder / "vault.hdr.1").unlink()
    with pytest.raises(VaultDamaged):
        await vault.unlock(passphrase)
    with pytest.raises(VaultExists):
        await vault.create(passphrase)


async def test_an_older_database_is_never_used_silently(vault, passphrase):
    await vault.drafts.put("talk", "one")
    await vault.lock()
    shutil.copy(vault.folder / "vault.db", vault.folder / "old")
    await vault.unlock(passphrase)
    for text in ("two", "three", "four"):
        await vault.drafts.put("talk", text)
    await vault.lock()
    (vault.folder / "old").replace(vault.folder / "vault.db")
    await vault.unlock(passphrase)
    assert vault.notices == (
        "This vault is older than when it was last closed: 4 changes are missing.",
    )
    assert vault.doubt == vault.notices[0]


async def test_another_history_of_the_same_length_is_noticed(vault, passphrase):
    await vault.lock()
    shutil.copy(vault.folder / "vault.db", vault.folder / "before")
    shutil.copy(vault.folder / "vault.hdr", vault.folder / "hdr-before")
    for text in ("one", "two"):
        await vault.unlock(passphrase)
        await vault.drafts.put("talk", text)
        await vault.lock()
        if text == "one":
            shutil.move(vault.folder / "vault.db", vault.folder / "other")
            shutil.move(vault.folder / "before", vault.folder / "vault.db")
            shutil.move(vault.folder / "hdr-before", vault.folder / "vault.hdr")
    shutil.move(vault.folder / "other", vault.folder / "vault.db")
    await vault.unlock(passphrase)
    assert "not the one that was last closed" in vault.notices[0]


async def test_the_anchor_follows_a_minute_behind(vault, clock):
    def number():
        return header_file.read_header(vault.folder)[0].anchor.number

    await vault.drafts.put("talk", "one")
    assert number() == 0
    clock.pass_by(seconds=61)
    await vault.drafts.put("talk", "two")
    followed = number()
    assert followed >= len(("one", "two"))
    clock.pass_by(days=-3)
    await vault.drafts.put("talk", "three")
    assert number() == followed + 1


@pytest.mark.parametrize("harm", ["flip", "cut", "swap", "plain", "gone", "junk"])
async def test_a_harmed_database_is_refused(vault, passphrase, harm):
    turns = tuple(a_turn(n, text=f"{n} " + "words " * 60) for n in range(200))
    await vault.conversations.start(a_conversation(turns=turns))
    await vault.lock()
    path = vault.folder / "vault.db"
    raw = bytearray(path.read_bytes())
    match harm:
        case "flip":
            raw[5 * 4096 + 100] ^= 1
        case "cut":
            del raw[-1000:]
        case "swap":
            raw[4096:8192], raw[8192:12288] = raw[8192:12288], raw[4096:8192]
        case "plain":
            raw = bytearray(b"SQLite format 3\x00" + bytes(4080))
        case "junk":
            raw = bytearray(os.urandom(9000))
    path.write_bytes(raw)
    if harm == "gone":
        path.unlink()
    before = digest(vault.folder)
    with pytest.raises(VaultDamaged):  # noqa: PT012 - a small harm may show at the check only
        await vault.unlock(passphrase)
        await vault.call(vault.integrity)
    await vault.lock()
    if harm in {"plain", "gone", "junk"}:
        assert digest(vault.folder) == before


async def test_a_drive_that_cannot_lock_is_refused(vault, passphrase, monkeypatch):
    """Security 26."""
    await vault.lock()

    def cannot(*_):
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("filelock.FileLock.acquire", cannot)
    with pytest.raises(VaultUnreadable, match="cannot lock files"):
        await vault.unlock(passphrase)


async def test_a_newer_vault_is_left_as_it_is(vault, passphrase, new_vault):
    await vault.lock()
    newer = new_vault(migrations=(*MIGRATIONS, ("CREATE TABLE later (a TEXT) STRICT",)))
    await newer.unlock(passphrase)
    await newer.lock()
    before = digest(vault.folder)
    with pytest.raises(VaultTooNew):
        await vault.unlock(passphrase)
    assert digest(vault.folder) == before


async def test_a_creation_killed_before_its_header_is_no_vault(new_vault, passphrase, tmp_path):
    vault = new_vault()
    vault.folder.mkdir()
    (vault.folder / "vault.db.new").write_bytes(b"scraps")
    (vault.folder / "vault.db.new-wal").write_bytes(b"scraps")
    assert not vault_exists(vault.folder)
    await vault.create(passphrase)
    (vault.folder / "vault.db").rename(vault.folder / "vault.db.new")  # killed after its header
    await vault.unlock(passphrase)
    assert await vault.drafts.get("talk") == ""


async def test_a_file_in_the_folders_place_is_one_sentence(new_vault, passphrase, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(VaultUnreadable):
        await new_vault(tmp_path / "file" / "vault").create(passphrase)


@pytest.mark.parametrize(
    ("guard", "value"),
    [("synchronous", 2), ("journal_mode", "wal"), ("secure_delete", 1), ("foreign_keys", 1),
     ("cipher_memory_security", "1"), ("temp_store", 2), ("cache_size", -65536),
     ("trusted_schema", 0), ("cell_size_check", 1)],
)  # fmt: skip
async def test_every_guard_is_on(vault, guard, value):
    assert await vault._store.read(f"PRAGMA {guard}") == [(value,)]


def test_presence_is_light():
    code = (
        "import sys, sanctum_desktop.adapters.sqlcipher.presence;"
        "print([m for m in ('nacl', 'argon2', 'sqlcipher3', 'msgspec', 'pyrage', 'filelock')"
        " if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


async def test_the_log_of_another_vault_is_never_read(vault, new_vault, passphrase, tmp_path):
    await vault.drafts.put("talk", "mine")
    await vault.lock()
    other = new_vault(tmp_path / "other")
    await other.create(passphrase)
    await other.unlock(passphrase)
    await other.drafts.put("talk", "theirs")
    shutil.copy(other.folder / "vault.db-wal", vault.folder / "vault.db-wal")
    try:
        await vault.unlock(passphrase)
    except VaultDamaged:
        return
    assert await vault.drafts.get("talk") == "mine"


@pytest.mark.parametrize("log", ["gone", "harmed"])
async def test_a_lost_log_is_noticed(vault, passphrase, clock, tmp_path, new_vault, log):
    """Security 13 and 11: SQLCipher alone drops a log that does not fit, and says nothing."""
    await vault.drafts.put("talk", "one")
    clock.pass_by(seconds=61)
    await vault.drafts.put("talk", "two")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("vault.hdr", "vault.hdr.1", "vault.db"):  # as a kill leaves it, less its log
        shutil.copy(vault.folder / name, crashed / name)
    if log == "harmed":
        frames = bytearray((vault.folder / "vault.db-wal").read_bytes())
        frames[32 + 24 + 100] ^= 1  # in the first page of the log, behind its two headers
        (crashed / "vault.db-wal").write_bytes(frames)
    reopened = new_vault(crashed)
    await reopened.unlock(passphrase)
    assert "3 changes are missing" in reopened.notices[0]


async def test_nothing_of_content_is_logged(vault, passphrase, caplog):
    caplog.set_level(0)
    await vault.drafts.put("canary place", "canary words")
    await vault.lock()
    with pytest.raises(WrongPassphrase) as caught:
        await vault.unlock(Passphrase("canary passphrase"))
    assert "canary" not in caplog.text + str(caught.value) + repr(caught.value.__cause__)
