"""Ages as dates: "when I was twenty-four" is a year once the year of birth is known."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import SMALL, YEAR, Dated, Role

_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_AGE: Final = (
    rf"(?P<ten>{'|'.join(_TENS)})(?:[ -](?P<unit>one|two|three|four|five|six|seven|eight|nine))?"
    rf"|(?P<figures>[1-7]\d)|(?P<small>{'|'.join(w for w, n in SMALL.items() if n >= 10)})"
)
_AT_AGE: Final = re.compile(
    rf"(?i)\b(?P<lead>since|when|from when|till|until|before) i (?:was|had|turned) (?:only |just |about )?(?:{_AGE})\b"
    r"(?! (?:hours|minutes|days|weeks|months|metres|miles|percent|people|stone|kilos))"
)
_BORN: Final = re.compile(
    rf"(?i)\b(?:i was |i'?m |i am |me,? )?born (?:in |back in )?(?P<year>{YEAR})\b"
)
_NOT_ME: Final = re.compile(
    r"(?i)\b(?:son|daughter|child(?:ren)?|kids?|baby|boy|girl|twins|he|she|they|brother|sister"
    r"|husband|wife|mother|father|were)\b[^.]{0,30}$"
)
_MY_AGE: Final = re.compile(
    rf"(?i)\b(?:i'?m|i am|i turned) (?:now |only |already )?(?:{_AGE})(?: years old| now| next \w+|,|\.|$)"
)


def birth_year(words: str, today: date) -> int | None:
    """The year the person was born, from its being said or from the present age."""
    for match in _BORN.finditer(words):
        if not _NOT_ME.search(words[max(0, match.start() - 40) : match.start()]):
            return int(match["year"])
    mine = _MY_AGE.search(words)
    return today.year - _age(mine) if mine else None


def dates_by_age(words: str, born: int | None) -> tuple[Dated, ...]:
    """The year of "when I was twenty-four", where the year of birth is known."""
    if born is None:
        return ()
    return tuple(
        Dated(
            str(born + _age(match)),
            match.start(),
            match.end(),
            Role.END if match["lead"].lower() in ("till", "until", "before") else Role.START,
            0.4,
        )
        for match in _AT_AGE.finditer(words)
    )


def _age(match: re.Match[str]) -> int:
    if match["figures"]:
        return int(match["figures"])
    if match["small"]:
        return SMALL[match["small"].lower()]
    return _TENS[match["ten"].lower()] + SMALL.get((match["unit"] or "zero").lower(), 0)
