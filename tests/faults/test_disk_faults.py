"""Disks that fill, shrink, go read-only or lie: said in one sentence, and nothing is lost.

The numbers are those of the project's list of faults. Mounting needs root; CI has it.
"""

import asyncio
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultFull, VaultUnreadable
from sanctum_desktop.core.domain.secrets import Passphrase

WRITER = Path(__file__).with_name("vault_writer.py")
VERSION_1 = Path(__file__).parents[1] / "fixtures" / "vault_v1"
OLD = Passphrase("walnut harbor quiet seven")
PAGE = 4096
as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount"
)


def new_vault(folder):
    return SqlcipherVault(folder, SystemClock(), kdf=KdfPolicy(KdfCost(19456, 1, 1)))


def writer(task, folder, **options):
    command = [sys.executable, str(WRITER), task, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)


def said_by(task, folder, **options):
    child = writer(task, folder, **options)
    return child.communicate(timeout=120)[0].splitlines()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh") / "vault"
    assert said_by("create", folder)[-1] == "done"
    return folder


@pytest.fixture
def folder(fresh, tmp_path):
    return Path(shutil.copytree(fresh, tmp_path / "vault"))


async def stored(folder):
    """How many of the storm's notes are there, every page and row checked."""
    vault = new_vault(folder)
    try:
        await vault.unlock(OLD)
        await vault.call(vault.integrity)
        assert vault.notices == ()
        count = 0
        while await vault.drafts.get(f"note {count}"):
            count += 1
        await vault.lock()
    finally:
        vault.close()
    return count


def acknowledged(said):
    return sum(line.startswith("note") for line in said)


async def killed_in_a_storm(folder, seed):
    child = writer("storm", folder)
    assert child.stdout.readline() == "note 0\n"
    await asyncio.sleep(random.Random(seed).uniform(0, 0.3))
    child.kill()
    told = 1 + acknowledged(child.communicate()[0].splitlines())
    assert told <= await stored(folder) <= told + 1


@pytest.mark.parametrize("seed", range(4))
async def test_killed_in_a_storm_of_writes(folder, seed):
    """Security 5: acknowledged <= stored <= acknowledged + 1."""
    await killed_in_a_storm(folder, seed)


@pytest.mark.soak
async def test_killed_in_two_hundred_storms(fresh, tmp_path):
    for seed in range(200):
        await killed_in_a_storm(Path(shutil.copytree(fresh, tmp_path / str(seed))), seed)


def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))


async def test_a_file_that_may_not_grow(folder):
    """Security 6."""
    said = said_by("storm", folder, preexec_fn=limited)
    assert said[-1] in {"VaultFull", "VaultUnreadable"}
    assert await stored(folder) >= acknowledged(said) > 0


@contextmanager
def memory_disk(place, size):
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        yield lambda options: subprocess.run(
            ["mount", "-o", f"remount,{options}", place], check=True
        )
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@as_root
async def test_a_small_disk_that_fills_up(fresh, tmp_path):
    """Security 7: reading goes on, and with more room so does writing."""
    disk = tmp_path / "disk"
    with memory_disk(disk, "1m") as remount:
        folder = Path(shutil.copytree(fresh, disk / "vault"))
        vault = new_vault(folder)
        await vault.unlock(OLD)
        count = 0
        with pytest.raises(VaultFull):  # noqa: PT012 - where it comes is for the disk to say
            while True:
                await vault.drafts.put(f"note {count}", "words " * 2000)
                count += 1
        assert await vault.drafts.get("note 0")
        with suppress(
            VaultFull
        ):  # the header's anchor may have no room; it is locked all the same
            await vault.lock()
        await vault.unlock(OLD)
        assert await vault.drafts.get("note 0")
        remount("size=16m")
        await vault.drafts.put(f"note {count}", "at last")
        await vault.lock()
        vault.close()
        assert await stored(folder) == count + 1


@as_root
async def test_a_disk_that_may_only_be_read(fresh, tmp_path):
    """Security 25: one sentence, and the vault opens when the disk may be written again."""
    disk = tmp_path / "disk"
    with memory_disk(disk, "4m") as remount:
        folder = Path(shutil.copytree(fresh, disk / "vault"))
        remount("ro")
        vault = new_vault(folder)
        with pytest.raises(VaultUnreadable) as told:
            await vault.unlock(OLD)
        assert told.value.advice
        remount("rw")
        await vault.unlock(OLD)
        await vault.lock()
        vault.close()


async def test_one_changed_bit_in_any_page_is_found(folder):
    """Security 8."""
    assert said_by("write", folder)[-1] == "done"
    database = folder / "vault.db"
    whole = database.read_bytes()
    vault = new_vault(folder)
    for page in range(len(whole) // PAGE):
        harmed = bytearray(whole)
        harmed[page * PAGE + 77] ^= 4
        database.write_bytes(harmed)
        with pytest.raises(VaultDamaged):  # noqa: PT012 - at the opening or at the check
            await vault.unlock(OLD)
            await vault.call(vault.integrity)
        await vault.lock()
    database.write_bytes(whole)
    await vault.unlock(OLD)
    await vault.call(vault.integrity)
    await vault.lock()
    vault.close()


@pytest.mark.parametrize("place", [1, 4, 9, 20])
async def test_an_update_on_a_full_disk_leaves_the_vault_it_found(tmp_path, place):
    """Security 20."""
    folder = Path(shutil.copytree(VERSION_1, tmp_path / "old"))
    trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64"]
    inject = ["-e", f"inject=pwrite64:error=ENOSPC:when={place}+"]
    command = [sys.executable, str(WRITER), "migrate", str(folder)]
    child = await asyncio.create_subprocess_exec(*trace, *inject, *command, stdout=subprocess.PIPE)
    said = (await child.communicate())[0].decode().splitlines()
    assert said[-1] in {"VaultFull", "VaultUnreadable"}
    vault = new_vault(folder)
    await vault.unlock(OLD)
    ((version,),) = await vault.call(lambda: vault.held().database.read("PRAGMA user_version"))
    assert version == len(MIGRATIONS)
    assert await vault.resumes.get("resume-1")
    assert vault.notices == ()
    await vault.lock()
    vault.close()


async def test_a_child_gets_nothing_of_the_open_vault(folder):
    """Security 29: no descriptor of the vault is inherited, even where all are."""
    vault = new_vault(folder)
    await vault.unlock(OLD)
    lists = "import os; [print(os.path.realpath(f'/proc/self/fd/{n}')) for n in range(3, 60)]"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", lists, stdout=subprocess.PIPE, close_fds=False
    )
    inherited = (await child.communicate())[0].decode()
    assert str(folder) not in inherited
    held = {link.resolve() for link in Path("/proc/self/fd").iterdir()}  # noqa: ASYNC240
    assert folder / "vault.db" in held  # the question can be answered with yes
    await vault.lock()
    vault.close()
