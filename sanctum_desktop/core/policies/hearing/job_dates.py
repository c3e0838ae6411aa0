"""Which of the dates of an answer are those of the job: put right, and without other matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import Dated, Role, dates, lead_of
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.text import Sentence
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME

NOT_MINE: Final = re.compile(
    r"(?i)\b(?:born|birthday|son|daughter|husband|wife|mother|father|kids?|children|baby)\b"
)
_ON_SECOND_THOUGHT: Final = re.compile(r"(?i)\.{2,}\s+(?=(?:no|wait|sorry|actually)\b)")
_TAKES_BACK: Final = re.compile(
    r"(?i)^\W*(?:no\b|nah\b|nope\b|or was it|actually|correction|one minute|one moment|wait|sorry|hang on|hold on|i tell a lie)"
)
_A_DATE: Final = re.compile(rf"\b(?:{MONTH_NAME}|(?:19|20)\d\d)\b|(?<!\w)['’]\d\d\b")
_HAPPENED: Final = re.compile(
    r"(?i)\b(?:we (?:had|got|won|lost|opened|moved|did)|there (?:was|were)|happened|(?<!i )came in|(?<!i )(?:bought|sold|founded|merged))\b[^.,;]*$"
)
"""Before the day of an event at work, which is not that of the job."""
_CAME_TO_TOWN: Final = re.compile(
    r"\b(?:came|moved|arrived|travelled|emigrated)(?: over| back| here)* (?:to|in) (?:the )?[A-Z][\w ]{2,20}(?: in)? $"
)
"""The day somebody came to a country is not that of a job."""
_BORN: Final = re.compile(
    r"(?i)\bi(?:['’]m| am) (?:from|of) (?:the year )?$|\b(?:card|passport|papers?|id|document) (?:says?|has|reads) (?:born )?(?:in )?$"
)
"""The year somebody is from: "I'm from 1986"."""
_THEN_CAME: Final = re.compile(
    r",? (?:we|I|my family) (?:came|moved|went|fled|emigrated|travelled)(?: over| back| here)* to (?:the )?[A-Z]"
)
_IF_COUNTED: Final = re.compile(r"(?i)\W{0,3}if (?:that|it|you)\b[^.]{0,12}\bcounts?\b")
_ARRIVED: Final = re.compile(r"(?i)\b(?:arrived|started|joined|began|came|entered)\b")
_ARRIVED_NEAR: Final = 80
_YEARS: Final = re.compile(
    r"\b(?P<count>[1-9]|[1-4]\d) years?\b(?! (?:ago|old|later|before|after|of age|contract))"
)
_ONLY_YEARS: Final = re.compile(
    r"(?i)(?:for |it was |that was |i stayed |i was there |altogether )*(?P<count>[1-9]|[1-4]\d) years?(?: there| long| in all)?[.!]?"
)
_MONTH_ONLY: Final = re.compile(MONTH_NAME)
_UNTIL_IT: Final = re.compile(
    r"(?i)\b(?:till|until) (?:it|they|we|the [a-z]+) [a-z]+(?: down| up)?[.!]?$"
)
_YEAR: Final = len("2012")
_NEXT_YEAR: Final = re.compile(r",? and |, ?")
_WORKED_OUT: Final = 0.6
_ALSO: Final = re.compile(r"(?i)\balso (?:in )?$")


@dataclass(slots=True)
class JobDates:
    """The dates told of one job so far; all places are those of the answer."""

    found: list[Dated] = field(default_factory=list)
    _taken_back: Role | None = None

    def hear(self, clause: Sentence, today: date) -> None:
        """Add the dates of a clause; where it takes one back, they stand in its place."""
        if lasted := _ONLY_YEARS.fullmatch(in_digits(clause.text)):
            self._end_after(int(lasted["count"]), clause, today)
        begin = 0
        for told in _ON_SECOND_THOUGHT.split(clause.text):
            begin = clause.text.index(told, begin)
            self._hear(Sentence(told, clause.start + begin), today)

    def _hear(self, clause: Sentence, today: date) -> None:
        if self.found and _TAKES_BACK.match(clause.text) and _A_DATE.search(clause.text):
            self._taken_back = self._drop_last(clause, today)
        for dated in _said_last(dates(clause.text, today), back=bool(self._taken_back)):
            if dated.iso > today.isoformat() or _of_another_matter(clause.text, dated):
                continue
            role = dated.role
            if role is Role.POINT and self._taken_back:
                role = self._taken_back  # the date that is right
            ended = any(d.role is Role.END for d in self.found)
            if ended and _ALSO.search(lead_of(clause.text, dated.start)):
                role = Role.END  # one summer more
            self._taken_back = None
            if _MONTH_ONLY.fullmatch(clause.text[dated.start : dated.end]) and any(
                d.iso.endswith(dated.iso[4:]) and d.iso < dated.iso for d in self.found
            ):
                continue  # "Since October 2020. The contract is from October": said again
            self.found.append(moved(replace(dated, role=role), clause.start))
        if _UNTIL_IT.search(clause.text):
            self._taken_back = Role.END  # "till it shut. That was 2018"

    def _end_after(self, count: int, clause: Sentence, today: date) -> None:
        """Add the end of a stay told by its beginning and, after it, its length."""
        roles = {d.role for d in self.found}
        if Role.START not in roles or Role.END in roles:
            return
        start = next(d for d in self.found if d.role is Role.START)
        year = int(start.iso[:4]) + count
        if year < today.year:
            end = Dated(str(year), clause.start, clause.end, Role.END, _WORKED_OUT)
            self.found.append(end)

    def _drop_last(self, clause: Sentence, today: date) -> Role:
        """Take the last date out, or the last end where an end is put right; its role."""
        ends = any(d.role is Role.END for d in dates(clause.text, today))
        wrong = [d for d in self.found if d.role is Role.END] if ends else self.found
        gone = wrong[-1] if wrong else self.found[-1]
        self.found.remove(gone)
        return gone.role


def _said_last(found: Sequence[Dated], *, back: bool) -> list[Dated]:
    """The dates of a clause; of several that put one right, the last: "no, 2020 I served, it's 2021"."""
    points = [d for d in found if d.role is Role.POINT]
    wrong = points[:-1] if back else []
    return [d for d in found if d not in wrong]


def _of_another_matter(words: str, dated: Dated) -> bool:
    """True for the day of a birth, a journey or an event, and for one the person doubts counts."""
    before, after = lead_of(words, dated.start), words[dated.end :]
    event = dated.role is Role.POINT and _HAPPENED.search(before)
    return bool(
        event
        or NOT_MINE.search(words[max(0, dated.start - 25) : dated.end + 12])
        or _CAME_TO_TOWN.search(before)
        or _BORN.search(before)
        or _THEN_CAME.match(after)
        or _IF_COUNTED.match(after)
    )


def moved(dated: Dated, offset: int) -> Dated:
    return replace(dated, start=dated.start + offset, end=dated.end + offset)


def counted_back(end: Dated, words: str) -> Dated | None:
    """The year it began, where only its length and its end are told: "six years, left in 2012"."""
    told = list(_YEARS.finditer(in_digits(words)))
    if len(told) != 1:
        return None
    year = int(end.iso[:4]) - int(told[0]["count"])
    return replace(end, iso=str(year), role=Role.START, confidence=_WORKED_OUT)


def to_the_month(start: Dated, found: Sequence[Dated], said: str) -> Dated:
    """The month, where it is told after the year: "I arrived there in, so it was April 2018"."""
    exact = (
        d
        for d in found
        if d.role is Role.POINT
        and d.iso.startswith(start.iso + "-")
        and _ARRIVED.search(said[max(0, d.start - _ARRIVED_NEAR) : d.start])
    )
    return next(exact, start)


def counted_up(found: Sequence[Dated], said: str) -> list[Dated]:
    """Years told one by one, "2012, 2013, 2014", as the first and the last of them."""
    years = [d for d in found if d.role is not Role.END and len(d.iso) == _YEAR]
    told = len(years) > 1 and all(
        one.iso < other.iso and _NEXT_YEAR.fullmatch(said[one.end : other.start])
        for one, other in pairwise(years)
    )
    if not told:
        return list(found)
    rest = [d for d in found if d not in years]
    return [*rest, replace(years[0], role=Role.START), replace(years[-1], role=Role.END)]


def points(found: Sequence[Dated]) -> list[Dated]:
    return [d for d in found if d.role is Role.POINT][:1]


def earliest(found: Sequence[Dated]) -> Dated | None:
    """The first date; of two in one year the more exact."""
    return min(found, key=lambda d: (d.iso[:4], -len(d.iso), d.iso), default=None)


def latest(found: Sequence[Dated]) -> Dated | None:
    return max(found, key=lambda d: (d.iso[:4], len(d.iso), d.iso), default=None)
