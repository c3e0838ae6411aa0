"""Where the files of a download lie, for both sides: whole ones, and parts of them."""

from __future__ import annotations

from pathlib import Path

_DIGITS = 16


def place_of(folder: Path, path: str) -> Path:
    """Where a file of a repository belongs; ValueError for a path that leads elsewhere."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
        raise ValueError("that is no file of a repository")
    return folder.joinpath(*parts)


def part_of(place: Path, sha256: str) -> Path:
    """What has come of a file; named for its content, so that no part is continued by another."""
    return place.with_name(f"{place.name}.part-{sha256[:_DIGITS]}")
