"""Kill, full disk, broken disk, no descriptors: what was acknowledged is there afterwards.

strace comes with packaging/linux/test-packages.txt. A sample runs always, the whole sweeps of
test_whole_sweeps with `make soak`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.errors import VaultDamaged, WrongPassphrase
from sanctum_desktop.core.domain.resume import Verdict
from sanctum_desktop.core.domain.secrets import Passphrase

WRITER = Path(__file__).with_name("vault_writer.py")
OLD, NEW = "walnut harbor quiet seven", "silver ladder early moon"
VERSION_1 = Path(__file__).parents[1] / "fixtures" / "vault_v1"
PLACES = [1, 6, 20, 47]


def child(task, folder, inject="", spare=()):
    """Lines the child said."""
    command = [sys.executable, str(WRITER), task, str(folder), *map(str, spare)]
    if inject:
        calls = inject.partition(":")[0]
        quiet = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
        command = [*quiet, "-e", f"inject={inject}", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.stdout.splitlines(), done.stderr


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh") / "vault"
    said, errors = child("create", folder)
    assert said == ["created", "done"], errors
    return folder


@pytest.fixture
def folder(fresh, tmp_path):
    return Path(shutil.copytree(fresh, tmp_path / "vault"))


async def kept(folder, passphrase=OLD):
    """Turns and draft found on reopening, every page checked."""
    vault = SqlcipherVault(folder, SystemClock())
    try:
        await vault.unlock(Passphrase(passphrase))
        await vault.call(vault.integrity)
        turns = len((await vault.conversations.get("talk")).turns)
        draft = await vault.drafts.get("talk")
        assert vault.notices == ()
        await vault.lock()
    finally:
        vault.close()
    return turns, draft


async def assert_nothing_lost(folder, said):
    turns, draft = await kept(folder)
    told = [line for line in said if line.startswith("turn")]
    drafts = [line for line in said if line.startswith("draft")]
    assert len(told) <= turns <= len(told) + 1
    if drafts:
        assert draft in {drafts[-1], f"draft {len(drafts)}"}


@pytest.mark.parametrize("place", PLACES)
async def test_killed_at_a_write_nothing_acknowledged_is_lost(folder, place):
    said, _ = child("write", folder, f"pwrite64:signal=SIGKILL:when={place}")
    assert "done" not in said
    await assert_nothing_lost(folder, said)


@pytest.mark.parametrize("place", PLACES)
async def test_a_full_disk_is_said_and_nothing_is_lost(folder, place):
    said, errors = child("write", folder, f"pwrite64:error=ENOSPC:when={place}+")
    assert said[-1] in {"VaultFull", "VaultUnreadable"}, errors
    await assert_nothing_lost(folder, said)


# The second sync is the folder's; SQLite goes on where it fails, as the log itself is synced.
@pytest.mark.parametrize("place", [1, 3, 9])
async def test_a_disk_that_cannot_sync_is_said_and_nothing_is_lost(folder, place):
    said, errors = child("write", folder, f"fsync,fdatasync:error=EIO:when={place}")
    assert said[-1] in {"VaultUnreadable", "VaultFull"}, errors
    await assert_nothing_lost(folder, said)


@pytest.mark.parametrize("spare", [0, 2, 4])
async def test_no_descriptors_left_is_said_and_nothing_is_lost(folder, spare):
    said, errors = child("write", folder, spare=(spare,))
    assert said[-1] in {"VaultUnreadable", "done"}, errors
    await assert_nothing_lost(folder, said)


@pytest.mark.parametrize("place", [1, 2])
async def test_killed_at_a_rename_one_passphrase_opens(folder, place):
    """Security 16."""
    said, _ = child("passphrase", folder, f"rename:signal=SIGKILL:when={place}")
    assert "done" not in said
    await one_passphrase_opens(folder, said)


async def one_passphrase_opens(folder, said):
    assert len(await that_open(folder)) == 1, said


async def that_open(folder):
    """The passphrases that open the vault, by its header and by the one before."""
    opens = []
    for passphrase in (OLD, NEW):
        try:
            await kept(folder, passphrase)
        except WrongPassphrase:
            continue
        opens.append(passphrase)
    (folder / "vault.hdr").write_bytes(b"damaged")
    vault = SqlcipherVault(folder, SystemClock())
    for passphrase in {OLD, NEW} - set(opens):
        with pytest.raises((WrongPassphrase, VaultDamaged)):
            await vault.unlock(Passphrase(passphrase))
    vault.close()
    return opens


RENEWING = [
    ("rename", 1), ("rename", 2), ("rename", 3), ("rename", 4),
    ("pwrite64", 1), ("pwrite64", 9), ("pwrite64", 30), ("pwrite64", 60), ("fsync", 9),
]  # fmt: skip


@pytest.mark.parametrize(("call", "place"), RENEWING)
async def test_killed_while_keys_are_renewed_one_passphrase_opens(folder, call, place):
    """Security 15: two headers that know both keys, and a rekeying that is all or nothing."""
    said, _ = child("renew", folder, f"{call}:signal=SIGKILL:when={place}")
    await one_passphrase_opens(folder, said)


@pytest.mark.parametrize("place", [1, 9, 30, 60])
async def test_a_full_disk_while_keys_are_renewed_is_said(folder, place):
    said, errors = child("renew", folder, f"pwrite64:error=ENOSPC:when={place}+")
    assert said[-1] in {"VaultFull", "VaultUnreadable", "done"}, errors
    await one_passphrase_opens(folder, said)


@pytest.mark.parametrize("place", [1, 4, 8])
async def test_a_creation_killed_leaves_a_whole_vault_or_none(tmp_path, place):
    folder = tmp_path / "vault"
    said, _ = child("create", folder, f"fsync,fdatasync:signal=SIGKILL:when={place}")
    await whole_or_none(folder, said)


async def whole_or_none(folder, said):
    if vault_exists(folder):
        vault = SqlcipherVault(folder, SystemClock())
        await vault.unlock(Passphrase(OLD))
        await vault.lock()
        vault.close()
    else:
        assert "created" not in said
        assert child("create", folder)[0][-1] == "done"


@pytest.mark.parametrize("call", ["fsync", "rename"])
async def test_a_killed_backup_leaves_no_file_under_its_name(folder, call):
    said, _ = child("back_up", folder, f"{call}:signal=SIGKILL:when=1")
    assert not said
    assert not (folder.parent / "backup").exists()
    assert child("back_up", folder)[0][-1] == "done"


@pytest.mark.parametrize("place", PLACES)
async def test_a_drive_pulled_out_is_said_and_nothing_is_lost(folder, place):
    gone = "pwrite64,fsync,fdatasync,rename,ftruncate"
    said, errors = child("write", folder, f"{gone}:error=EIO:when={place}+")
    assert said[-1] in {"VaultUnreadable", "VaultDamaged"}, errors
    await assert_nothing_lost(folder, said)


@pytest.mark.parametrize(
    ("call", "place"),
    [("pwrite64", 1), ("pwrite64", 30), ("fsync", 2), ("fsync", 8), ("rename", 1)],
)
async def test_a_migration_killed_midway_is_taken_at_the_next_opening(tmp_path, call, place):
    folder = Path(shutil.copytree(VERSION_1, tmp_path / "old"))
    child("migrate", folder, f"{call}:signal=SIGKILL:when={place}")
    await taken_at_the_next_opening(folder)


async def taken_at_the_next_opening(folder):
    said, errors = child("migrate", folder)
    assert said == ["done"], errors
    vault = SqlcipherVault(folder, SystemClock())
    await vault.unlock(Passphrase(OLD))
    await vault.call(vault.integrity)
    assert (await vault.resumes.get("resume-1")).lines()["line-1"].verdict is Verdict.EDITED
    assert vault.notices == ()
    await vault.lock()
    vault.close()
