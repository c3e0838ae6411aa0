"""Killed, or the disk full, between any two writes of a turn: nothing lost, nothing twice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from talk_writer import KEY, TALKS, WISHES

from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.conversation import Speaker

WRITER = Path(__file__).with_name("talk_writer.py")


def child(task, folder, inject=""):
    """Lines the child said."""
    command = [sys.executable, str(WRITER), task, str(folder)]
    if inject:
        quiet = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64"]
        command = [*quiet, "-e", f"inject=pwrite64:{inject}", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.stdout.splitlines(), done.stderr


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh") / "vault"
    said, errors = child("begin", folder)
    assert said == ["done"], errors
    return folder


@pytest.fixture
def folder(fresh, tmp_path):
    return Path(shutil.copytree(fresh, tmp_path / "vault"))


async def trees(folder):
    """Those of all talks, every page and row checked."""
    vault = SqlcipherVault(folder, SystemClock())
    try:
        await vault.unlock(KEY)
        await vault.call(vault.integrity)
        assert vault.notices == ()
        return {talk: await vault.trees.tree(talk) for talk in TALKS}
    finally:
        await vault.lock()
        vault.close()


async def assert_nothing_lost(folder, said):
    """What was acknowledged is there, and so it is after the next life, in which all is said."""
    for talk, tree in (await trees(folder)).items():
        acknowledged = [line for line in said if line.startswith(talk)]
        assert len(acknowledged) <= len(tree.turns) <= len(acknowledged) + 1
    said, errors = child("talk", folder)
    assert said[-1] == "done", errors
    for tree in (await trees(folder)).values():
        assert tree.parents == tuple(range(-1, len(tree.turns) - 1)), "nothing forked"
        mine = [turn.text for turn in tree.turns if turn.speaker is Speaker.PERSON]
        assert mine == list(WISHES)
        assert len(tree.turns) == 2 * len(WISHES) + 1


@pytest.mark.parametrize("place", [30, 95, 200])
async def test_killed_at_a_write_of_a_turn(folder, place):
    said, _ = child("talk", folder, f"signal=SIGKILL:when={place}")
    assert "done" not in said
    await assert_nothing_lost(folder, said)


@pytest.mark.parametrize("place", [2, 120])
async def test_a_disk_that_is_full_from_a_write_of_a_turn_on(folder, place):
    said, errors = child("talk", folder, f"error=ENOSPC:when={place}+")
    assert said[-1] in {"VaultFull", "VaultUnreadable"}, errors
    await assert_nothing_lost(folder, said)
