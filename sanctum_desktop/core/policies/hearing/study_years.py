"""When a study began and ended, from what is said of its years, its length or its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import SMALL, Dated, Role, dates
from sanctum_desktop.core.policies.hearing.vocabulary import NUMBER_WORD

_BEGUN: Final = re.compile(r"(?i)\b(?:started|began|enrolled|entered)\b[^.,;]*$")
_BEGUN_THEN: Final = re.compile(
    r"(?i),? (?:i )?(?:started|began|enrolled|entered)\b(?! (?:work|my first|a job|as|at work)\b)"
)
_RESULT: Final = re.compile(
    r"(?i)\b(?:results?|diploma|degree|certificate|papers?) (?:came|arrived)\b[^.]*$"
)
_PAPER_SAYS: Final = re.compile(
    r"(?i)\b(?:diploma|degree|certificate|papers?) (?:says?|has|have|is dated|are dated|reads?)[^.;]{0,12}$"
)
"""Before the year of the paper, which stands whatever was said before it."""
_GOT_THEN: Final = re.compile(
    r"(?i)\b(?:got|finished|completed|graduated|passed|received|ended|done)\b[^.;]*$"
)
_OTHER_MATTER: Final = re.compile(
    r"(?i)\b(?:licen[cs]e|ticket|badge|first aid|army|garden centre|married|moved|(?<!with the )(?<!with my )job|worked as|started work)\b"
)
_DURATION: Final = re.compile(
    rf"(?i)(?:^|,\s*|\bfor |\btook (?:me )?|\bafter )(?P<count>\d|{NUMBER_WORD}) years?\b(?! (?:later|ago|after|before|old|of|in a row|there|off|at home))"
)
"""How long a study took; with its end that says when it began."""


def years_of_study(words: str, today: date) -> Iterator[tuple[str, str, Dated]]:
    """Start and end as far as they are said: name, value, and the date that says it."""
    found = [d for d in dates(words, today) if d.iso <= today.isoformat()]
    if _OTHER_MATTER.search(words):
        return
    starts = [d for d in found if d.role is Role.START and not _RESULT.search(words[: d.start])]
    ends = [d for d in found if d.role is Role.END] or _ends_told(words, starts, found)
    if dated := [d for d in found if _PAPER_SAYS.search(words[: d.start])]:
        starts, ends = [d for d in starts if d not in dated], dated
    if not starts and len(found) > 1 and _BEGUN_THEN.match(words, found[0].end):
        starts, ends = found[:1], found[-1:]
    if not starts and not ends:
        points = [d for d in found if d.role is not Role.END][-1:]
        begun = points and (
            _BEGUN.search(words[: points[0].start]) or _BEGUN_THEN.match(words, points[0].end)
        )
        starts, ends = (points, []) if begun else ([], points)
    for one in starts[-1:]:
        yield "startDate", one.iso, one
    for one in ends[-1:]:
        yield "endDate", one.iso, one
        lasted = _DURATION.search(words)
        if lasted and not starts:
            said = lasted["count"].lower()
            years = int(said) if said.isdigit() else SMALL.get(said, 0)
            yield "startDate", str(int(one.iso[:4]) - years), one


def _ends_told(words: str, starts: list[Dated], found: list[Dated]) -> list[Dated]:
    """The date that follows a beginning, told as an end: "I started in 2023 and got it in 2025"."""
    return [
        d
        for d in found
        if starts and d.start > starts[0].end and d.role is Role.POINT
        and _GOT_THEN.search(words[starts[0].end : d.start])
    ]  # fmt: skip
