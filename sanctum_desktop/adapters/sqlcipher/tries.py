"""The failed tries that wait beside a locked vault for the next opening; loads nothing heavy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.presence import TRIES
from sanctum_desktop.runtime.files import PRIVATE_FILE

_MOST_BYTES: Final = 64 * 1024
"""Of the file: what comes after a thousand or two says nothing new."""


class TriesInFolder:
    """The UnlockTries port over a vault's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def failed(self) -> Sequence[datetime]:
        return failed_tries(self._folder)


def note_failed_try(folder: Path, at: datetime) -> None:
    """Leave the time of a wrong passphrase beside the locked vault, which cannot be written."""
    with suppress(OSError):  # a full disk must not hide that the passphrase was wrong
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(folder / TRIES, flags, PRIVATE_FILE), "ab") as stream:
            if stream.tell() < _MOST_BYTES:
                stream.write(f"{at.isoformat()}\n".encode())


def failed_tries(folder: Path) -> list[datetime]:
    """The times in the file; lines that are none are passed over."""
    try:
        with (folder / TRIES).open("rb") as stream:
            lines = stream.read(_MOST_BYTES).decode("ascii", "replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with suppress(ValueError):
            time = datetime.fromisoformat(line)
            if time.tzinfo is not None:
                found.append(time)
    return found
