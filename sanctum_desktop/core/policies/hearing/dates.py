"""Dates as people say them, resolved against the day of the talk.

Exact as said and no more: "spring 2019" is 2019, "end of 2020" is 2020-12, "three years ago" is a
year, "this May" a month. Written by hand because the libraries give nothing for most of these.
A year that belongs to another matter ("the 2008 crisis", "a 2014 Toyota") is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.hearing.spoken_years import short_year, years_in_figures
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS

SMALL: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "a couple of": 2}
_MONTH: Final = "|".join(f"{m}|{m[:3]}\\.?" if len(m) > 4 else m for m in MONTHS) + "|sept\\.?"
YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
_SHORT: Final = r"['’]\d\d|(?<=(?:19|20)\d\d[-–/])\d\d(?![/\d-])"
_COUNT: Final = r"a\s+couple\s+of|" + "|".join(w for w in SMALL if " " not in w) + r"|\d{1,2}"
_SEASON: Final = r"spring|summer|autumn|fall|winter|christmas|easter|ramadan|harvest"
_DAY: Final = r"(?:\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?,?)?"

_DATE: Final = re.compile(
    rf"""(?<!\w)(?:
      (?:the\s+)?(?P<edge>end|start|beginning|middle|mid|early|late)(?:\s+of|\s*-)?\s+
      (?P<edge_year>{YEAR}|last\s+year|this\s+year)
    | (?P<month>{_MONTH}){_DAY}(?:\s+of)?,?\s+(?P<month_year>{YEAR}|['’]\d\d|this\s+year|last\s+year)
    | (?P<later_year>{YEAR}|last\s+year|this\s+year),?\s+(?:in\s+)?(?P<later_month>{_MONTH})
      (?!\s+{YEAR})
    | (?P<figure_month>0?[1-9]|1[0-2])[/.](?P<figure_year>{YEAR})
    | (?P<rel_month>this|last|next)\s+(?:past\s+)?(?P<only_month>{_MONTH})
    | (?:the\s+)?(?P<season>{_SEASON})\s+(?:of\s+)?(?P<season_year>{YEAR}|['’]\d\d)
    | (?P<rel_season>this|last)\s+(?:{_SEASON})
    | (?P<year>{YEAR})
    | (?P<short>{_SHORT})
    | (?P<relative>(?<!the\s)this\s+year|(?<!the\s)(?<!my\s)(?<!our\s)last\s+year|the\s+year\s+before\s+last)
    | (?P<ago>{_COUNT})\s+(?:or\s+\w+\s+)?(?P<unit>years?|months?)(?P<half>\s+and\s+a\s+half)?
      \s+(?P<ago_word>ago|back)
    | (?P<bare_month>{_MONTH})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_DATE_BEFORE: Final = re.compile(
    r"(?i)(?:[£$€#]\s?|\b(?:room|bus|route|number|nr|no\.?|iso ?\d*|office|windows|excel|server|studio"
    r"|over|nearly|almost|up to about|\d)[ :,-]?)$"
)
_COUNTED: Final = re.compile(
    r"(?i)\s+(?!was\b|is\b|has\b|as\b|always\b|across\b|less\b|plus\b|sometimes\b)"
    r"(?:[a-z]{3,}(?<!s)s|people|staff|square|euro|kg|km|kilos|tonnes|litres|men|women|children)\b"
)
_OF_SOMETHING: Final = re.compile(
    r"(?i)\s+(?!season\b|season's|i\b|we\b|when\b|and\b|to\b|till\b|until\b|in\b|at\b|as\b|with\b|on\b"
    r"|intake\b|class\b|school\b|term\b|they\b|it\b|she\b|he\b|was\b|for\b|then\b)[a-z]+"
)
"""After "the 2008": a thing of that year ("crisis", "census"), not the year."""
_STILL_GOING: Final = re.compile(
    r"(?i)\b(?:have|has|had|['’]ve|['’]m|been|am|is|are|now|it['’]s|still|going on|makes)\b"
)
_PAST: Final = re.compile(r"(?i)\b(?:was|were|worked|until|till|ended|stayed|before|did)\b")
_DURATION: Final = re.compile(
    rf"\b(?:(?P<lead>since|for|going on|it makes|it is)\s+)?"
    r"(?:about |around |maybe |like |nearly |almost )?"
    rf"(?P<count>{_COUNT})\s+(?P<unit>years?|months?)\b(?!\s+(?:ago|back|before|old|later|and a half))"
    r"(?P<now>\s+now\b)?",
    re.IGNORECASE,
)


_TO_OTHER_END: Final = re.compile(
    r"(?i)[,\s]*(?:(?:so|that was|i was there)\s+)?(?:from|starting(?: in)?|until|till|up to)\s+(?:about\s+)?"
)


class Role(Enum):
    """What a date says about the thing it stands with."""

    START = auto()
    END = auto()
    POINT = auto()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as said: ISO 8601 as exact as it was, its place, and its role.

    `confidence` is lower where the date was worked out and not said.
    """

    iso: str
    start: int
    end: int
    role: Role
    confidence: float = 0.8


_START_CUE: Final = re.compile(
    r"(?:\bsince|\bfrom|\bstart(?:ed)?(?: [a-z]\w*){0,3}|\bjoined(?: [a-z]\w*){0,3}|\bcame(?: [a-z]\w*){0,3}"
    r"|\barrived(?: [a-z]\w*){0,2}|\bentered(?: [a-z]\w*){0,2}|\bbeg[ai]n(?: [a-z]\w*){0,2}|\bwent in(?: in)?"
    r"|\bhired(?: [a-z]\w*){0,2}|\btook me on(?: [a-z]\w*){0,4}|\bgot the job|\bgiven it|\btook over(?: [a-z]\w*){0,2}"
    r"|\bopened(?: [a-z]\w*){0,3}|\bset up(?: [a-z]\w*){0,3}|\bgot (?:taken on|in there|in)|\bgone in there"
    r"|\bbetween|\bafter)"
    r"\s*(?:in|from|on|of)?\s*(?:about|around|like|the year|the|so|,|back in|maybe|\s)*$",
    re.IGNORECASE,
)
_END_CUE: Final = re.compile(
    r"(?:\bto|\buntil|\btill|\buntill|\bleft(?: \w+){0,3}|\bgot out(?: \w+)?|\blaid off(?: \w+)?"
    r"|\bfinish(?:ed)?(?: \w+){0,2}|\bended(?: \w+)?|\bgraduated(?: \w+)?|\bup to|\bretired(?: \w+)?"
    r"|\bmade redundant(?: \w+)?|\bclosed(?: \w+){0,3}|\bstopped(?: \w+){0,2}|\bquit(?: \w+){0,2}"
    r"|\bresigned(?: \w+)?|\bwent bust|\bdischarged(?: \w+)?|\blet (?:me )?go(?: \w+)?|\bretrenched(?: \w+){0,2}"
    r"|\bshut(?: \w+){0,3}|\bsold(?: \w+){0,3}|\bclass of|\bpassed(?: \w+)?|\bcompleted(?: \w+){0,3}|\bqualified(?: \w+)?"
    r"|\bdropped out(?: \w+)?)"
    r"[\s,]*(?:(?:at|by) (?:the )?end of|in|at|on)?\s*(?:about|around|maybe|the year|the|[\s,])*$",
    re.IGNORECASE,
)
_ANOTHERS_END: Final = re.compile(
    r"(?i)\b(?:he|she|(?:my|his|her|the) (?:mother|father|mum|dad|boss|owner|husband|wife|uncle|aunt))"
    r" (?:retired|left|died|quit|resigned|stopped),?(?: in)? $"
)
"""Where somebody else came to an end: "when she retired, in 2008, I took over"."""
_THEN_IT_ENDED: Final = re.compile(
    r"(?i),? (?:(?:they|(?:the|my) (?:company|firm|boss|owners?)) (?:all )?(?:(?:fired|sacked|dismissed|laid off|let) (?:me|us|all|everyone|half|[\w-]+ of us)|laid (?:me|us|[\w-]+ of us) off)\b"
    r"|(?:they|it|we|(?:the|my) (?:company|firm|shop|factory|hotel|restaurant|school|plant|place|contract|project)) (?:closed|shut|ended|finished|went (?:bust|under|bankrupt))"
    r"(?=[.,;!]|$| (?:and|on|because|when|for good|down|so|then|but)\b)"
    r"|i (?:left(?! (?:school|home|my country|the country|for school|(?-i:[A-ZÀ-Þ])))|quit|resigned|retired|was (?:laid off|made redundant|fired|sacked|let go))\b)"
)
"""Behind a date on which a stay ended: "in 2009 it closed", "in September they fired us"."""
_LEAD: Final = 120
"""Characters; an answer that is a long list of years is read in no time all the same."""
_WHOLE_YEAR: Final = re.compile(
    r"(?i)\b(?:the whole (?:year )?(?:of )?|all (?:through|of) |throughout |the (?:entire|full) year (?:of )?)$"
)
_SINCE_LEAVING: Final = re.compile(
    r"(?i)\bsince (?:i|we|he|she|they|the|my|our)\b[^.,;]{0,40} in $"
)
_UNTIL_THEY: Final = re.compile(
    r"(?i)\b(?:until|till|(?:up|through) to)(?: when)? (?:i|we|he|she|they|the|my|our)\b"
    r"[^.,;]{0,40}(?:,? in|,? and that was|,? (?:that|which) was) $"
)
_RANGE: Final = re.compile(
    r"^\s*(?:,\s*)?(?:to|until|till|til|through|–|-|/|up to|into|and)\s*(?:about|around)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SEASONS_OF: Final = re.compile(
    r"(?i)\b(?:seasons|summers|winters|harvests|terms|years|between)\b[^.]{0,30}$"
)


def lead_of(words: str, begin: int) -> str:
    """What stands before a date, as far as it can bear on it."""
    return words[max(0, begin - _LEAD) : begin]


def dates(words: str, today: date) -> tuple[Dated, ...]:
    """All dates of a text in order, each with its role."""
    plain, spoken = years_in_figures(words)
    told = list(_DATE.finditer(plain))
    whole = {_month(match["month"].lower()) for match in told if match["month"]}
    found = [
        (iso, match.start(), _end_of(match, spoken))
        for match in told
        if (iso := _resolve(match, today))
        and not _of_another_matter(plain, match)
        and not (match["bare_month"] and _month(match["bare_month"].lower()) in whole)
    ]
    roles = _roles(words, found)
    out: list[Dated] = []
    for (iso, begin, end), role in zip(found, roles, strict=True):
        bare = role is Role.END and not re.search(r"\d|year", plain[begin:end], re.IGNORECASE)
        ranged = bare and bool(out) and out[-1].role is Role.START  # "in 2025, May to August"
        if _WHOLE_YEAR.search(lead_of(plain, begin)):
            out += [Dated(iso, begin, end, Role.START), Dated(iso, begin, end, Role.END)]
            continue
        out.append(Dated(_month_after(out[-1].iso, iso) if ranged else iso, begin, end, role))
    out = _months_of_one_year(out, plain)
    out += _durations(words, today, out)
    return tuple(sorted(out, key=lambda d: d.start))


def _end_of(match: re.Match[str], spoken: tuple[tuple[int, int], ...]) -> int:
    """The end of the date as spoken: "2016" stands where "twenty sixteen" was said."""
    return max(
        [match.end()] + [end for begin, end in spoken if match.start() <= begin < match.end()]
    )


def _of_another_matter(words: str, match: re.Match[str]) -> bool:
    """True for the year of a crisis, a car or a count."""
    if not match["year"]:
        return False
    before, after = lead_of(words, match.start()), words[match.end() : match.end() + _LEAD]
    if _NO_DATE_BEFORE.search(before[-24:]) or _COUNTED.match(after):
        return True
    article = re.search(r"(?i)\b(?:the|a|an|my|our|that)\s+$", before)
    return bool(article and _OF_SOMETHING.match(after))


def _months_of_one_year(found: list[Dated], words: str) -> list[Dated]:
    """In "from May to August 2023" the first month is of the year said with the last."""
    for place, (first, last) in enumerate(pairwise(found)):
        bare = not re.search(r"\d|year", words[first.start : first.end], re.IGNORECASE)
        exact = len(first.iso) == len(last.iso) == len("2023-05")
        if bare and exact and first.role is Role.START and last.role is Role.END:
            year = int(last.iso[:4]) - (first.iso[5:] > last.iso[5:])
            iso = f"{year}-{first.iso[5:]}"
            found[place] = Dated(iso, first.start, first.end, first.role, first.confidence)
    return found


def _durations(words: str, today: date, found: list[Dated]) -> Iterator[Dated]:
    """The start that "for six years now" means, or the other end of "five years, from 2016"."""
    for match in _DURATION.finditer(words):
        if re.search(
            r"(?i)\b(?:or|every|in|after|of|another|last|first)\s+$", words[: match.start()]
        ):
            continue
        if any(d.start < match.end() and match.start() < d.end for d in found):
            continue
        lead = (match["lead"] or "").lower()
        whole = re.fullmatch(r"(?i)\W*(?:about )?", words[: match.start()]) and re.fullmatch(
            r"\W*", words[match.end() :]
        )
        going = lead in ("since", "going on") or match["now"] or whole
        if lead in ("for", "it makes", "it is"):
            going = _STILL_GOING.search(words[: match.end()]) and not _PAST.search(words)
        if going and any(d.role is Role.START for d in found):
            continue
        if going:
            iso = _back(today, match)
            yield Dated(iso, match.start(), match.end(), Role.START, 0.7)
        elif match["unit"].lower().startswith("year"):
            yield from _other_end(words, match, found, today)


def _other_end(
    words: str, match: re.Match[str], found: list[Dated], today: date
) -> Iterator[Dated]:
    """Of a stay with one end and its length, the other end, to the year."""
    if re.search(r"(?i)\b(?:about|around|maybe|like|nearly|almost|over)\b", match.group()):
        return
    near = [
        d for d in found if _TO_OTHER_END.fullmatch(words[match.end() : max(match.end(), d.start)])
    ]
    ends = {d.role for d in found}
    if not near or {Role.START, Role.END} <= ends:
        return
    one, count = near[0], _number(match["count"])
    if one.role is Role.START and int(one.iso[:4]) + count < today.year:
        other = Dated(str(int(one.iso[:4]) + count), match.start(), match.end(), Role.END, 0.5)
    elif one.role is Role.END:
        other = Dated(str(int(one.iso[:4]) - count), match.start(), match.end(), Role.START, 0.5)
    else:
        return
    yield other


def _month_after(start: str, end: str) -> str:
    """The month of `end` that follows `start`: a range ends after it begins."""
    year = int(start[:4])
    return f"{year + (len(start) > 4 and end[5:] < start[5:])}-{end[5:]}"


def _roles(words: str, found: list[tuple[str, int, int]]) -> list[Role]:
    roles: list[Role] = []
    for place, (_, begin, end) in enumerate(found):
        lead = words[max(0, begin - 40) : begin]
        if _SINCE_LEAVING.search(lead_of(words, begin)):
            roles.append(Role.START)
        elif (
            _ends_range(words, found, place, roles)
            or _UNTIL_THEY.search(lead_of(words, begin))
            or (_END_CUE.search(lead) and not _ANOTHERS_END.search(lead))
            or (re.search(r"(?i)\b(?:in|by) $", lead) and _THEN_IT_ENDED.match(words, end))
        ):
            roles.append(Role.END)
        elif _START_CUE.search(lead) or _opens_range(words, found, place, end):
            roles.append(Role.START)
        else:
            roles.append(Role.POINT)
    return roles


def _ends_range(
    words: str, found: list[tuple[str, int, int]], place: int, roles: list[Role]
) -> bool:
    if not roles or roles[-1] is not Role.START:
        return False
    return bool(_RANGE.match(words[found[place - 1][2] : found[place][1]]))


def _opens_range(words: str, found: list[tuple[str, int, int]], place: int, end: int) -> bool:
    listed = place + 1 < len(found) and words[end : found[place + 1][1]].strip() == ","
    if listed and _SEASONS_OF.search(words[: found[0][1]]):
        return True
    if place + 1 < len(found) and _RANGE.match(words[end : found[place + 1][1]]):
        joined_by_and = "and" in words[end : found[place + 1][1]]
        return not joined_by_and or bool(_SEASONS_OF.search(words[: found[place][1]]))
    return bool(re.match(r"\s*(?:on\b|onwards?\b|until|till)", words[end:]))


def _resolve(match: re.Match[str], today: date) -> str:
    part = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "edge_year" in part:
        return _year(part["edge_year"], today) + ("-12" if part["edge"] == "end" else "")
    for year, month in (("month_year", "month"), ("later_year", "later_month")):
        if month in part:
            return f"{_year(part[year], today)}-{_month(part[month]):02d}"
    if "figure_month" in part:
        return f"{part['figure_year']}-{int(part['figure_month']):02d}"
    if "only_month" in part or "bare_month" in part:
        return _named_month(part, match, today)
    if "ago" in part:
        return _back(today, match, "ago")
    said = part.get("season_year") or part.get("year") or part.get("relative") or part.get("short")
    month = "-12" if part.get("season") == "christmas" else ""
    return _year(said or part["rel_season"] + " year", today) + month


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
    figures = words.lstrip("'’")
    if figures.isdigit():
        return figures if len(figures) == len("2019") else short_year(figures)
    back = {"this year": 0, "last year": 1, "the year before last": 2}
    return str(today.year - back[re.sub(r"\s+", " ", words)])


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".")[:3]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[re.sub(r"\s+", " ", word.lower())]


def _back(today: date, match: re.Match[str], group: str = "count") -> str:
    """The day so many months or years ago: months to the month, years to the year."""
    count = _number(match[group])
    months = match["unit"].lower().startswith("month")
    half = "half" in match.re.groupindex and match["half"]
    back = count if months else 12 * count + (6 if half else 0)
    then = today.year * 12 + today.month - 1 - back
    return f"{then // 12}-{then % 12 + 1:02d}" if months else str(then // 12)
