"""A line in other words that are all the person's: less of it, or as it was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sanctum_desktop.core.policies.grounding import refusals

_ENDS: Final = re.compile(
    r",? (?:so that|so|because|while|when|until|after|before|and|but|with|which|who)\b|[,;:–]"
)
"""Where a line may stop and still say what was done."""
_FEWEST: Final = 3


def worded_otherwise(line: str, told: Sequence[str], *, shorter: bool) -> Iterator[str]:
    """Ways to say the line, each held by what was `told`: the longest piece of it first.

    Where not only a shorter one is asked for, the sentence it was told in comes before.
    """
    pieces = [line[: end.start()].rstrip() for end in _ENDS.finditer(line)][::-1]
    whole = () if shorter else (quote.strip(" .") for quote in told)
    for way in (*whole, *pieces):
        fits = len(way.split()) >= _FEWEST and way.casefold() != line.strip(" .").casefold()
        if fits and not refusals(way, told):
            yield way
