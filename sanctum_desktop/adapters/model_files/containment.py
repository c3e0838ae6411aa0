"""Links are followed inside a folder, never out of it."""

from __future__ import annotations

from pathlib import Path


def plain_file(path: Path, *, within: Path) -> Path | None:
    """The file itself behind a name or link, None where that is no plain file inside `within`."""
    try:
        real = path.resolve(strict=True)
        inside = real.is_relative_to(within.resolve())
        return real if inside and real.is_file() else None
    except (OSError, RuntimeError, ValueError):  # gone, unreadable, a ring of links, a NUL
        return None
