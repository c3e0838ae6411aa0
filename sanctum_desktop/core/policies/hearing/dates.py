"""Dates as people say them, resolved against the day of the talk.

Exact as said and no more: "spring 2019" is 2019, "end of 2020" is 2020-12, "three years ago" is a
year, "this May" a month. Written by hand because the libraries give nothing for most of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "a couple of": 2}
_MONTH: Final = "|".join(f"{m}|{m[:3]}\\.?" if len(m) > 4 else m for m in MONTHS) + "|sept\\.?"
_YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
_COUNT: Final = "|".join(sorted(_SMALL, key=len, reverse=True)) + r"|\d{1,2}"
_RELATIVE: Final = r"this year|last year|the year before last|this|last"
_SEASON: Final = r"spring|summer|autumn|fall|winter|christmas|easter"

_DATE: Final = re.compile(
    rf"""\b(?:
      (?:the\s+)?(?P<edge>end|start|beginning|middle|mid|early|late)(?:\s+of|\s*-)?\s+(?P<edge_year>{_YEAR})
    | (?P<month>{_MONTH})(?:\s+of)?,?\s+(?P<month_year>{_YEAR}|this\s+year|last\s+year)
    | (?P<later_year>{_YEAR}|last\s+year|this\s+year),?\s+(?:in\s+)?(?P<later_month>{_MONTH})(?!\s+{_YEAR})
    | (?P<rel_month>this|last|next)\s+(?P<only_month>{_MONTH})
    | (?:the\s+)?(?:{_SEASON})\s+(?:of\s+)?(?P<season_year>{_YEAR})
    | (?P<rel_season>this|last)\s+(?:{_SEASON})
    | (?P<year>{_YEAR})
    | (?P<relative>this\s+year|last\s+year|the\s+year\s+before\s+last)
    | (?P<ago>{_COUNT})\s+(?:or\s+\w+\s+)?(?P<unit>years?|months?)\s+(?P<ago_word>ago|back)
    | (?P<bare_month>{_MONTH})
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DURATION: Final = re.compile(
    rf"\b(?:since|for)\s+(?:about |around |maybe |like )?(?P<count>{_COUNT})\s+"
    r"(?P<unit>years?|months?)\b(?!\s+ago)",
    re.IGNORECASE,
)


class Role(Enum):
    """What a date says about the thing it stands with."""

    START = auto()
    END = auto()
    POINT = auto()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as said: ISO 8601 as exact as it was, its place, and its role."""

    iso: str
    start: int
    end: int
    role: Role


_START_CUE: Final = re.compile(
    r"(?:\bsince|\bfrom|\bstarted(?: \w+){0,3}|\bjoined(?: \w+){0,3}|\bcame(?: \w+){0,2}"
    r"|\barrived(?: \w+){0,2}|\bentered(?: \w+){0,2}|\bbegan(?: \w+){0,2}|\bwent in(?: in)?"
    r"|\bhired(?: \w+){0,2})\s*(?:in|from|on|of)?\s*(?:about|around|like|the|so|,)*\s*$",
    re.IGNORECASE,
)
_END_CUE: Final = re.compile(
    r"(?:\bto|\buntil|\btill|\buntill|\bleft(?: \w+){0,3}|\bgot out(?: \w+)?|\blaid off(?: \w+)?"
    r"|\bfinished(?: \w+){0,2}|\bended(?: \w+)?|\bgraduated(?: \w+)?|\bup to|\bretired(?: \w+)?"
    r"|\bmade redundant(?: \w+)?|\bclosed(?: \w+)?)\s*(?:in|at|on)?\s*(?:about|around|the|[\s,])*$",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"^\s*(?:,\s*)?(?:to|until|till|through|–|-|up to|into|and)\s*(?:the\s+)?$", re.IGNORECASE
)


def dates(words: str, today: date) -> tuple[Dated, ...]:
    """All dates of a text in order, each with its role."""
    found = [
        (iso, match.start(), match.end())
        for match in _DATE.finditer(words)
        if (iso := _resolve(match, today))
    ]
    roles = _roles(words, found)
    out: list[Dated] = []
    for (iso, begin, end), role in zip(found, roles, strict=True):
        bare = role is Role.END and not re.search(r"\d|year", words[begin:end], re.IGNORECASE)
        ranged = bare and bool(out) and out[-1].role is Role.START  # "in 2025, May to August"
        out.append(Dated(_month_after(out[-1].iso, iso) if ranged else iso, begin, end, role))
    out += [
        Dated(_years_back(today, match), match.start(), match.end(), Role.START)
        for match in _DURATION.finditer(words)
    ]
    return tuple(sorted(out, key=lambda d: d.start))


def _month_after(start: str, end: str) -> str:
    """The month of `end` that follows `start`: a range ends after it begins."""
    year = int(start[:4])
    return f"{year + (len(start) > 4 and end[5:] < start[5:])}-{end[5:]}"


def _roles(words: str, found: list[tuple[str, int, int]]) -> list[Role]:
    roles: list[Role] = []
    for place, (_, begin, end) in enumerate(found):
        lead = words[max(0, begin - 40) : begin]
        if (
            roles and roles[-1] is Role.START and _RANGE.match(words[found[place - 1][2] : begin])
        ) or _END_CUE.search(lead):
            roles.append(Role.END)
        elif _START_CUE.search(lead) or _opens_range(words, found, place, end):
            roles.append(Role.START)
        else:
            roles.append(Role.POINT)
    return roles


def _opens_range(words: str, found: list[tuple[str, int, int]], place: int, end: int) -> bool:
    if place + 1 < len(found) and _RANGE.match(words[end : found[place + 1][1]]):
        return "and" not in words[end : found[place + 1][1]]
    return bool(re.match(r"\s*(?:on\b|onwards?\b|until|till)", words[end:]))


def _resolve(match: re.Match[str], today: date) -> str:
    part = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "edge_year" in part:
        return part["edge_year"] + ("-12" if part["edge"] == "end" else "")
    for year, month in (("month_year", "month"), ("later_year", "later_month")):
        if month in part:
            return f"{_year(part[year], today)}-{_month(part[month]):02d}"
    if "only_month" in part or "bare_month" in part:
        return _named_month(part, match, today)
    if "ago" in part:
        return _years_back(today, match, "ago")
    said = part.get("season_year") or part.get("year") or part.get("relative")
    return _year(said or part["rel_season"] + " year", today)


def _named_month(part: dict[str, str], match: re.Match[str], today: date) -> str:
    """A month without a year is the last one that has been, where it is surely a month."""
    word = part.get("only_month") or part["bare_month"]
    if "bare_month" in part and not _surely_month(match):
        return ""
    month = _month(word)
    year = today.year if month <= today.month else today.year - 1
    if part.get("rel_month") == "next":
        return ""
    return f"{year}-{month:02d}"


def _surely_month(match: re.Match[str]) -> bool:
    lead = match.string[max(0, match.start() - 12) : match.start()].lower()
    capital = match.group()[0].isupper() and len(match.group()) > 2
    return capital and bool(re.search(r"\b(in|since|until|till|from|by|to|of)\s+$", lead))


def _year(words: str, today: date) -> str:
    if words.isdigit():
        return words
    back = {"this year": 0, "last year": 1, "the year before last": 2}
    return str(today.year - back[re.sub(r"\s+", " ", words)])


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".")[:3]))


def _years_back(today: date, match: re.Match[str], group: str = "count") -> str:
    word = match.group(group).lower()
    count = int(word) if word.isdigit() else _SMALL[word]
    if match.group("unit").lower().startswith("month"):
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return str(today.year - count)
