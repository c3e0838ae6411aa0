"""What a page, a line's place on it and its proof look like to QML."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page as a picture."""

    number: int
    picture: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Where a line stands, in points from the page's top left corner."""

    line: str
    words: str = field(repr=False)
    page: int
    across: float
    down: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country whose customs are known; "" is the person's own."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class SpareRow:
    """A line the page has no room for."""

    line: str
    words: str = field(repr=False)


def page_row(number: int, png: bytes) -> PageRow:
    encoded = base64.b64encode(png).decode("ascii")
    return PageRow(number=number, picture=f"data:image/png;base64,{encoded}")
