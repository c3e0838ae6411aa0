"""Which rules read an answer: those of what was asked, and a few that always listen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sanctum_desktop.core.domain.facts import Section, ViewerLevel
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.contact import contact
from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.education import education
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import does_something, highlights
from sanctum_desktop.core.policies.hearing.jobs import KIND_ONLY, jobs
from sanctum_desktop.core.policies.hearing.lists import (
    LANGUAGES,
    certificates,
    languages,
    skills,
    skills_in_passing,
)
from sanctum_desktop.core.policies.hearing.outside import (
    goals,
    projects,
    publications,
    volunteering,
)
from sanctum_desktop.core.policies.hearing.promotions import promotions
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.text import sentences
from sanctum_desktop.core.policies.hearing.topics import About
from sanctum_desktop.core.policies.hearing.wished import only_wished

_FIRST_WORD = len("At the ")
_OUT_OF_WORK = re.compile(
    r"(?i)\b(?:at home|evenings?|weekends?|spare|free time|own time|hobby|for fun|garage|shed|garden|thesis|universit\w+|college|school"
    r"|(?:my|our) (?:dad|mum|father|mother|brother|sister|wife|husband|son|daughter|kids|friends?|cousin|flat|house))\b"
)
"""A project that is no work of the job talked about."""
_SPOKEN = re.compile(
    rf"(?i)\W*(?:{'|'.join(map(re.escape, sorted(LANGUAGES, key=len, reverse=True)))})\b(?:[^.!?]{{0,12}},| and\b)"
)
"""Begins as a row of languages does."""
_IN_OWN_WORDS = frozenset(
    "name position institution studyType area keyword language fluency title issuer goal step".split()
)
"""Attributes whose value is the person's own words, which their evidence must hold."""


@lru_cache(maxsize=512)
def of_answer(
    said: str, topics: tuple[About, ...], today: date, born: int | None
) -> tuple[Finding, ...]:
    """Findings of one answer. Cached: a talk is heard again at each turn."""
    clean = repaired(said)
    found = [f for about in topics for f in _about(about, clean, topics, (today, born))]
    if About.DEEDS in topics and not {About.JOB, About.EARLIER_JOB} & set(topics):
        found += [f for f in promotions(clean, today) if f not in found]
    if About.CONTACT not in topics:
        found += contact(clean, named=False)
    if not {About.CERTIFICATES, About.GOALS, About.SKILLS} & set(topics):
        found += certificates(clean, today, asked=False)
    if About.LANGUAGES not in topics:
        spoken = list(languages(clean)) if _SPOKEN.match(clean) else []
        found += spoken if sum(f.name == "language" for f in spoken) > 1 else []
    if not {About.SKILLS, About.GOALS} & set(topics):
        found += skills_in_passing(clean)
    names = [f for f in found if (f.section, f.name) == (Section.BASICS, "name")]
    return tuple(
        _within(f, said)
        for f in _once(found)
        if not (only_wished(f, clean) or (f not in names and _is_named(f, names)))
    )


def _is_named(finding: Finding, names: Sequence[Finding]) -> bool:
    """True for what was heard as a job in the person's own name."""
    job = finding.section is Section.WORK and finding.name in ("name", "position", "topic")
    return job and any(n.start <= finding.start < n.end for n in names)


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Each thing once: what was heard as schooling is no certificate as well."""
    schools = [f for f in found if f.section is Section.EDUCATION]
    for finding in found:
        twice = finding.section is Section.CERTIFICATES and any(
            finding.start < school.end and school.start < finding.end for school in schools
        )
        if not twice:
            yield finding


def _about(
    about: About, said: str, topics: tuple[About, ...], days: tuple[date, int | None]
) -> Iterable[Finding]:
    today, born = days
    if about in (About.JOB, About.EARLIER_JOB):
        found = list(jobs(said, today, earlier=about is About.EARLIER_JOB, born=born))
        deeds = highlights(said, Section.WORK, generous=bool(found))
        told = [d for d in deeds if not _only_dates(d, today) and not _names_job(d, found)]
        unpaid = next((f.entry for f in found if f.section is Section.VOLUNTEER), "")
        if unpaid and all(f.section is Section.VOLUNTEER for f in found):
            told = [replace(d, section=Section.VOLUNTEER, entry=unpaid) for d in told]
        return [*found, *told]
    rules: Mapping[About, Callable[[], Iterable[Finding]]] = {
        About.DEEDS: lambda: highlights(said, Section.WORK, generous=True),
        About.OTHER: lambda: _of_anything(said, days),
        About.EDUCATION: lambda: education(said, today),
        About.CERTIFICATES: lambda: certificates(said, today, asked=About.CERTIFICATES in topics),
        About.SKILLS: lambda: skills(said),
        About.LANGUAGES: lambda: languages(said),
        About.CONTACT: lambda: contact(said, named=True),
        About.VOLUNTEERING: lambda: volunteering(said, today),
        About.PROJECTS: lambda: list(projects(said)) or _at_work(said),
        About.PUBLICATIONS: lambda: publications(said),
        About.GOALS: lambda: goals(said),
    }
    return rules[about]()


def _at_work(said: str) -> Iterable[Finding]:
    """Deeds of a project that has no name, but for one of one's free time."""
    return () if _OUT_OF_WORK.search(said) else highlights(said, Section.WORK, generous=True)


def _of_anything(said: str, days: tuple[date, int | None]) -> list[Finding]:
    """What no question asked for: a job only where it is named with a date, and plain deeds."""
    job = list(jobs(said, days[0], earlier=True, born=days[1]))
    told = {finding.name for finding in job if finding.method != KIND_ONLY}
    whole = "name" in told and ("position" in told or _dated_by_name(said, job))
    return [*(job if whole else ()), *highlights(said, Section.WORK, generous=False)]


def _dated_by_name(said: str, job: Sequence[Finding]) -> bool:
    """True where a sentence holds the name and a date of it: a client is named without one."""
    named = [f.start for f in job if f.name == "name"]
    dated = [f.start for f in job if f.name in ("startDate", "endDate")]
    return any(
        any(part.start <= n < part.end for n in named)
        and any(part.start <= d < part.end for d in dated)
        for part in sentences(said)
    )


def _names_job(deed: Finding, found: Sequence[Finding]) -> bool:
    """True for the sentence that only says where one worked, or begins with it."""
    named = [f.start for f in found if f.name == "name" and deed.start <= f.start < deed.end]
    heading = bool(named) and min(named) - deed.start <= _FIRST_WORD
    return bool(named) and (heading or not (does_something(deed.value) or deed.measures))


def _only_dates(deed: Finding, today: date) -> bool:
    """True for "I was given it in January": a date of the job, and nothing done."""
    return not does_something(deed.value) and bool(dates(deed.value, today))


def _within(finding: Finding, said: str) -> Finding:
    """Keep the span inside the answer, and hide what was said between us."""
    start = min(finding.start, len(said) - 1)
    end = min(max(finding.end, start + 1), len(said))
    if finding.name in _IN_OWN_WORDS and finding.value.lower() not in said[start:end].lower():
        start, end = _sentence(said, start, end)
    private = any(begin < end and start < stop for begin, stop in confided(said))
    viewer = ViewerLevel.PRIVATE if private else finding.viewer
    return replace(finding, start=start, end=end, viewer=viewer)


def _sentence(said: str, start: int, end: int) -> tuple[int, int]:
    """The place of the sentence it was said in, where the words lie apart in it."""
    around = next((s for s in sentences(said) if s.start <= start < s.end), None)
    return (around.start, around.end) if around and end <= around.end else (start, end)
