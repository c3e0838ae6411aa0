"""Asks the file system without being led astray: links out of a folder, names that are no text."""

from __future__ import annotations

import os
from pathlib import Path


def plain_file(path: Path, *, within: Path) -> Path | None:
    """The file itself behind a name or link, None where that is no plain file inside `within`.

    A name that is no UTF-8 counts as no file: it could be neither kept nor shown.
    """
    try:
        real = path.resolve(strict=True)
        inside = real.is_relative_to(within.resolve())
        return real if inside and is_text(path) and is_text(real) and real.is_file() else None
    except (OSError, RuntimeError, ValueError):  # gone, unreadable, a ring of links, a NUL
        return None


def is_folder(path: Path) -> bool:
    """False also where this account may not look, which `Path.is_dir` makes an error."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """As `is_folder`, for anything."""
    return os.path.exists(path)  # noqa: PTH110


def is_text(path: Path) -> bool:
    """Whether a name is UTF-8; on Linux it may be any bytes."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
