"""A vault somebody has told a story to, and runs of the real window over it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.kdf import DEFAULT, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.core.domain.secrets import Passphrase

PASSPHRASE: Final = "walnut harbor quiet seven"  # noqa: S105 - of a vault that is thrown away
RUNS: Final = 3
_ANSWERS: Final = 30


def make_vault(home: Path) -> None:
    """A vault at the default cost, with a talk of some length."""
    asyncio.run(_told(home / "main"))


async def _told(folder: Path) -> None:
    clock = SystemClock()
    vault = SqlcipherVault(folder, clock, kdf=KdfPolicy(DEFAULT))
    await vault.create(Passphrase(PASSPHRASE))
    await vault.unlock(Passphrase(PASSPHRASE))
    story = interview(vault.conversations, vault.facts, clock)
    reply = await story()
    for number in range(_ANSWERS):
        said = f"At Hollow Park in Leeds I looked after {number + 2} beds and trained {number}."
        reply = await story(conversation=reply.conversation, said=said)
    await vault.lock()
    vault.close()


def window_run(home: Path, hands: str = "window_run", *told: str) -> dict[str, float]:
    """One life of the window process on an offscreen display, as that module measures it."""
    platform = os.environ.get("SANCTUM_BENCH_PLATFORM", "offscreen")
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", f"sanctum_desktop.benchmarks.{hands}", *told],
        env=os.environ | {"QT_QPA_PLATFORM": platform, "SANCTUM_HOME": str(home)},
        input=f"{PASSPHRASE}\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured
