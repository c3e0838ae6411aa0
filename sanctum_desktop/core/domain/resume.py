"""A resume: lines on a page, each with the facts that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from sanctum_desktop.core.domain.facts import FactId, Section
from sanctum_desktop.core.domain.model_tasks import Author

ResumeId = NewType("ResumeId", str)
LineId = NewType("LineId", str)


class PageSize(StrEnum):
    """Paper the resume is set on."""

    A4 = "a4"
    LETTER = "us-letter"


class Accent(StrEnum):
    """The one colour of a page, of its name and its headings: dark, so that it prints in grey."""

    INK = "ink"
    NAVY = "navy"
    TEAL = "teal"
    FOREST = "forest"
    PLUM = "plum"
    RUST = "rust"

    @property
    def colour(self) -> str:
        """As #rrggbb; AAA on white."""
        return _COLOURS[self]


_COLOURS: Final = {
    Accent.INK: "#000000",
    Accent.NAVY: "#1d3557",
    Accent.TEAL: "#0b4a4f",
    Accent.FOREST: "#26482b",
    Accent.PLUM: "#55224f",
    Accent.RUST: "#59250f",
}


class PageForm(StrEnum):
    """A kind of file a page can be saved as."""

    PDF = "pdf"
    TEXT = "txt"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """How the person wants the page; a paper or a country that is empty follows where they are.

    `template` is a name of the renderer's; `country` is ISO 3166-1.
    """

    template: str = "classic"
    paper: PageSize | None = None
    country: str = ""
    years_only: bool = False
    accent: Accent = Accent.INK


class Verdict(StrEnum):
    """What the person decided of a line.

    `REWORDED` is a model's wording that they took; `STATED` is more than was told: theirs alone,
    and said to be so.
    """

    ACCEPTED = "accepted"
    REWORDED = "reworded"
    EDITED = "edited"
    STATED = "stated"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDecision:
    """The person's word on one line; `text` is theirs where they edited or stated it.

    Where they took a model's wording, `text` is that, and `author` says whose.
    """

    line: LineId
    verdict: Verdict
    text: str = field(default="", repr=False)
    author: Author | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLine:
    """One printed line; the verdict is None while the person has not decided.

    `author` is the model that worded it, None for the Guide and the person.
    """

    id: LineId
    text: str = field(repr=False)
    facts: tuple[FactId, ...]
    verdict: Verdict | None = None
    author: Author | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeEntry:
    """A job, school or course: `title` at `organization`, `dates` as printed ("2018 – 2020")."""

    title: str = field(default="", repr=False)
    organization: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    dates: str = field(default="", repr=False)
    facts: tuple[FactId, ...] = ()
    lines: tuple[ResumeLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSection:
    """A headed part of the page. Skills and languages are one entry whose lines are the items."""

    section: Section
    heading: str
    entries: tuple[ResumeEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Name, what the person is, and how to reach them."""

    name: str = field(default="", repr=False)
    label: str = field(default="", repr=False)
    contact: tuple[str, ...] = field(default=(), repr=False)
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """A page made only of what was said. `language` is a BCP 47 tag ("en-GB").

    `decisions` and `style` are kept when the page is written anew, whatever was said in between.
    `paper`, `country` and `document` ("CV") are what the style comes to. `left_out` are lines that
    are true but had no room; accepting one brings it back.
    """

    id: ResumeId
    header: Header
    sections: tuple[ResumeSection, ...]
    written_at: datetime
    language: str = "en-GB"
    gaps: tuple[str, ...] = field(default=(), repr=False)
    refused: tuple[str, ...] = field(default=(), repr=False)
    left_out: tuple[ResumeLine, ...] = ()
    decisions: tuple[LineDecision, ...] = ()
    style: PageStyle = PageStyle()
    paper: PageSize = PageSize.A4
    country: str = ""
    document: str = "Resume"

    def lines(self) -> dict[LineId, ResumeLine]:
        """The printed lines by their id, in the order of the page."""
        return {
            line.id: line
            for section in self.sections
            for entry in section.entries
            for line in entry.lines
        }


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a line stands on the page, in points from the page's top left corner; page from 1."""

    line: LineId
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedResume:
    """A finished page: the PDF, where each line stands, and what could not be set as written."""

    pdf: bytes = field(repr=False)
    pages: int
    placements: tuple[Placement, ...]
    notices: tuple[str, ...] = ()
