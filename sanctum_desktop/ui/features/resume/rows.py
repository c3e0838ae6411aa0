"""What a page, a line's place on it and its proof look like to QML."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sanctum_desktop.core.domain.resume import Placement, Resume
from sanctum_desktop.core.domain.wordings import Suggestion


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page as a picture."""

    number: int
    picture: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Where a line stands, in points from the page's top left; `leads` its page or does not."""

    line: str
    words: str = field(repr=False)
    page: int
    leads: bool
    across: float
    down: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Words that were said, the first of the `count` lines they hold up, chosen or not."""

    words: str = field(repr=False)
    line: str = field(repr=False)
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class AccentRow:
    """A colour the page may have, as #rrggbb."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country whose customs are known; "" is the person's own."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """A kind of doing and two times it was told: as on the page, and as it was said."""

    lead: str
    first: str = field(repr=False)
    second: str = field(repr=False)
    firstSaid: str = field(repr=False)  # noqa: N815 - QML's name for it
    secondSaid: str = field(repr=False)  # noqa: N815 - QML's name for it


@dataclass(frozen=True, slots=True)
class SpareRow:
    """A line the page has no room for."""

    line: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordingRow:
    """Other words for a line; `told` are they with the places (`spans`) of what is new in them."""

    line: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    told: dict[str, object] = field(repr=False)
    model: str


def wording_row(one: Suggestion) -> WordingRow:
    told: dict[str, object] = {
        "words": one.after,
        "spans": list(new_places(one.before, one.after)),  # a tuple is no list to QML
    }
    return WordingRow(one.line, one.before, one.after, told, one.author.model)


def new_places(before: str, after: str) -> Iterator[dict[str, object]]:
    """Start and length, in UTF-16 units, of the words that are not where they were before."""
    old, new = (re.findall(r"\S+\s*", words) for words in (before, after))
    bare = [[word.strip(" ,;.").lower() for word in words] for words in (old, new)]
    matched = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    for kind, _, _, start, end in matched.get_opcodes():
        if kind in ("replace", "insert"):
            words = "".join(new[start:end]).rstrip()
            at = _units("".join(new[:start]))
            yield {"start": at, "length": _units(words), "look": "strong"}


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def mark_rows(resume: Resume, placements: Sequence[Placement]) -> list[MarkRow]:
    """A mark for each line of the page that has a place on it."""
    lines = resume.lines()
    found: list[MarkRow] = []
    for p in placements:
        if p.line in lines:
            leads = not any(mark.page == p.page for mark in found)
            words = lines[p.line].text
            found.append(MarkRow(p.line, words, p.page, leads, p.x, p.y, p.width, p.height))
    return found


def page_row(number: int, png: bytes) -> PageRow:
    encoded = base64.b64encode(png).decode("ascii")
    return PageRow(number=number, picture=f"data:image/png;base64,{encoded}")
