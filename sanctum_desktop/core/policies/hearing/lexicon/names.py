"""Names of things in long lists, found in free speech: "MS Excel", "arterial lines", "CSCS card".

A list has one thing a line, `Name | another form | another form`; the other forms serve to know
the thing again, and what is printed stays as the person said it. Read at first use, looked up by
the first word: ten thousand names cost a few milliseconds an answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_TOKEN: Final = re.compile(r"\.?\w+(?:[&+#/'’.]+\w+)*(?:\+\+|\+|#)?")
_SHORTEST_PLURAL: Final = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the list and where it was said; `name` is the list's own form of it."""

    name: str
    start: int
    end: int


class Names:
    """The things of one list, ready to be looked up."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], tuple[str, str]]] = {}
        self._longest = 1
        for line in lines:
            forms = line.split(" | ")
            for form in forms:
                key = _key(form)
                self._by_first.setdefault(key[0], {}).setdefault(key, (forms[0], form))
                self._longest = max(self._longest, len(key))

    def find(self, said: str) -> Iterator[Named]:
        """Each thing said, from left to right, the longest name at each place."""
        tokens = [(_plain(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(said)]
        at = 0
        while at < len(tokens):
            known = self._by_first.get(tokens[at][0], {})
            most = min(self._longest, len(tokens) - at) if known else 0
            for count in range(most, 0, -1):
                name = known.get(tuple(word for word, _, _ in tokens[at : at + count]))
                start, end = tokens[at][1], tokens[at + count - 1][2]
                if name is not None and not (
                    _only_looks_plural(said[start:end], name[1])
                    or ("," in said[start:end] and "," not in name[1])
                ):
                    yield Named(name[0], start, end)
                    at += count - 1
                    break
            at += 1

    def same_as(self, said: str) -> str:
        """The list's own form of exactly this name; "" where it is none."""
        key = _key(said)
        name, form = self._by_first.get(key[0], {}).get(key, ("", "")) if key else ("", "")
        return "" if _only_looks_plural(said, form) else name


@lru_cache(maxsize=8)
def names(of: str) -> Names:
    """The list `of`.txt beside this file, or all lists of the folder `of`."""
    place = files(__package__).joinpath(of)
    lists = sorted(place.iterdir(), key=lambda f: f.name) if place.is_dir() else [
        files(__package__).joinpath(f"{of}.txt")
    ]  # fmt: skip
    lines = [line for file in lists for line in file.read_text(encoding="utf-8").splitlines()]
    return Names(line for line in lines if line and not line.startswith("# "))


def _only_looks_plural(said: str, form: str) -> bool:
    """True for "Leeds", which is no plural of LEED; "SOPs" is one of SOP."""
    plural = len(said) == len(form) + 1 and said[-1:] in "sS"
    return plural and form.isupper() and not said[:-1].isupper()


def _key(name: str) -> tuple[str, ...]:
    return tuple(_plain(match.group()) for match in _TOKEN.finditer(name))


@lru_cache(maxsize=32_768)
def _plain(word: str) -> str:
    """A word as it is compared: without case, accents or a plural's ending."""
    bare = word.casefold()
    if not bare.isascii():
        letters = unicodedata.normalize("NFKD", bare.replace("’", "'"))
        bare = "".join(mark for mark in letters if not unicodedata.combining(mark))
    if (
        len(bare) >= _SHORTEST_PLURAL
        and bare.endswith("s")
        and not bare.endswith(("ss", "us", "is"))
    ):
        return bare[:-1]
    return bare
