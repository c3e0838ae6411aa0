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
