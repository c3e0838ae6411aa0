"""Removes what a killed process left in a vault's folder, at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.errors import VaultBusy, VaultUnreadable

# Drafts of a header (`.vault.hdr.` and eight digits), of a copy of the database, with its log, and
# of an automatic backup. All encrypted.
_DRAFTS: Final = (".vault.hdr.*", ".vault.db.backup*", ".vault.db.export*", "backups/.*")


def remove_scraps(home: Path) -> None:
    """Clean each vault below `home` that no process holds; the others clean up themselves."""
    folders = {folder for folder in home.glob("*") for draft in _DRAFTS if any(folder.glob(draft))}
    for folder in folders:
        _clean(folder)


def _clean(folder: Path) -> None:
    from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder

    try:
        release = hold_folder(folder)
    except (VaultBusy, VaultUnreadable, OSError):
        return  # held, or not ours to write: nothing there is readable without the key
    try:
        for draft in _DRAFTS:
            for scrap in folder.glob(draft):
                scrap.unlink(missing_ok=True)
    except OSError:
        return  # as above: a folder that cannot be written
    finally:
        release()
