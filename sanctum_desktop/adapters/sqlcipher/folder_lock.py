"""The kernel lock that lets one process at a time hold a vault."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.presence import LOCK
from sanctum_desktop.core.domain.errors import VaultBusy, VaultUnreadable
from sanctum_desktop.runtime.files import PRIVATE_FILE


def hold_folder(folder: Path) -> Callable[[], None]:
    """Take the lock at once or raise VaultBusy; gives what releases it.

    The kernel frees it when the process ends, however it ends: a file left over means nothing.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=0, mode=PRIVATE_FILE, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise VaultBusy(
            "The vault is open in another window or command.", advice="Close it there first."
        ) from None
    except NotImplementedError as error:
        raise VaultUnreadable(
            "That drive cannot lock files, so a vault on it would not be safe.",
            advice="Keep the vault on another drive.",
        ) from error
    with suppress(OSError):  # a list of vaults shows it as the day of last opening, no more
        os.utime(folder / LOCK)
    return lock.release
