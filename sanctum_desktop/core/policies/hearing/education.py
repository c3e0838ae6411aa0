"""Schools, degrees and years of study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import Role, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.organisations import organisations
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

_DEGREE: Final = re.compile(
    r"\b(?P<degree>Bachelor(?:'s)? of [A-Z]\w+|Master(?:'s)? of [A-Z]\w+|B\.?Sc\.?|M\.?Sc\.?|B\.?A\b\.?"
    r"|M\.?A\b\.?|B\.?Eng|M\.?Eng|M\.?B\.?A|LL\.?B|Ph\.?D|PGCE|(?:National |Higher )?Diploma|diploma"
    r"|bachelor(?:'s)?|master(?:'s)?|doctorate|A-levels?|GCSEs?|Abitur|baccalaur\w+|licenciatura|HND|HNC|BTEC|NVQ"
    r"|apprenticeship|high school|High school|technical school|degree|Ausbildung|associate(?:'s)? degree)"
    r"(?=[\s,.;:]|$)"
)
_AREA: Final = re.compile(
    r"(?:^|\b(?:in|of|for)\s+|,\s*|:\s*)(?P<area>(?:[A-Za-z]+ ){0,2}(?:[A-Z]?[a-z]*(?:ics|ing|logy|stry|graphy|history|law|science"
    r"|sciences|design|arts?|studies|maths|management|administration|business|languages|literature"
    r"|accounting|education|medicine|pharmacy|cook|cookery|carpentry|economics|philosophy|music)))\b"
)
_IN_SCHOOL: Final = re.compile(
    r"(?i)\b(?:hotel school|technical school|high school|secondary school|school|college)\s+in\s+(?-i:[A-Z]\w+)"
)
_UNFINISHED: Final = re.compile(
    r"(?i)\b(?:did(?:n'?t| not) finish|never finished|dropped out|not done yet|no degree"
    r"|rather not have it|started the master|stopped after|part way|toward|the (?:ph\.?d|master'?s?|degree|doctorate) is|doing my|studying|in progress)\b"
)


def education(said: str, today: date) -> Iterator[Finding]:
    """One entry for each school or degree named; unfinished and withdrawn ones are left out."""
    previous = ""
    parts = sentences(said)
    for place, sentence in enumerate(parts):
        after = parts[place + 1].text if place + 1 < len(parts) else ""
        taken_back = WITHDRAWN.search(sentence.text) or re.match(
            r"(?i)(?:i(?:'d| would) rather not|leave|don'?t)", after
        )
        if taken_back or _UNFINISHED.search(sentence.text):
            continue
        entry = _entry(sentence, previous)
        if not entry:
            yield from _late_dates(sentence, previous, today)
            continue
        previous = entry
        yield from _school(sentence, entry)
        yield from _dates(sentence, entry, today)


def _entry(sentence: Sentence, previous: str) -> str:
    degree, school = _DEGREE.search(sentence.text), _institution(sentence.text)
    if degree is None and school is None:
        return ""
    if degree is None and previous.startswith(" | "):
        return previous  # the school of the degree just named
    if school is None and previous.endswith(" | "):
        return previous  # the degree of the school just named
    return f"{school[0] if school else ''} | {degree.group('degree') if degree else ''}"


def _institution(words: str) -> tuple[str, int] | None:
    place = _IN_SCHOOL.search(words)
    if place:
        return place.group()[0].upper() + place.group()[1:], place.start()
    found = [
        org for org in organisations(words) if not _DEGREE.fullmatch(org.name) and org.score >= 2
    ]
    best = max(found, key=lambda org: org.score, default=None)
    if best is None:
        return None
    name = re.sub(r"^(?:Bachelor|Master) of \w+.*", "", best.name)
    return (name, best.start) if name else None


def _finding(name: str, value: str, entry: str, begin: int, length: int) -> Finding:
    return Finding(
        section=Section.EDUCATION, name=name, value=value, entry=f"school {entry}", start=begin,
        end=begin + length, method=f"education.{name}", confidence=0.7,
    )  # fmt: skip


def _school(sentence: Sentence, entry: str) -> Iterator[Finding]:
    school = _institution(sentence.text)
    if school:
        yield _finding("institution", school[0], entry, sentence.start + school[1], len(school[0]))
    degree = _DEGREE.search(sentence.text)
    if degree:
        value = degree.group("degree")
        value = value if not value.islower() else value.capitalize()
        begin = sentence.start + degree.start("degree")
        yield _finding("studyType", value, entry, begin, len(degree.group("degree")))
    area = _area(sentence.text, degree)
    if area:
        begin = sentence.start + area.start("area")
        yield _finding("area", area.group("area"), entry, begin, len(area.group("area")))


def _area(words: str, degree: re.Match[str] | None) -> re.Match[str] | None:
    found = [m for m in _AREA.finditer(words) if not _DEGREE.search(m.group("area"))]
    found = [
        m for m in found if m.group("area").lower() not in ("training", "learning", "working")
    ]
    if degree:
        behind = [m for m in found if m.start() >= degree.end() - 2]
        found = behind or found
    return found[0] if found else None


def _dates(sentence: Sentence, entry: str, today: date) -> Iterator[Finding]:
    found = [d for d in dates(sentence.text, today) if d.iso <= today.isoformat()]
    starts = [d for d in found if d.role is Role.START]
    ends = [d for d in found if d.role is Role.END]
    if not starts and not ends:
        ends = [d for d in found if d.role is Role.POINT][-1:]
    for name, dated in (("startDate", starts[-1:]), ("endDate", ends[-1:])):
        for one in dated:
            begin = sentence.start + one.start
            yield _finding(name, one.iso, entry, begin, one.end - one.start)


def _late_dates(sentence: Sentence, entry: str, today: date) -> Iterator[Finding]:
    """Years said in a short afterthought ("Yes, 2009.") belong to the school just named."""
    if entry and len(sentence.text.split()) <= 10:
        yield from _dates(sentence, entry, today)
