"""When a certificate was got, and when it runs out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, MONTHS

_EXPIRY: Final = re.compile(
    r"\b(?i:runs? out|running out|expir(?:es?|ing|y)|valid|good|lasts(?: me)?|until|till|due(?: for renewal)?|needs? renewing|up for renewal|renewal|must renew(?: it)?|have to renew(?: it)?)"
    r"(?i:\s+(?:is|it|again|until|till|to|up to|through|by|in|on|at|the|end|of|this|coming|next|date))*\s+"
    rf"(?:(?P<month>{MONTH_NAME})(?:\s+(?:of\s+)?(?P<month_year>20\d\d|next year|this year))?|(?P<year>20\d\d)|(?P<relative>next year|this year))\b"
)


@dataclass(frozen=True, slots=True)
class SaidOf:
    """One thing said of a certificate: its "date", when it "expires", its "issuer", and where."""

    name: str
    value: str
    start: int
    end: int


def certificate_dates(words: str, today: date) -> list[SaidOf]:
    """Each date of a sentence, in the order they are said; places are in the sentence."""
    ends = [
        SaidOf("expires", _expiry(match, today), match.start(), match.end())
        for match in _EXPIRY.finditer(words)
    ]
    got = [
        SaidOf("date", dated.iso, dated.start, dated.end)
        for dated in dates(words, today)
        if dated.iso <= today.isoformat()
        and not any(one.start <= dated.start < one.end for one in ends)
    ]
    return sorted(ends + got, key=lambda said: said.start)


def _expiry(match: re.Match[str], today: date) -> str:
    """The day something runs out: a month without a year is the next one to come."""
    said = match["year"] or match["month_year"] or match["relative"] or ""
    later = {"next year": str(today.year + 1), "this year": str(today.year)}
    year = later.get(said.lower(), said)
    if not match["month"]:
        return year
    month = MONTHS.index(match["month"].lower()) + 1
    if not year:
        year = str(today.year + (month < today.month))
    return f"{year}-{month:02d}"
