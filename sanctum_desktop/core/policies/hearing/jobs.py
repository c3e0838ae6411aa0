"""Employers, titles and dates of a job, paid or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.ages import dates_by_age
from sanctum_desktop.core.policies.hearing.dates import Dated, Role, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.job_dates import (
    NOT_MINE,
    JobDates,
    counted_back,
    counted_up,
    earliest,
    latest,
    moved,
    points,
    to_the_month,
)
from sanctum_desktop.core.policies.hearing.organisations import (
    Organisation,
    is_kind,
    organisations,
)
from sanctum_desktop.core.policies.hearing.steps import Step, rank, since_joining, steps
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences
from sanctum_desktop.core.policies.hearing.titles import Title, title_case, titles
from sanctum_desktop.core.policies.hearing.workplaces import (
    for_family,
    is_break,
    own_trade,
    unnamed,
)

_EARLIER: Final = re.compile(r"(?i)\bbefore (?:that|this|(?-i:[A-Z]))|\bi was (?:at|with|in)\b")
_ANOTHER: Final = re.compile(
    r"(?i)^(?:and |but |so )?(?:before|then|after(?: that|wards)|earlier|later|next|prior to"
    r"|the (?:first|second|last|next) (?:one|job)|my first|from there|(?:mornings|evenings|weekends|at weekends|nights) i)\b"
)
_SAME_FIRM: Final = re.compile(
    r"(?i)\bsame (?:firm|house|company|place|shop|unit|school|hospital|restaurant|hotel|employer)\b"
)
_CLAUSE: Final = re.compile(
    r"(?:[,;]\s+|\s+)(?:and\s+|but\s+)?(?=(?:then|after that|before that|afterwards|later) (?!on\b))|;\s+"
    r"|,\s+(?=(?:mornings|evenings|weekends|at weekends|nights) i\b)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"(?<=\d),\s+(?:and\s+)?(?=[a-z][a-z ]{2,30} (?:at|for|with) [A-Z][^,.]*\d)"
)
"""Between jobs that are only counted up: "at Argos 2012, call centre at Sky 2013"."""
_OWN_JOB: Final = re.compile(
    r"^(?:(?:And |Also )?I (?:worked|was|did|drove|cooked|cleaned|joined|went to|had a job)|[a-z][a-z ]{2,30} (?:at|for|with) [A-Z])"
)
_SURE: Final = 2.0
_ELSEWHERE: Final = re.compile(
    r"(?i)^(?:and |but )?(?:before|earlier|previously)\b[^.]{0,12}\b(?:in my (?:country|land|home)|back home|at home|abroad"
    r"|in (?-i:[A-Z]))"
)
"""An earlier job nothing is named of: no step in the one that is talked about."""
_PLACE_BESIDE: Final = 1.5
"""How much surer a name must be beside one's own shop, which stands "at Mokola"."""
_NAMED: Final = 1.7
_CERTAIN: Final = 5.0
KIND_ONLY: Final = "jobs.kind"
"""The method of an employer of whom only the kind was said: "a bakery in Leeds"."""
_AS_SAID: Final = 0.8
_STILL: Final = re.compile(
    r"(?i)\b(?:i'?m|i am|we are|i (?:work|teach|drive|run|do|look after|manage|cook|sell|clean|study)|still|since"
    r"|i'?ve been|have been|have done|right now|at the moment|currently)\b"
)
_OVER: Final = re.compile(
    r"(?i)\b(?:laid off|made redundant|redundancy|last (?:proper )?job|used to|until|(?<!the )(?<!a )till|i left|they closed|fired|sacked"
    r"|retired|got out|i quit|resigned|not working|unemployed|out of work|went bust|ended)\b"
)
_UNPAID: Final = re.compile(
    r"(?i)\b(?:unpaid|not paid|(?:without|for no) (?:money|pay|wages)|volunteer(?:ed|ing)?|(?:work|works|worked|working|helped|helping|taught|(?:did|do|doing) (?:it|this|that|all)|there) for free|paid in)\b"
)
_BEFORE_THE_POST: Final = re.compile(
    r"(?i)^(?:and |but )?before (?:that|this),? i was (?:an? )?(?:\w+ )?volunteer\b"
)
_PAID: Final = re.compile(
    r"(?i)\bthen (?:they )?paid\b|\bpaid (?:since|from|as of|now)\b|\bbefore (?:that|this),? i was (?:an? )?(?:\w+ )?volunteer"
)
"""What shows that unpaid work came before the post itself."""
_WROTE: Final = re.compile(
    r"(?i)\bi (?:wrote|have written|published)\b|\b(?:article|novel|poem|short story|translated into)\b"
)
"""Work that was printed somewhere, where nobody was employed."""
_STUDIED: Final = re.compile(
    r"(?i)\bi (?:studied|was studying|was a student|graduated|did my (?:degree|studies|bachelor\S*|master\S*))\b"
)
"""Years at a school, which employed nobody."""
_TWO: Final = 2
_ALSO: Final = re.compile(r"(?i)\b(?:also|as well as|besides(?: that)?,?) (?:as )?(?:an? |the )?$")
_IN_FIRM: Final = re.compile(
    r"(?: (?:of|for|on) (?:an?|the|one|two|three|four) [a-z]+s?)?(?:, [a-z]+(?: [a-z]+)?,)?,? in (?:the )?"
)
_CALLED: Final = 4.0
"""From here a firm was called by its name, and is one though a relative's."""
_WITH: Final = re.compile(r",?\s+with\s+(?:the\s+)?")
_AND_THEN: Final = re.compile(
    r"(?i)(?: (?:from|in|since) (?:\w+ )?\d{4})?(?: at first| first)?,?(?: and)? (?P<link>then|later)(?: (?:i was|as|an?|the))*\s*"
)
"""Between two posts told in one phrase: "demi-chef and then chef de partie"."""


@dataclass(slots=True)
class _Job:
    """One employer's part of an answer; all places are those of the answer."""

    organisation: Organisation | None = None
    titles: list[Title] = field(default_factory=list)
    dates: JobDates = field(default_factory=JobDates)
    ages: list[Dated] = field(default_factory=list)
    words: str = ""
    still: Finding | None = None
    over: bool = False


def jobs(
    said: str, today: date, *, earlier: bool = False, born: int | None = None
) -> Iterator[Finding]:
    """Findings of an answer to a question about a job.

    Where no employer is named, a title of an `earlier` job opens an entry of its own; all else is
    left without an entry and belongs to the job that is talked about.
    """
    for job in _parts(said, today, born):
        yield from _findings(job, said, earlier=earlier)


def _parts(said: str, today: date, born: int | None) -> list[_Job]:
    """Cut the answer where a sentence turns to another employer."""
    parts = [_Job()]
    for clause in (c for sentence in sentences(said) for c in _clauses(sentence)):
        best = _organisation(clause.text)
        turns = _ANOTHER.search(clause.text) and not _SAME_FIRM.search(clause.text)
        turns = turns or _a_job_by_itself(clause.text, best, parts[-1])
        if best is None and parts[-1].organisation and _ELSEWHERE.search(clause.text):
            continue
        if turns and parts[-1].organisation and best:
            parts.append(_Job())
        _add(parts[-1], clause, best, today)
        parts[-1].ages += [moved(d, clause.start) for d in dates_by_age(clause.text, born)]
    return parts


def _a_job_by_itself(clause: str, best: Organisation | None, job: _Job) -> bool:
    """True of "call centre at Sky 2013 to 2015" after another employer with its years."""
    told = job.organisation is not None and bool(job.dates.found) and best is not None
    return bool(
        told
        and best != job.organisation
        and _OWN_JOB.search(clause)
        and re.search(r"\d", clause)
        and not re.search(r"(?i)\b(?:we|they)\b", clause)
    )


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence cut before "then" and the like: each part may be another job."""
    begin = 0
    for match in sorted(
        (*_CLAUSE.finditer(sentence.text), *_LISTED.finditer(sentence.text)),
        key=lambda m: m.start(),
    ):
        if match.start() > begin:
            yield Sentence(sentence.text[begin : match.start()], sentence.start + begin)
        begin = match.end()
    yield Sentence(sentence.text[begin:], sentence.start + begin)


def _organisation(clause: str) -> Organisation | None:
    """The employer of a clause: named, else one's own trade, else the kind of place."""
    family = for_family(clause)
    own = own_trade(clause)
    bar = _SURE + (_PLACE_BESIDE if own and own.name.startswith("Own") else bool(own))
    ends = [title.end for title in titles(clause)]
    named = [
        o
        for o in organisations(clause)
        if o.score >= bar or any(_of_title(clause[end : o.start], o) for end in ends)
    ]  # "a postman with Royal Mail": a name that follows one's title is the employer's
    best = max(named, key=lambda o: o.score, default=None)
    if family:
        return best if best and (is_kind(best.name) or best.score >= _CALLED) else None
    if (
        best
        and best.score < _CERTAIN
        and NOT_MINE.search(clause[max(0, best.start - 20) : best.end + 12])
    ):
        best = None  # "home with the children, Ada and Ben": names, but no employers
    if (_WROTE.search(clause) or _STUDIED.search(clause)) and not ends:
        return None
    if best is None or is_break(clause):
        best = own if not is_break(clause) else None
    return best or (None if is_break(clause) else unnamed(clause))


def _of_title(gap: str, place: Organisation) -> bool:
    """True for what stands between a title and the employer: "with", or a comma before a name."""
    named = place.score >= _NAMED and bool(re.fullmatch(r",\s+", gap))
    inside = " " in place.name and bool(_IN_FIRM.fullmatch(gap))
    return named or inside or bool(_WITH.fullmatch(gap))


def _whole_stay(words: str, today: date) -> bool:
    """True of a clause with a beginning and an end."""
    return {Role.START, Role.END} <= {d.role for d in dates(words, today)}


def _add(job: _Job, clause: Sentence, best: Organisation | None, today: date) -> None:
    named = job.organisation is not None
    if best and (job.organisation is None or best.score > job.organisation.score + 1):
        job.organisation = replace(
            best, start=best.start + clause.start, end=best.end + clause.start
        )
    job.titles += [
        replace(t, start=t.start + clause.start, end=t.end + clause.start)
        for t in titles(clause.text)
    ]
    job.words += " " + clause.text
    job.still = job.still or _still(clause)
    job.over = job.over or bool(_OVER.search(clause.text))
    if best and not named and job.dates.found and _whole_stay(clause.text, today):
        job.dates = JobDates()  # "I came in 2015. I was at Rex, cook, 2017 to 2018"
    if not any(p.search(clause.text) for p in (_STUDIED, _BEFORE_THE_POST)) and not is_break(
        clause.text
    ):
        job.dates.hear(clause, today)


def _still(sentence: Sentence) -> Finding | None:
    """That the job goes on, where the person says so; its entry is not known yet."""
    match = None if _EARLIER.search(sentence.text) else _STILL.search(sentence.text)
    return match and Finding(
        section=Section.WORK, name="ongoing", value=match.group(), method="jobs.ongoing",
        start=sentence.start + match.start(), end=sentence.start + match.end(), confidence=0.7,
    )  # fmt: skip


def _findings(job: _Job, said: str, *, earlier: bool) -> Iterator[Finding]:
    held = steps(said, job.titles, job.dates.found)
    entry = f"job {job.organisation.name}" if job.organisation else ""
    if not entry and earlier and held:
        entry = f"job {held[-1].title.name}"
    unpaid = _UNPAID.search(job.words) and not _PAID.search(job.words)
    section = Section.VOLUNTEER if unpaid and job.organisation else Section.WORK
    for finding in _of_entry(job, said, held, entry):
        yield replace(finding, section=section)


def _of_entry(job: _Job, said: str, held: Sequence[Step], entry: str) -> Iterator[Finding]:
    if job.organisation:
        kind = job.organisation.score < _SURE
        name = _finding("name", job.organisation.name, entry, job.organisation)
        yield replace(name, method=KIND_ONLY, confidence=0.5) if kind else name
    told = list(_dates(job, said, held, entry))
    came = next((f.value for f in told if f.name == "startDate"), "")
    ended = any(f.name == "endDate" for f in told)
    if (ended and (both := _in_one_breath(held, said))) or (both := _held_besides(held, said)):
        whole = replace(held[0].title, end=held[-1].title.end)
        yield _finding("position", both, entry, whole)
    elif held:
        last = _held_last(held).title
        yield _finding("position", title_case(last.name), entry, last)
        yield from _step_findings(held, entry, came)
    yield from told


def _in_one_breath(held: Sequence[Step], said: str) -> str:
    """Two posts of a job that is over, told in one phrase: "picker and then forklift driver"."""
    if len(held) != _TWO:
        return ""
    first, second = (step.title for step in held)
    link = _AND_THEN.fullmatch(said[first.end : second.start])
    if link is None:
        return ""
    return f"{title_case(first.name)}, {link['link'].lower()} {title_case(second.name)}"


def _held_besides(held: Sequence[Step], said: str) -> str:
    """Two posts held at once: "bus driver. And since 2020 also instructor"."""
    if len(held) != _TWO or not _ALSO.search(said[: held[-1].title.start]):
        return ""
    return f"{title_case(held[0].title.name)} and {title_case(held[-1].title.name)}"


def _step_findings(held: Sequence[Step], entry: str, came: str) -> Iterator[Finding]:
    """The steps of a career inside one firm; a single post only where it was got later."""
    if len(held) == 1:
        got = held[0].since
        if not held[0].promoted and not (got and came and got.iso[:4] > came[:4]):
            return
    for step in held:
        since = step.since.iso if step.since else ""
        yield _finding("step", f"{since}|{title_case(step.title.name)}", entry, step.title)


def _dates(job: _Job, said: str, held: Sequence[Step], entry: str) -> Iterator[Finding]:
    told = [d for d in job.dates.found if not any(t.start < d.start < t.end for t in job.titles)]
    of_the_firm = counted_up(since_joining(held, told), said)
    if job.over:  # "four months now" is how long it has been over
        of_the_firm = [d for d in of_the_firm if d.confidence >= _AS_SAID or d.role is Role.END]
    starts = [d for d in of_the_firm if d.role is Role.START] or points(of_the_firm)
    starts = [d for d in starts if d.confidence >= _AS_SAID] or starts
    if starts and len(held) > 1 and held[0].since:  # they came for the first of their posts
        starts = [*starts, held[0].since]
    start = earliest(starts or [d for d in job.ages if d.role is Role.START])
    end = latest([d for d in (*job.dates.found, *of_the_firm) if d.role is Role.END])
    start = start or (counted_back(end, job.words) if end else None)
    if start:
        start = to_the_month(start, job.dates.found, said)
        yield _finding("startDate", start.iso, entry, start, start.confidence)
    if job.still and not end and not job.over and entry:
        yield replace(job.still, entry=entry)
    if end and (not start or end.iso[:4] >= start.iso[:4]):
        yield _finding("endDate", end.iso, entry, end, end.confidence)


def _finding(
    name: str,
    value: str,
    entry: str,
    place: Organisation | Title | Dated,
    confidence: float = 0.8,
) -> Finding:
    return Finding(
        section=Section.WORK, name=name, value=value, entry=entry, start=place.start, end=place.end,
        method=f"jobs.{name}", confidence=confidence,
    )  # fmt: skip


def _held_last(held: Sequence[Step]) -> Step:
    """The title held last; of those nothing tells apart, the one said first."""
    last = rank(held[-1], held)
    if last[0] > 0:
        return held[-1]
    return next(step for step in held if rank(step, held) == last)
