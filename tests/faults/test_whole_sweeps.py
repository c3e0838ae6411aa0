"""Every place at which a fault can strike an act on a vault: `make soak`.

How many places there are is counted in a run that nothing disturbs. A sample of each sweep runs
always: test_vault_faults, test_keeping_faults, test_disk_faults.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from test_disk_faults import killed_in_a_storm
from test_keeping_faults import KEEPER, assert_keys_gone, draft_in, erased_or_whole
from test_keeping_faults import OLD as FIRST_DAY
from test_vault_faults import (
    VERSION_1,
    WRITER,
    assert_nothing_lost,
    one_passphrase_opens,
    taken_at_the_next_opening,
    whole_or_none,
)

from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap, kept_aside

pytestmark = pytest.mark.soak


def run(command, strace=()):
    """The lines said; a fault is said in a sentence, never by a traceback."""
    trace = ["strace", "-f", "-qq", *strace] if strace else []
    done = subprocess.run([*trace, *command], capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


class Act(NamedTuple):
    """A deed in a copy of a home, and what must hold of it afterwards."""

    home: str
    script: Path
    arguments: tuple[str, ...]
    holds: Callable[[Path, list[str]], Awaitable[None]]

    def command(self, home):
        task, *places = self.arguments
        return [sys.executable, "-B", str(self.script), task, *(str(home / p) for p in places)]


async def nothing_lost(home, said):
    await assert_nothing_lost(home / "vault", said)


async def one_opens(home, said):
    await one_passphrase_opens(home / "vault", said)


async def made_or_not(home, said):
    await whole_or_none(home / "vault", said)


async def migrated_next(home, _said):
    await taken_at_the_next_opening(home / "vault")


async def backed_up_or_not(home, said):
    await assert_nothing_lost(home / "vault", [])
    if (home / "backup").exists():
        assert run(RESTORE.command(home)) == ["done"]
    else:
        assert "done" not in said


async def kept_daily_or_not(home, said):
    assert await draft_in(home / "main") in {"on day 4", "on day 5"}
    points = {file.name for file in (home / "main" / "backups").glob("2*")}
    assert FIRST_DAY in points
    for number, point in enumerate(sorted(points)):
        again = RESTORE._replace(arguments=("restore", f"back {number}", f"main/backups/{point}"))
        assert run(again.command(home)) == ["done"]
    if "kept" in said:
        assert len(points) == 2


async def old_or_new(home, said):
    main = home / "main"
    finish_swap(main)  # as every start does
    assert await draft_in(main) == ("on day 4" if not kept_aside(main) else "")
    if "done" not in said:
        assert run(RESTORED.command(home)) == ["done"]
    assert await draft_in(main) == ""
    assert "on day 4" in [await draft_in(aside) for aside in kept_aside(main)]
    assert list(home.glob(".main*")) == []


async def exported_or_not(home, said):
    left = [path.name for path in home.glob("leaving*")]
    assert ("done" in said) <= (left != [])
    if left == []:  # the next one clears what a kill left beside it
        assert run(ACTS["export"].command(home)) == ["done"]
        assert [path.name for path in home.iterdir()] == ["leaving"]


async def open_or_without_keys(home, said):
    main = home / "main"
    if await erased_or_whole(main):
        assert_keys_gone(home)
    if vault_exists(main):
        assert run(ACTS["erase"].command(home)) == ["done"]


RESTORE = Act("lived", KEEPER, ("restore", "back", "backup"), old_or_new)
RESTORED = Act("lived", KEEPER, ("restore", "main", "backup"), old_or_new)
ACTS = {
    "write": Act("fresh", WRITER, ("write", "vault"), nothing_lost),
    "passphrase": Act("fresh", WRITER, ("passphrase", "vault"), one_opens),
    "renew": Act("fresh", WRITER, ("renew", "vault"), one_opens),
    "back_up": Act("fresh", WRITER, ("back_up", "vault"), backed_up_or_not),
    "create": Act("empty", WRITER, ("create", "vault"), made_or_not),
    "migrate": Act("version 1", WRITER, ("migrate", "vault"), migrated_next),
    "keep_daily": Act("lived", KEEPER, ("keep_daily", "main", "5"), kept_daily_or_not),
    "restore": RESTORED,
    "export": Act("empty", KEEPER, ("export", "none", "leaving"), exported_or_not),
    "export zip": Act("empty", KEEPER, ("export", "none", "leaving.zip"), exported_or_not),
    "erase": Act("lived", KEEPER, ("erase", "main", "-"), open_or_without_keys),
}
KILLS = ("pwrite64", "write", "fsync", "ftruncate", "rename", "linkat", "unlink", "rmdir")
FAULTS = {
    **{f"killed at {call}": (call, "signal=SIGKILL:when={}") for call in KILLS},
    "full": ("pwrite64", "error=ENOSPC:when={}+"),
    "unsynced": ("fsync,fdatasync", "error=EIO:when={}"),
    "pulled out": ("pwrite64,fsync,fdatasync,rename,ftruncate", "error=EIO:when={}+"),
}


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    base = tmp_path_factory.mktemp("homes")
    (base / "empty").mkdir()
    fresh, lived = base / "fresh", base / "lived"
    assert run([sys.executable, WRITER, "create", fresh / "vault"]) == ["created", "done"]
    assert run([sys.executable, KEEPER, "live", lived / "main", lived / "backup"]) == ["done"]
    daily = [sys.executable, KEEPER, "keep_daily", lived / "main", "4"]
    assert run(daily) == ["kept", "done"]
    shutil.copytree(VERSION_1, base / "version 1" / "vault")
    return base


def places(act, calls, home):
    """How often a thread of the act makes one of the calls: strace counts by thread and call."""
    trace = home / "trace"
    run(act.command(home), ["-o", str(trace), "-e", f"trace={calls}"])
    made = re.findall(r"^(\d+) +(\w+)\(", trace.read_text(), re.MULTILINE)
    trace.unlink()
    return max(Counter(made).values(), default=0)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ACTS)
async def test_at_every_place(homes, tmp_path, name, fault):
    act, (calls, how) = ACTS[name], FAULTS[fault]
    last = places(act, calls, Path(shutil.copytree(homes / act.home, tmp_path / "0")))
    for place in range(1, last + 1):
        home = Path(shutil.copytree(homes / act.home, tmp_path / str(place)))
        inject = ["-o", "/dev/null", "-e", f"trace={calls}"]
        said = run(act.command(home), [*inject, "-e", f"inject={calls}:{how.format(place)}"])
        try:
            await act.holds(home, said)
        except BaseException as error:
            error.add_note(f"{name}, {fault}, place {place} of {last}, said {said}")
            raise
        shutil.rmtree(home)


@pytest.mark.parametrize("spare", range(24))
async def test_however_few_descriptors_are_left(homes, tmp_path, spare):
    home = Path(shutil.copytree(homes / "fresh", tmp_path / "home"))
    said = run([*ACTS["write"].command(home), str(spare)])
    assert said[-1] in {"VaultUnreadable", "done"}
    await nothing_lost(home, said)


async def test_killed_in_two_hundred_storms(homes, tmp_path):
    for seed in range(200):
        home = Path(shutil.copytree(homes / "fresh", tmp_path / str(seed)))
        await killed_in_a_storm(home / "vault", seed)
        shutil.rmtree(home)
