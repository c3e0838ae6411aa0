"""The first list of talks after a vault was opened, in a process of its own; seconds, as JSON."""

from __future__ import annotations

import asyncio
import sys
import time

from sanctum_desktop.benchmarks.many_talks import FIRST_LIST, FIRST_TITLES, PASSPHRASE, vault_in
from sanctum_desktop.cli.console import say_json
from sanctum_desktop.core.use_cases.list_talks import ListTalks


async def main(folder: str) -> None:
    """List the talks as the window does: at once, and then with their titles."""
    vault = vault_in(folder)
    await vault.unlock(PASSPHRASE)
    try:
        list_talks = ListTalks(conversations=vault.conversations)
        began = time.perf_counter()
        await list_talks(titled=False)
        stood = time.perf_counter()
        await list_talks()
        say_json({FIRST_LIST: stood - began, FIRST_TITLES: time.perf_counter() - began})
    finally:
        await vault.lock()
        vault.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
