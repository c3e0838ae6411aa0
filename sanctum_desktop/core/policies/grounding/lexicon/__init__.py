"""Word lists of the gate, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `name`.txt; a line that starts with # is a comment."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def lemmas(name: str) -> Mapping[str, str]:
    """Each word of a line of `name`.txt stands for the line's first."""
    found = {}
    for line in lines(name):
        first, *forms = line.split()
        found.update(dict.fromkeys(forms, first))
    return found


@cache
def pairs(name: str, mark: str) -> tuple[tuple[str, str], ...]:
    """The two sides of each line of `name`.txt, which `mark` divides."""
    rows = (line.split(f" {mark} ", 1) for line in lines(name))
    return tuple((left.strip(), right.strip()) for left, right in rows)


def lines(name: str) -> list[str]:
    """The lines of `name`.txt that are no comments."""
    content = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]
