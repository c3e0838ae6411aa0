"""Backups, restores, exports and erasures that are killed, or meet a full disk.

A sample runs always, the whole sweeps of test_whole_sweeps with `make soak`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap, kept_aside
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultMissing
from sanctum_desktop.core.domain.secrets import Passphrase

KEEPER = Path(__file__).with_name("vault_keeper.py")
KEY = Passphrase("walnut harbor quiet seven")


def child(task, folder, place, inject="", only=None):
    """Lines the child said; the fault strikes calls on the file `only` where it is named."""
    command = [sys.executable, str(KEEPER), task, str(folder), str(place)]
    if inject:
        calls = inject.partition(":")[0]
        quiet = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
        quiet += ["-P", str(only)] if only else []
        command = [*quiet, "-e", f"inject={inject}", *command]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    home = tmp_path_factory.mktemp("lived")
    assert child("live", home / "main", home / "backup") == ["done"]
    assert child("keep_daily", home / "main", "4") == ["kept", "done"]
    return home


@pytest.fixture
def home(lived_in, tmp_path):
    return Path(shutil.copytree(lived_in, tmp_path / "home"))


async def draft_in(folder):
    """The draft, every page checked."""
    vault = SqlcipherVault(folder, SystemClock())
    try:
        await vault.unlock(KEY)
        await vault.call(vault.integrity)
        assert len((await vault.conversations.get("talk")).turns) == 1
        draft = await vault.drafts.get("talk")
        await vault.lock()
    finally:
        vault.close()
    return draft


def points(folder):
    return sorted(file.name for file in (folder / "backups").glob("2*"))


OLD, NEW = "2026-03-04-1200.sanctum-backup", "2026-03-05-1200.sanctum-backup"


@pytest.mark.parametrize("call", ["pwrite64", "fsync", "rename"])
@pytest.mark.parametrize("place", [1, 2])
async def test_a_daily_backup_killed_midway_leaves_none_under_its_name(home, call, place):
    """Security 21: and the last backup still opens."""
    said = child("keep_daily", home / "main", "5", f"{call}:signal=SIGKILL:when={place}")
    assert "done" not in said
    whole = [OLD] if said == [] else [OLD, NEW]
    assert points(home / "main") == whole
    assert await draft_in(home / "main") in {"on day 4"} | ({"on day 5"} if said else set())
    assert child("restore", home / "back", home / "main" / "backups" / OLD) == ["done"]
    assert await draft_in(home / "back") == "after the backup"
    assert child("keep_daily", home / "main", "6")[-1] == "done"
    assert [file.name for file in (home / "main" / "backups").glob(".*")] == []


@pytest.mark.parametrize("place", [1, 5])
async def test_a_full_disk_is_said_and_the_vault_goes_on(home, place):
    """Security 21: the disk has no room for the copy a backup is made from."""
    copy = home / "main" / ".vault.db.backup"
    said = child("keep_daily", home / "main", "5", f"pwrite64:error=ENOSPC:when={place}+", copy)
    assert said[0].startswith("Today's backup was not made. The disk is full"), said
    assert said[1:] == ["done"]
    assert not copy.exists()
    assert points(home / "main") == [OLD]
    assert await draft_in(home / "main") == "on day 5"


def test_a_small_drive_that_is_full(home):
    """Security 21: a real full drive holds the backups."""
    backups = home / "main" / "backups"
    shutil.move(backups / OLD, home / OLD)
    size = ["-o", "size=16k"]
    if subprocess.run(["mount", "-t", "tmpfs", *size, "none", backups], check=False).returncode:
        pytest.skip("mounting needs root")
    try:
        said = child("keep_daily", home / "main", "5")
        assert "the disk is full" in said[0]
        assert said[1:] == ["done"]
        assert list(backups.iterdir()) == []
    finally:
        subprocess.run(["umount", backups], check=True)


@pytest.mark.parametrize(
    ("call", "place"), [("fsync", 1), ("fsync", 4), *(("rename", n) for n in range(1, 8))]
)
async def test_a_restore_killed_midway_leaves_the_old_vault_or_the_new(home, call, place):
    """Security 22."""
    main = home / "main"
    said = child("restore", main, home / "backup", f"{call}:signal=SIGKILL:when={place}")
    finish_swap(main)  # as every start does
    draft = await draft_in(main)
    assert draft == ("on day 4" if not kept_aside(main) else "")
    if "done" in said:
        assert draft == ""
    assert child("restore", main, home / "backup") == ["done"]
    assert await draft_in(main) == ""
    assert [path.name for path in home.glob(".main*")] == []
    drafts = [await draft_in(aside) for aside in kept_aside(main)]
    assert "on day 4" in drafts


@pytest.mark.parametrize("name", ["leaving", "leaving.zip"])
@pytest.mark.parametrize("fault", ["fsync:signal=SIGKILL:when=1", "rename:signal=SIGKILL:when=1"])
def test_an_export_killed_midway_leaves_nothing_under_its_name(tmp_path, name, fault):
    assert child("export", tmp_path / "none", tmp_path / name, fault) == []
    assert not (tmp_path / name).exists()
    assert child("export", tmp_path / "none", tmp_path / name) == ["done"]
    assert [path.name for path in tmp_path.iterdir()] == [name]  # nor beside it


@pytest.mark.parametrize("name", ["leaving", "leaving.zip"])
def test_an_export_on_a_full_disk_leaves_nothing(tmp_path, name):
    said = child("export", tmp_path / "none", tmp_path / name, "fsync:error=ENOSPC:when=1+")
    assert said == [f"CannotWrite: The export {name} could not be written: the disk is full."]
    assert list(tmp_path.iterdir()) == []


async def erased_or_whole(main):
    """Where the keys are gone, nothing opens; else all is there."""
    try:
        assert await draft_in(main) == "on day 4"
    except (VaultDamaged, VaultMissing):
        return True
    return False


def assert_keys_gone(home):
    for file in (home / "main").rglob("*"):
        if file.is_file():
            assert b"SNCTVLT" not in file.read_bytes(), file.name


ERASING = [("fsync", 2), ("fsync", 3), ("fsync", 4), ("unlink", 2), ("unlink", 5), ("rmdir", 1)]


@pytest.mark.parametrize(("call", "place"), ERASING)
async def test_an_erasure_killed_midway_opens_or_has_no_keys(home, call, place):
    """And doing it again finishes."""
    main = home / "main"
    child("erase", main, "-", f"{call}:signal=SIGKILL:when={place}")
    if await erased_or_whole(main):
        assert_keys_gone(home)
    if vault_exists(main):
        assert child("erase", main, "-") == ["done"]
    assert not any(main.rglob("*.db")) if main.exists() else True
