"""Puts a restored vault in the place of another, which is kept beside it under another name.

Loads nothing heavy: a kill between the two renames is mended before the first paint.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS
from sanctum_desktop.runtime.files import sync_path

_ASIDE: Final = "-before-restore"


def being_restored(folder: Path) -> Path:
    """Where a backup is unpacked and checked."""
    return folder.with_name(f".{folder.name}.restoring")


def restored(folder: Path) -> Path:
    """Where a backup lies that was checked whole and waits for its name."""
    return folder.with_name(f".{folder.name}.restored")


def kept_aside(folder: Path) -> tuple[Path, ...]:
    """The vaults that stood here before a restore, oldest first."""
    return tuple(sorted(folder.parent.glob(f"{folder.name}{_ASIDE}*")))


def finish_swap(folder: Path) -> None:
    """Give a restored vault its name where a kill came between the two renames."""
    if not folder.exists() and restored(folder).is_dir():
        restored(folder).rename(folder)
        sync_path(folder.parent)


def swap_in(folder: Path, release: Callable[[], None], *, with_backups: bool) -> Path:
    """Put the restored folder in the vault's place; gives where the old one is kept.

    `release` lets go of the old folder's lock. `with_backups` takes the automatic backups along,
    so that every point can still be chosen.
    """
    being_restored(folder).rename(restored(folder))
    aside = _free_name(folder)
    if os.name == "nt":
        release()  # Windows renames no folder that holds an open file
    folder.rename(aside)
    finish_swap(folder)
    release()
    if with_backups and (aside / BACKUPS).is_dir():
        (aside / BACKUPS).rename(folder / BACKUPS)
        sync_path(folder)
    return aside


def _free_name(folder: Path) -> Path:
    aside, number = folder.with_name(folder.name + _ASIDE), 1
    while aside.exists():
        number += 1
        aside = folder.with_name(f"{folder.name}{_ASIDE}-{number}")
    return aside
