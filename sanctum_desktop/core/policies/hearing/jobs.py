"""Employers, titles and dates of a job, paid or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import Dated, Role, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.organisations import Organisation, organisations
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences
from sanctum_desktop.core.policies.hearing.titles import Title, titles

_EARLIER: Final = re.compile(r"(?i)\bbefore (?:that|this|(?-i:[A-Z]))|\bi was (?:at|with|in)\b")
_ANOTHER: Final = re.compile(
    r"(?i)^(?:and )?(?:before|then|after that|earlier|the first (?:one|job))\b"
)
_SAME_FIRM: Final = re.compile(
    r"(?i)\bsame (?:firm|house|company|place|shop|unit|school|hospital)\b"
)
_NOT_MINE: Final = re.compile(
    r"(?i)\b(?:born|son|daughter|husband|wife|mother|father|kids?|children|baby)\b"
)
_SURE: Final = 2.0
_CERTAIN: Final = 5.0
_STILL: Final = re.compile(
    r"(?i)\b(?:i'?m|i am|we are|i (?:work|teach|drive|run|do|look after|manage|cook|sell|clean|study)|still|since"
    r"|i'?ve been|have been|have done|right now|at the moment|currently)\b"
)
_OVER: Final = re.compile(
    r"(?i)\b(?:laid off|made redundant|redundancy|last (?:proper )?job|used to|until|till|i left|they closed|fired|sacked"
    r"|retired|got out|i quit|resigned|not working|unemployed|out of work|went bust|ended)\b"
)
_UNPAID: Final = re.compile(r"(?i)\b(?:unpaid|volunteer(?:ed|ing)?|for free|paid in)\b")


@dataclass(slots=True)
class _Job:
    """One employer's part of an answer."""

    organisation: Organisation | None = None
    offset: int = 0
    titles: list[tuple[Title, int]] = field(default_factory=list)
    dates: list[tuple[Dated, int]] = field(default_factory=list)
    words: str = ""
    still: Finding | None = None
    over: bool = False


def jobs(said: str, today: date) -> Iterator[Finding]:
    """Findings of an answer to a question about a job."""
    for job in _parts(said, today):
        if job.organisation is None or (job.organisation.score < _SURE and not job.titles):
            continue
        yield from _findings(job)


def _parts(said: str, today: date) -> list[_Job]:
    """Cut the answer where a sentence turns to another employer."""
    parts = [_Job()]
    for sentence in sentences(said):
        candidates = organisations(sentence.text)
        best = max(candidates, key=lambda c: c.score, default=None)
        turns = _ANOTHER.search(sentence.text) and not _SAME_FIRM.search(sentence.text)
        if turns and parts[-1].organisation and best and best.score >= _SURE:
            parts.append(_Job())
        _add(parts[-1], sentence, best, today)
    return parts


def _add(job: _Job, sentence: Sentence, best: Organisation | None, today: date) -> None:
    if best and best.score < _CERTAIN and _NOT_MINE.search(sentence.text):
        best = None  # "home with the children, Ada and Ben": names, but no employers
    if best and (job.organisation is None or best.score > job.organisation.score + 1):
        job.organisation, job.offset = best, sentence.start
    job.titles += [(title, sentence.start) for title in titles(sentence.text)]
    job.words += " " + sentence.text
    job.still = job.still or _still(sentence)
    job.over = job.over or bool(_OVER.search(sentence.text))
    job.dates += [
        (dated, sentence.start)
        for dated in dates(sentence.text, today)
        if dated.iso <= today.isoformat()
        and not _NOT_MINE.search(sentence.text[max(0, dated.start - 25) : dated.end + 12])
    ]


def _still(sentence: Sentence) -> Finding | None:
    """That the job goes on, where the person says so; its entry is not known yet."""
    match = None if _EARLIER.search(sentence.text) else _STILL.search(sentence.text)
    return match and Finding(
        section=Section.WORK, name="ongoing", value=match.group(), method="jobs.ongoing",
        start=sentence.start + match.start(), end=sentence.start + match.end(), confidence=0.7,
    )  # fmt: skip


def _findings(job: _Job) -> Iterator[Finding]:
    if job.organisation is None:
        return
    entry = job.organisation.name
    unpaid = bool(_UNPAID.search(job.words)) and not re.search(r"(?i)then they paid", job.words)
    section = Section.VOLUNTEER if unpaid else Section.WORK
    yield _finding(section, "name", entry, entry, (job.organisation, job.offset), 0.8)
    title = _current_title(job.titles)
    if title:
        yield _finding(section, "position", _cased(title[0].name), entry, title, 0.8)
    start = _earliest([d for d in job.dates if d[0].role is Role.START] or _points(job))
    end = _latest([d for d in job.dates if d[0].role is Role.END])
    if start:
        yield _finding(section, "startDate", start[0].iso, entry, start, 0.8)
    if job.still and not end and not job.over:
        yield replace(job.still, section=section, entry=f"job {entry}")
    if end and (not start or end[0].iso[:4] >= start[0].iso[:4]):
        yield _finding(section, "endDate", end[0].iso, entry, end, 0.8)


def _points(job: _Job) -> list[tuple[Dated, int]]:
    return [d for d in job.dates if d[0].role is Role.POINT][:1]


def _finding(
    section: Section,
    name: str,
    value: str,
    entry: str,
    said: tuple[Organisation | Title | Dated, int],
    confidence: float,
) -> Finding:
    place, offset = said
    return Finding(
        section=section, name=name, value=value, entry=f"job {entry}",
        start=offset + place.start, end=offset + place.end, method=f"jobs.{name}",
        confidence=confidence,
    )  # fmt: skip


def _current_title(found: list[tuple[Title, int]]) -> tuple[Title, int] | None:
    """The title held last: one marked as later, else the first that is not marked as earlier."""
    for order in (1, 0):
        marked = [title for title in found if title[0].order == order]
        if marked:
            return marked[-1] if order else marked[0]
    return found[-1] if found else None


def _earliest(found: list[tuple[Dated, int]]) -> tuple[Dated, int] | None:
    """The first date; of two in one year the more exact."""
    return min(found, key=lambda d: (d[0].iso[:4], -len(d[0].iso), d[0].iso), default=None)


def _latest(found: list[tuple[Dated, int]]) -> tuple[Dated, int] | None:
    return max(found, key=lambda d: (d[0].iso[:4], len(d[0].iso), d[0].iso), default=None)


def _cased(title: str) -> str:
    small = {"de", "of", "in", "and", "the"}
    return " ".join(
        word if word in small or not word.islower() else word[0].upper() + word[1:]
        for word in title.split()
    )
