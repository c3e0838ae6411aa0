"""Carries what was put right in a line over to what was heard: values, dates, deeds and measures.

A line that keeps most of its words names one value anew ("Cleaned 22 rooms" - "Cleaned twelve
rooms"): that value is mended wherever the line's own answer gave it. A line that keeps nothing was
denied: the deed goes, and the person's own clause stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from sanctum_desktop.core.domain.facts import OwnPart
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import own_part
from sanctum_desktop.core.policies.hearing.measures import measures
from sanctum_desktop.core.policies.hearing.put_right import stems, with_years
from sanctum_desktop.core.policies.hearing.text import sentences
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS

_DATES: Final = ("startDate", "endDate", "date")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DEED: Final = "highlight"


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer changed in one line: `wrong` became `right`.

    Of a line that was denied as a whole `wrong` is the line itself; `right` is then the person's
    own clause, or "" where they only took it back.
    """

    line: str
    wrong: str
    right: str

    @property
    def denies(self) -> bool:
        return self.wrong == self.line


def change_of(line: str, right: str) -> Change:
    """Between the words both begin with and the words both end with stands what was changed."""
    old, new = line.split(), right.split()
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    wrong = " ".join(old[head : len(old) - tail]).strip(",.;")
    instead = " ".join(new[head : len(new) - tail]).strip(",.;")
    if not (head or tail) or not wrong or not instead:
        return Change(line, line, right)
    return Change(line, wrong, instead)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with; a capital or a comma makes no difference."""
    rows = [[word.lower().strip(",.;") for word in row] for row in (one, other)]
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*rows, strict=False)))


def told_in(line: str, answers: Sequence[str]) -> int | None:
    """The place of the answer that line was made from: it shares most words, the latest of such."""
    words = stems(line)
    shared = [len(words & stems(answer)) for answer in answers]
    most = max(shared, default=0)
    return len(shared) - 1 - shared[::-1].index(most) if most else None


def mended(finding: Finding, change: Change) -> str:
    """The value as it should be; the same where the change does not concern it."""
    if finding.name in _DATES:
        return _date(finding.value, change)
    return _reworded(finding.value, change)


def _reworded(value: str, change: Change) -> str:
    pattern = rf"(?i)(?<![\w.,]){re.escape(change.wrong)}(?![\w%]|[.,]\d)"

    def right(match: re.Match[str]) -> str:
        capital = match.group()[:1].isupper()
        return change.right[0].upper() + change.right[1:] if capital else _lower(change.right)

    return re.sub(pattern, right, value)


def _lower(words: str) -> str:
    """What opened a line goes on in small letters where it stands inside a sentence."""
    second = words[1:2]
    return words[0].lower() + words[1:] if second.islower() and " " not in words else words


def _date(value: str, change: Change) -> str:
    wrong, right = change.wrong.lower(), change.right.lower()
    if _YEAR.fullmatch(wrong) and _YEAR.fullmatch(right) and value.startswith(wrong):
        return right + value[len(wrong) :]
    month = _month(wrong), _month(right)
    if all(month) and value[5:7] == month[0]:
        return f"{value[:5]}{month[1]}"
    return value


def _month(word: str) -> str:
    return f"{MONTHS.index(word) + 1:02}" if word in MONTHS else ""


def is_of(finding: Finding, line: str) -> bool:
    """True for a deed that a denied line speaks of: it holds at least half of its words."""
    words = stems(line)
    return finding.name == _DEED and len(words & stems(finding.value)) * 2 >= len(words)


def said_anew(finding: Finding, value: str, said: str, right: str) -> Finding:
    """The finding with another value, whose source is the answer that put it right."""
    start, end = _place(said, right)
    new = replace(finding, value=value, start=start, end=end)
    if finding.name != _DEED:
        return new
    part = own_part(said[start:end] if value == right else said)
    humbler = part if part in (OwnPart.SHARED, OwnPart.HELPED) else own_part(value)
    return replace(new, measures=measures(value), own_part=humbler)


def _place(said: str, right: str) -> tuple[int, int]:
    """Where the right words stand; the sentence that says them where a year was spelled out."""
    start = said.lower().find(right.lower())
    if start >= 0:
        return start, start + len(right)
    parts = sentences(said)
    meant = next((part for part in parts if right in with_years(part.text)), parts[0])
    return meant.start, meant.end


def settled_until(said: str, right: str) -> int:
    """How far into the answer the correction reaches: the end of the sentence that says it."""
    start, end = _place(said, right)
    return next((part.end for part in sentences(said) if part.start <= start < part.end), end)
