"""What there is to read in the settings: crash records, and whose work is in Sanctum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """A crash record: its id, and the text to read and copy."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others that ships: what it is for, its licence, where it comes from."""

    name: str
    purpose: str
    licence: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What ships to be read: `privacy` is .github/PRIVACY.md, `licence` the whole of LICENSE."""

    version: str
    privacy: str = field(repr=False)
    licence: str = field(repr=False)
    parts: Sequence[Part]
