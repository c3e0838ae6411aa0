"""Whether there is a vault, asked before the first paint: imports nothing heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HEADER: Final = "vault.hdr"
PREVIOUS_HEADER: Final = "vault.hdr.1"
DATABASE: Final = "vault.db"
UNFINISHED_DATABASE: Final = "vault.db.new"
LOCK: Final = "vault.lock"
TRIES: Final = "vault.tries"
BACKUPS: Final = "backups"


def vault_exists(folder: Path) -> bool:
    """True where any part of a finished vault lies in the folder.

    A killed creation leaves a database under its unfinished name at most: no vault.
    """
    return any((folder / name).exists() for name in (HEADER, PREVIOUS_HEADER, DATABASE))


def last_used(home: Path) -> Path | None:
    """The vault in the folder that was opened or tried last, None where there is none.

    Opening stamps its lock file: so nobody has to remember, in a file of names, which it was.
    """
    if not home.is_dir():
        return None
    folders = [f for f in home.iterdir() if not f.name.startswith(".") and vault_exists(f)]
    return max(folders, key=_stamp, default=None)


def _stamp(folder: Path) -> tuple[float, str]:
    lock = folder / LOCK
    return (lock.stat().st_mtime if lock.exists() else 0.0), folder.name
