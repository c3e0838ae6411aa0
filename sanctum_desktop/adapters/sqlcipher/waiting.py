"""What waits beside a locked vault to go into its trail at the next opening: light to load."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.presence import TRIES
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.runtime.files import PRIVATE_FILE

_MOST_BYTES: Final = 64 * 1024
"""Of the file: after a thousand or two failed tries more say nothing new."""
_WAITING: Final = frozenset({TrailEvent.UNLOCK_FAILED, TrailEvent.RESTORED})
"""What may be done to a locked vault; anybody may write the file, so nothing else is believed."""


class TriesInFolder:
    """The UnlockTries port over a vault's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def failed(self) -> Sequence[datetime]:
        return [act.at for act in waiting(self._folder) if act.event is TrailEvent.UNLOCK_FAILED]


def leave(folder: Path, act: TrailEntry) -> None:
    """Leave an act beside a locked vault, which cannot be written."""
    with suppress(OSError):  # a full disk must not hide what there is to say
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(folder / TRIES, flags, PRIVATE_FILE), "ab") as stream:
            if stream.tell() < _MOST_BYTES:
                stream.write(f"{act.at.isoformat()} {act.event.value}\n".encode())


def waiting(folder: Path) -> list[TrailEntry]:
    """The acts in the file, a time alone being a failed try; other lines are passed over."""
    try:
        with (folder / TRIES).open("rb") as stream:
            lines = stream.read(_MOST_BYTES).decode("ascii", "replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        at, _, event = line.partition(" ")
        with suppress(ValueError):
            act = TrailEntry(
                datetime.fromisoformat(at), TrailEvent(event or TrailEvent.UNLOCK_FAILED)
            )
            if act.at.tzinfo is not None and act.event in _WAITING:
                found.append(act)
    return found
