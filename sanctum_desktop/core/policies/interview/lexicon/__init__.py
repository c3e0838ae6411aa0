"""Word lists of the interview: a text file each, one word a line."""

from __future__ import annotations

from importlib.resources import files


def words(name: str) -> frozenset[str]:
    """The words of `name`.txt beside this file."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line)
