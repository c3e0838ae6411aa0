"""The things a sentence names, one by one, with what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon.names import Names
from sanctum_desktop.core.policies.hearing.text import items

_MOST: Final = 200
"""Things of one sentence that are looked at; nobody names more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of a list, where it begins in its sentence, and what joins it to the one before."""

    text: str
    start: int
    joint: str


def pieces(words: str, known: Names) -> list[Piece]:
    """The things of a sentence; a known name is one thing even where it holds an "and"."""
    spans = [(n.start, n.end) for n in known.find(words)]
    whole = [s for s in spans if " " in words[slice(*s)] and ";" not in words[slice(*s)]]
    out: list[Piece] = []
    end = 0
    for item, start in islice(_split(words), _MOST):
        last = out[-1].start + len(out[-1].text) - 1 if out else 0
        if out and any(begin <= last < start < until for begin, until in whole):
            begin = out[-1].start
            out[-1] = Piece(words[begin : start + len(item)], begin, out[-1].joint)
        else:
            out.append(Piece(item, start, words[end:start]))
        end = start + len(item)
    return out


def _split(words: str) -> Iterator[tuple[str, int]]:
    """Items, parted at dashes and colons as well, and at slashes between names."""
    for item, start in items(words):
        at = 0
        for match in re.finditer(
            r"\s+[-–—]\s+|:\s+|(?<=[a-z])/(?=[A-Z])|\s+(?:mostly|mainly|especially|such as|including)\s+(?=\S)|\s+(?=not [A-Z])",
            item,
        ):
            yield item[at : match.start()], start + at
            at = match.end()
        if item[at:].strip():
            dotted = not at and bool(re.search(r"(?:^|\s)\.$", words[:start]))  # ".NET"
            yield "." * dotted + item[at:], start + at - dotted
