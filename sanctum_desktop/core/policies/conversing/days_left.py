"""The time somebody has for learning, as they say it, and pieces laid over its days."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sanctum_desktop.core.policies.hearing.measures import in_digits

_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAY: Final = re.compile(rf"(?i)\b(?P<next>next )?(?P<day>{'|'.join(_WEEKDAYS)})\b")
_BUSY: Final = re.compile(
    rf"(?i)\b(?:not|no|never|except|can['’]?t(?: do)?|cannot(?: do)?)(?: on)? (?P<no>{'|'.join(_WEEKDAYS)})s?\b"
    rf"|\b(?P<many>{'|'.join(_WEEKDAYS)})s\b"
)
"""A day that is named because there is no time on it; "Saturdays" are no deadline either."""
_IN: Final = re.compile(
    r"(?i)\b(?:(?P<n>\d{1,3})|(?:in|have|only|within|after) (?:an?|one)) (?P<unit>day|week|month)s?\b(?! (?:a|per|each|every)\b)"
)
_DATE: Final = re.compile(
    rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{'|'.join(_MONTHS)})[a-z]*\b"
    rf"|\b(?P<month2>{'|'.join(_MONTHS)})[a-z]* (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"|\b(?P<iso>20\d\d-\d\d-\d\d)\b|\b(?P<day3>\d{1,2})[./](?P<month3>\d{1,2})\b(?! ?(?:h|hrs?|hours?|%))"
)
_SOON: Final = (("day after tomorrow", 2), ("tomorrow", 1), ("tonight", 0), ("today", 0))
_A_DAY: Final = (
    (re.compile(r"(?i)\bhalf an hour\b|\b30 ?min"), 30),
    (re.compile(r"(?i)\b(?:an|1|one) hour and a half\b|\b1\.5 hours?"), 90),
)
_HOURS: Final = re.compile(
    r"(?i)\b(?P<n>\d(?:\.\d)?|an?|one) ?(?:h|hours?|hrs?)\b(?![ '’]+(?:of )?(?:sleep|shifts?|late|ago|away|drive|work)\b)"
)
_MINUTES: Final = re.compile(r"(?i)\b(?P<n>\d{1,3}) ?(?:min|minutes?|mins)\b")
_LONGEST: Final = {"day": 1, "week": 7, "month": 30}
_MOST_MINUTES: Final = 600
MOST_SESSIONS: Final = 7


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The day it has to be learned by, and minutes on each day; None for what was not said."""

    until: date | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One day's work: the numbers of the pieces, from 1; none on the day all are said again."""

    day: date
    pieces: tuple[int, ...]


def time_left(answers: Sequence[str], today: date) -> TimeLeft:
    """What was said of it, the latest first."""
    until = next((day for one in reversed(answers) if (day := _until(one, today))), None)
    minutes = next((some for one in reversed(answers) if (some := _minutes(one))), None)
    return TimeLeft(until, minutes)


def busy_days(answers: Sequence[str]) -> frozenset[int]:
    """The weekdays, Monday being 0, on which somebody said that they cannot."""
    found = (match for one in answers for match in _BUSY.finditer(one) if match["no"])
    return frozenset(_WEEKDAYS.index(match["no"].lower()) for match in found)


def laid(count: int, today: date, until: date, busy: Collection[int] = ()) -> tuple[Session, ...]:
    """So many pieces over the days before `until`, the last day for all of them from memory.

    At most seven sessions; with one day there is one session. `busy` weekdays are left out as
    long as one day is left.
    """
    ahead = [today + timedelta(days=n) for n in range((until - today).days)]
    free = [day for day in ahead if day.weekday() not in busy] or ahead or [today]
    days = max(1, min(len(free), MOST_SESSIONS, count + 1))
    learning = max(1, days - 1) if days > 1 else 1
    gap = max(1, (len(free) - 1) // learning) if days > 1 else 1
    sessions = []
    for n in range(learning):
        begin, end = n * count // learning, (n + 1) * count // learning
        pieces = tuple(range(begin + 1, end + 1))
        sessions.append(Session(free[n * gap], pieces))
    if days > 1:
        sessions.append(Session(free[-1], ()))
    return tuple(sessions)


def _until(said: str, today: date) -> date | None:
    plain = _BUSY.sub(" ", in_digits(said))
    soon = next((days for words, days in _SOON if words in plain.lower()), None)
    if soon is not None:
        return today + timedelta(days=soon)
    if found := _DATE.search(plain):
        return _dated(found, today)
    if found := _WEEKDAY.search(plain):
        ahead = (_WEEKDAYS.index(found["day"].lower()) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead + (7 if found["next"] and ahead <= _NEAR else 0))
    if found := _IN.search(plain):
        count = int(found["n"] or 1)
        return today + timedelta(days=min(count * _LONGEST[found["unit"].lower()], 366))
    return None


_NEAR: Final = 3
"""Days within which "next Tuesday" is the one after."""


def _dated(found: re.Match[str], today: date) -> date | None:
    if found["iso"]:
        return _day(*map(int, found["iso"].split("-")))
    name = (found["month"] or found["month2"] or "").lower()
    month = _MONTHS.index(name) + 1 if name else int(found["month3"])
    number = int(found["day"] or found["day2"] or found["day3"])
    this_year = _day(today.year, month, number)
    return _day(today.year + 1, month, number) if this_year and this_year < today else this_year


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _minutes(said: str) -> int | None:
    plain = in_digits(said)
    named = next((minutes for words, minutes in _A_DAY if words.search(plain)), None)
    if named:
        return named
    if found := _HOURS.search(plain):
        hours = float(found["n"]) if found["n"][0].isdigit() else 1.0
        return min(int(hours * 60), _MOST_MINUTES) or None
    if found := _MINUTES.search(plain):
        return min(int(found["n"]), _MOST_MINUTES) or None
    return None
