"""What was done with the vault is kept in it, also what was tried while it was locked."""

import stat
from pathlib import Path

import pytest

from contracts.repository_contracts import NOON
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
from sanctum_desktop.core.domain.errors import VaultFull, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent

PACKAGE = Path(__file__).parents[3] / "sanctum_desktop"
WRONG = Passphrase("walnut harbor quiet eight")


async def events(vault, **asked):
    return [entry.event for entry in await vault.trail.page(**asked)]


async def test_openings_and_changes_leave_their_trace_newest_first(vault, passphrase):
    await vault.trail.record(TrailEvent.EXPORTED, "resume.pdf")
    await vault.change_passphrase(passphrase, WRONG)
    await vault.renew_keys(WRONG, passphrase)
    assert await events(vault) == [
        TrailEvent.KEYS_RENEWED,
        TrailEvent.PASSPHRASE_CHANGED,
        TrailEvent.EXPORTED,
        TrailEvent.UNLOCKED,
    ]
    (entry,) = await vault.trail.page(holding="RESUME.pdf")
    assert entry.detail == "resume.pdf"
    assert await events(vault, skip=3, limit=1) == [TrailEvent.UNLOCKED]


async def test_tries_while_it_was_locked_are_told_at_the_next_opening(vault, passphrase, clock):
    await vault.lock()
    times = []
    for _ in range(3):
        clock.pass_by(minutes=1)
        times.append(clock.now())
        with pytest.raises(WrongPassphrase):
            await vault.unlock(WRONG)
    tries = vault.folder / "vault.tries"
    assert stat.S_IMODE(tries.stat().st_mode) == 0o600
    with tries.open("ab") as stream:
        stream.write(b"\xff\x00 not a time\n2026-03-04T12:00:00+00:00 exported\n")
    clock.pass_by(minutes=1)
    await vault.unlock(passphrase)
    failed = await vault.trail.page(holding="unlock_failed")
    assert [entry.at for entry in failed] == times[::-1]
    assert not tries.exists()
    assert await events(vault, holding="exported") == []  # nobody can put that beside it


async def test_the_file_of_tries_does_not_grow_for_ever(vault, passphrase, clock):
    await vault.lock()
    (vault.folder / "vault.tries").write_bytes(b"x" * 70_000)
    with pytest.raises(WrongPassphrase):
        await vault.unlock(WRONG)
    assert (vault.folder / "vault.tries").stat().st_size == 70_000
    await vault.unlock(passphrase)
    assert await events(vault) == [TrailEvent.UNLOCKED] * 2


async def test_a_full_disk_keeps_nobody_out(vault, passphrase, monkeypatch):
    await vault.drafts.put("talk", "half a thought")
    await vault.lock()
    with pytest.raises(WrongPassphrase):
        await vault.unlock(WRONG)

    def full(*_):
        raise VaultFull("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("sanctum_desktop.adapters.sqlcipher.database.Database.write", full)
        await vault.unlock(passphrase)
        assert await vault.drafts.get("talk") == "half a thought"
    await vault.lock()
    await vault.unlock(passphrase)
    assert TrailEvent.UNLOCK_FAILED in await events(vault)


@pytest.mark.parametrize("instead", [True, False], ids=["instead of a vault", "where none was"])
async def test_a_restore_is_told_by_what_came_back(
    vault, passphrase, new_vault, tmp_path, instead
):
    file = tmp_path / "copy"
    await SqlcipherArchive(vault, file).back_up(passphrase)
    await vault.lock()
    back = vault if instead else new_vault(tmp_path / "back")
    await SqlcipherArchive(back, file).restore(passphrase=passphrase)
    await back.unlock(passphrase)
    assert await events(back) == [TrailEvent.UNLOCKED, TrailEvent.RESTORED, TrailEvent.UNLOCKED]
    assert {path.name for path in back.folder.iterdir()} >= {"vault.db", "vault.hdr"}
    assert not (back.folder / "vault.tries").exists()


async def test_backups_made_by_the_day_are_told_too(vault):
    await SqlcipherBackups(vault).add(NOON)
    (entry,) = await vault.trail.page(holding="backed_up")
    assert entry.detail == "2026-03-04-1200"


async def test_each_kind_of_act_is_written_somewhere():
    """A kind whose act does not exist yet is not there either."""
    source = "".join(path.read_text() for path in PACKAGE.rglob("*.py") if path.name != "trail.py")
    source += (PACKAGE / "adapters" / "sqlcipher" / "trail.py").read_text()
    assert [event for event in TrailEvent if f"TrailEvent.{event.name}" not in source] == []


async def test_a_recovery_is_told_apart(new_vault, passphrase):
    vault = new_vault()
    code = await vault.create(passphrase)
    await vault.recover(code, WRONG)
    assert await events(vault) == [TrailEvent.PASSPHRASE_CHANGED, TrailEvent.RECOVERED]
