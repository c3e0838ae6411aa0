"""How a stored value reads to people, and how what they type in its place is stored."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.words import text

DATES: Final = frozenset({"startDate", "endDate", "date", "expires"})
FIXED: Final = frozenset({"ongoing", "countryCode"})
"""Facts that are right or not: there are no words of theirs to change."""

_MONTHS: Final = 12
_ISO: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_TYPED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\.? )?(?:(?P<name>[^\W\d]{3,})\.?|(?P<number>\d{1,2}))"
    r"[ /.,]+(?P<year>\d{4})"
)


def shown(fact: Fact) -> str:
    """The value as people read it: "Feb 2021", "still there", "United Kingdom"."""
    if fact.name in DATES:
        return shown_date(fact.value)
    if fact.name == "ongoing":
        return text(f"ui.fact.ongoing.{'study' if fact.section == 'education' else 'job'}")
    if fact.name == "countryCode":
        return _country(fact.value)
    if fact.name == "step":
        since, _, title = fact.value.partition("|")
        return text("ui.fact.step.since", title=title, date=shown_date(since)) if since else title
    return fact.value


def typed(fact: Fact) -> str:
    """What stands in the field where a fact is changed; "" where it cannot be."""
    if fact.name in FIXED:
        return ""
    return fact.value.partition("|")[2] if fact.name == "step" else shown(fact)


def stored(fact: Fact, words: str) -> str:
    """What is kept when that was typed; "" where it is no date and must be one."""
    if fact.name in DATES:
        return read_date(words)
    if fact.name == "step":
        return f"{fact.value.partition('|')[0]}|{words}"
    return words


def shown_date(value: str) -> str:
    """Give "2021-02" as "Feb 2021"; what is no such date stays as it is."""
    match = _ISO.fullmatch(value)
    if match is None or not match["month"] or not 1 <= int(match["month"]) <= _MONTHS:
        return value
    month = text(f"page.month.{int(match['month'])}")
    words = f"{month} {match['year']}"
    return f"{int(match['day'])} {words}" if match["day"] else words


def read_date(words: str) -> str:
    """Give "Feb 2021", "02/2021", "14 February 2021" or "2021" as stored; else ""."""
    words = words.strip()
    if _ISO.fullmatch(words):
        return words
    match = _TYPED.fullmatch(words)
    month = _month(match["name"] or match["number"]) if match else 0
    if match is None or not month or (match["day"] and match["number"]):
        return ""
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{match['year']}-{month:02}{day}"


def _month(words: str) -> int:
    if words.isdigit():
        return int(words) if 1 <= int(words) <= _MONTHS else 0
    names = [QLocale.c().monthName(month).casefold() for month in range(1, _MONTHS + 1)]
    return next((at for at, name in enumerate(names, 1) if name.startswith(words.casefold())), 0)


def _country(code: str) -> str:
    country = QLocale.codeToTerritory(code)
    known = country is not QLocale.Country.AnyTerritory
    return QLocale.territoryToString(country) if known else code
