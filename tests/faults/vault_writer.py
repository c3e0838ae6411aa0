"""The child of the fault tests: works on a vault and says on stdout what was acknowledged.

Arguments: what to do (a function below), the folder, and how many descriptors are spare.
"""

import asyncio
import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

import argon2.low_level  # noqa: F401 - before descriptors run out
import filelock  # noqa: F401
import nacl.bindings  # noqa: F401
import pyrage  # noqa: F401

from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase

OLD, NEW = Passphrase("walnut harbor quiet seven"), Passphrase("silver ladder early moon")
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def say(word):
    os.write(1, f"{word}\n".encode())


async def write(vault):
    await vault.unlock(OLD)
    count = len((await vault.conversations.get("talk")).turns)
    for index in range(count, count + 8):
        text = f"turn {index} " + "of many words " * 40
        turn = Turn(index=index, speaker=Speaker.PERSON, text=text, said_at=NOON)
        await vault.conversations.append("talk", (turn,))
        say(f"turn {index}")
        await vault.drafts.put("talk", f"draft {index}")
        say(f"draft {index}")
    await vault.lock()


async def storm(vault):
    await vault.unlock(OLD)
    for number in range(10_000):
        await vault.drafts.put(f"note {number}", f"{number} " + "words " * 2000)
        say(f"note {number}")


async def create(vault):
    await vault.create(OLD)
    say("created")
    await vault.unlock(OLD)
    await vault.conversations.start(Conversation(id="talk", persona="gem", started_at=NOON))
    await vault.lock()


async def passphrase(vault):
    await vault.change_passphrase(OLD, NEW)
    say("changed")


async def renew(vault):
    say(await vault.renew_keys(OLD, NEW))


async def back_up(vault):
    await SqlcipherArchive(vault, vault.folder.parent / "backup").back_up(OLD)
    say("backed up")


async def migrate(vault):
    await vault.unlock(OLD)
    await vault.lock()


def limit_descriptors(spare):
    lowest_free = os.dup(0)
    os.close(lowest_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free + spare, lowest_free + spare))


async def main():
    vault = SqlcipherVault(Path(sys.argv[2]), SystemClock(), kdf=KdfPolicy(KdfCost(19456, 1, 1)))
    await vault.call(lambda: None)  # its thread is there
    if len(sys.argv) > 3:
        limit_descriptors(int(sys.argv[3]))
    try:
        await globals()[sys.argv[1]](vault)
    except SanctumError as error:
        say(type(error).__name__)
    else:
        say("done")


if __name__ == "__main__":
    asyncio.run(main())
