"""What a reader of one country is used to on a resume: paper, dates, order, spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sanctum_desktop.core.domain.resume import PageSize


class DateForm(StrEnum):
    """How a month stands on the page."""

    NAMED = "MMM YYYY"
    SLASHED = "MM/YYYY"
    DOTTED = "MM.YYYY"


class Order(StrEnum):
    """Which job a reader meets first."""

    NEWEST_FIRST = "newest_first"
    OLDEST_FIRST = "oldest_first"


class Spelling(StrEnum):
    """Whose spelling the page keeps."""

    BRITISH = "british"
    AMERICAN = "american"
    CANADIAN = "canadian"


class Document(StrEnum):
    """What the page is called there, in English."""

    CV = "CV"
    RESUME = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The page of one country (ISO 3166-1); the defaults are the page of no country in particular.

    `language` is a BCP 47 tag. `spelling` is None where words stay as they were said.
    """

    country: str = ""
    name: str = ""
    language: str = "en-GB"
    paper: PageSize = PageSize.A4
    document: Document = Document.RESUME
    date_form: DateForm = DateForm.NAMED
    date_range_separator: str = "–"
    order: Order = Order.NEWEST_FIRST
    spelling: Spelling | None = None
    calling_code: str = ""
    """Of the international telephone numbers there (ITU-T E.164), without the plus."""


UNKNOWN = Conventions()
"""The page where nothing is known of the country."""


@dataclass(frozen=True, slots=True)
class SpellingPairs:
    """For each spelling, the words of the others and what stands for them; lower case."""

    into: Mapping[Spelling, Mapping[str, str]] = field(default_factory=dict)
