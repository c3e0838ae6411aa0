"""The child of the tests on keeping and leaving: one deed on a vault, named on the command line.

Arguments: what to do (live, keep_daily, restore, export, erase), the vault's folder, a place.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import nacl.bindings  # noqa: F401 - what is loaded is not what is tested
import pyrage  # noqa: F401

from sanctum_desktop.adapters.export_files.writer import ExportFiles
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
from sanctum_desktop.adapters.sqlcipher.erasing import SqlcipherEraser
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup

KEY = Passphrase("walnut harbor quiet seven")
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def say(word):
    os.write(1, f"{word}\n".encode())


async def live(vault, place):
    """Make the vault, and a backup of it at the place."""
    await vault.create(KEY)
    await vault.unlock(KEY)
    turn = Turn(index=0, speaker=Speaker.PERSON, text="words " * 2000, said_at=NOON)
    talk = Conversation(id="talk", persona="gem", started_at=NOON, turns=(turn,))
    await vault.conversations.start(talk)
    await SqlcipherArchive(vault, place).back_up(KEY)
    await vault.drafts.put("talk", "after the backup")
    await vault.lock()


async def keep_daily(vault, place):
    """The round of the next day, and the vault goes on."""
    await vault.unlock(KEY)
    day = NOON.replace(day=int(place.name))
    say((await KeepDailyBackup(SqlcipherBackups(vault))(day)).notice or "kept")
    await vault.drafts.put("talk", f"on day {place.name}")
    await vault.lock()


async def restore(vault, place):
    await SqlcipherArchive(vault, place).restore(passphrase=KEY)


async def export(vault, place):
    texts = {f"talk/{number}.txt": b"words " * 500 for number in range(3)}
    ExportFiles(place).write({"README.txt": b"read me", **texts})


async def erase(vault, place):
    await SqlcipherEraser(vault.folder).erase()


async def main():
    vault = SqlcipherVault(Path(sys.argv[2]), SystemClock(), kdf=KdfPolicy(KdfCost(19456, 1, 1)))
    try:
        await globals()[sys.argv[1]](vault, Path(sys.argv[3]))
    except SanctumError as error:
        say(f"{type(error).__name__}: {error}")
    else:
        say("done")


if __name__ == "__main__":
    asyncio.run(main())
