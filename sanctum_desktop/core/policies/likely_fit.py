"""What a model's name lets one expect of its size, before anybody has looked it up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    FitVerdict,
    LikelyFit,
    ModelKind,
    Room,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.model_fit import free_bytes, size

_BILLIONS: Final = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)B\b")
_BITS: Final = re.compile(r"\b(?:I?Q(\d)|F(16|32)|BF(16))")
_MORE_BITS: Final = 0.9  # a packing called Q4 takes 4.9 bits a number: scales, some layers finer
_MORE_BYTES: Final = 200_000_000  # its table of words is packed less tightly
_ROUGHLY: Final = -8  # of a guess, the digits that say nothing
_IN_USE: Final = 1.5
"""A model in use takes this many times its file: its cache and what it works in."""
_SHARE: Final = 0.5
"""Of the memory free now, what a suggested model may take: a larger one would also be slow."""


def likely_fits(entries: Sequence[CatalogueEntry], room: Room) -> Mapping[str, LikelyFit]:
    """By id. Suggested is the largest language model that leaves half of the free memory."""
    sizes = {one.id: file_bytes(one) for one in entries}
    free = free_bytes(room)
    fitting = [
        one.id
        for one in entries
        if one.kind is ModelKind.LANGUAGE
        and free is not None
        and 0 < sizes[one.id][0] * _IN_USE <= free * _SHARE
    ]
    first = max(fitting, key=lambda one: sizes[one][0], default="")
    return {one.id: _likely(*sizes[one.id], free, suggested=one.id == first) for one in entries}


def file_bytes(entry: CatalogueEntry) -> tuple[int, bool]:
    """The bytes of its files and True, or what its name says of them and False; 0 for neither.

    "4B, Q4_K_M" is four thousand million numbers of some five bits each.
    """
    if all(file.bytes for file in entry.files):
        return sum(file.bytes for file in entry.files), True
    count, packing = _BILLIONS.search(entry.name), _BITS.search(entry.name)
    if count is None or packing is None:
        return 0, False
    quantised, *whole = packing.groups()
    bits = int(quantised) + _MORE_BITS if quantised else int(next(filter(None, whole)))
    guess = round(float(count[1]) * 10**9 * bits / 8) + _MORE_BYTES
    return round(guess, _ROUGHLY), False


def _likely(file_bytes: int, exact: bool, free: int | None, *, suggested: bool) -> LikelyFit:
    if not file_bytes:
        return LikelyFit(FitVerdict.UNKNOWN, 0, False, text("models.likely.nothing"))
    how = text("models.likely.exact" if exact else "models.likely.by_name", size=size(file_bytes))
    if free is None:
        return LikelyFit(FitVerdict.UNKNOWN, file_bytes, exact, how)
    needed = round(file_bytes * _IN_USE)
    verdict = FitVerdict.FITS if needed <= free else FitVerdict.TOO_LARGE
    fits = text(f"models.likely.{verdict}", needed=size(needed), free=size(free))
    return LikelyFit(verdict, file_bytes, exact, f"{how} {fits}", suggested)
