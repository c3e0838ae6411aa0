"""Years said in words or cut short, put into figures at their place.

"Twenty sixteen", "two thousand and eight", "in ninety-eight" and "'09" become 2016, 2008, 1998
and 2009, so that the rules for dates know one form only. A bare "ninety-eight" is a year only
where nothing else can stand: behind "in" or "since", and with no thing counted after it.
"""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        1,
    )
}
_TENS: Final = {"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_DIGIT: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEEN: Final = "|".join(word for word in _UNITS if word not in _DIGIT.split("|"))
_TEN: Final = "|".join(_TENS)
_LEAD: Final = (
    r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bsummer\s)|(?<=\bspring\s)"
    r"|(?<=\bautumn\s)|(?<=\bfall\s)|(?<=\bwinter\s)|(?<=\bclass\sof\s))"
)
_FROM: Final = r"(?:(?<=\bfrom\s)|(?<=\bto\s)|(?<=\bof\s))"
_ALONE: Final = r"(?=\s*(?:[.,;:!?)]|$|\s(?:to|till|until|I|we|they|when|as|at|with|and)\b))"
_SPOKEN: Final = re.compile(
    rf"""\b(?:
      (?:{_LEAD}|{_FROM}|(?=[\w ]{{0,24}}[ ](?:to|till|until)[ ]two[ ]))two[ ]thousand(?:[ ](?:and[ ])?(?P<after_2000>{_DIGIT}|{_TEEN}))?{_ALONE}
    | twenty[ -](?:(?P<teen>{_TEEN})|twenty[ -](?P<twenties>{_DIGIT})|o(?:h|ught)?[ -](?P<oh>{_DIGIT})
      |(?P<twenty>twenty))(?![ -](?:year|pound|hour|minute|percent)|\w)
    | nineteen[ -](?P<old_ten>{_TEN})(?:[ -](?P<old_unit>{_DIGIT}))?
    | (?:{_LEAD}|(?<=,\s)(?=(?:seven|eigh|nine)ty-\w+(?:[.;]|$)))(?P<bare_ten>{_TEN})(?:[ -](?P<bare_unit>{_DIGIT}))?{_ALONE}
    | (?:{_LEAD}|{_FROM})o(?:h|ught)?[ -](?P<short_oh>{_DIGIT}){_ALONE}
    )\b
    | (?<![\w])['’](?P<short>\d\d)(?![\w'’])
    | (?<=(?:19|20)\d\d[-–/])(?P<range_end>\d\d)(?![\w/–-])""",
    re.IGNORECASE | re.VERBOSE,
)
_PAIR: Final = re.compile(
    rf"(?:(?<=, )|^)(?P<first>(?:{_TEN})[ -](?:{_DIGIT})) (?:to|till|until) (?P<last>(?:{_TEN})[ -](?:{_DIGIT})){_ALONE}",
    re.IGNORECASE,
)
"""Both ends of a stay behind a comma: "ninety-five to ninety-nine"."""
_CENTURY_TURNS: Final = 50
"""Two figures from here on are of the last century."""


def years_in_figures(words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words with years in figures where room is, and the places of all that were changed.

    What was longer than four characters is filled up with spaces. What is shorter ("'09") stays
    as it is and is read by `short_year`.
    """
    places = []
    for match in _PAIR.finditer(words):
        for end in ("first", "last"):
            ten, unit = re.split("[ -]", match[end].lower())
            year = str(1900 + _TENS[ten] + _UNITS[unit]).ljust(len(match[end]))
            words = words[: match.start(end)] + year + words[match.end(end) :]
            places.append(match.span(end))
    for match in _SPOKEN.finditer(words):
        places.append(match.span())
        if match["short"] or match["range_end"]:
            continue
        year = str(_year(match)).ljust(len(match.group()))
        words = words[: match.start()] + year + words[match.end() :]
    return words, tuple(places)


def short_year(figures: str) -> str:
    """The year two figures stand for: "09" is 2009 and "98" is 1998."""
    return ("19" if int(figures) >= _CENTURY_TURNS else "20") + figures


def _year(match: re.Match[str]) -> int:
    part = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "old_ten" in part or "bare_ten" in part:
        ten = part.get("old_ten") or part["bare_ten"]
        unit = part.get("old_unit") or part.get("bare_unit") or ""
        return 1900 + _TENS[ten] + _UNITS.get(unit, 0)
    if "twenties" in part or "twenty" in part:
        return 2020 + _UNITS.get(part.get("twenties", ""), 0)
    said = (
        part.get("after_2000") or part.get("teen") or part.get("oh") or part.get("short_oh") or ""
    )
    return 2000 + _UNITS.get(said, 0)
