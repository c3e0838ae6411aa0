"""Lays a profile out as a resume: sections in order, each line through the gate."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.profile import Entry, Profile
from sanctum_desktop.core.domain.resume import (
    Header,
    LineId,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.resume_writing.dates import printed_range
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

_ORDER: Final = (
    Section.WORK,
    Section.VOLUNTEER,
    Section.PROJECTS,
    Section.EDUCATION,
    Section.CERTIFICATES,
    Section.PUBLICATIONS,
    Section.AWARDS,
    Section.SKILLS,
    Section.LANGUAGES,
)
_ROWS: Final = (Section.SKILLS, Section.LANGUAGES)
_CONTACT: Final = ("city", "region", "phone", "email")


@dataclass(slots=True)
class _Refused:
    """Lines that did not pass the gate, with the reason as Abby says it."""

    reasons: list[str] = field(default_factory=list)


def compose(
    profile: Profile, *, resume_id: ResumeId, written_at: datetime, language: str
) -> Resume:
    """The page of a profile whose facts may all be printed."""
    refused = _Refused()
    sections = []
    for section in _ORDER:
        entries = profile.of(section)
        built = tuple(_rows(entries) if section in _ROWS else _entries(entries, refused))
        if built:
            heading = text(f"page.heading.{section.value}")
            sections.append(ResumeSection(section=section, heading=heading, entries=built))
    return Resume(
        id=resume_id,
        header=_header(profile),
        sections=tuple(sections),
        written_at=written_at,
        language=language,
        gaps=tuple(_gaps(profile)),
        refused=tuple(refused.reasons),
    )


def _header(profile: Profile) -> Header:
    basics = {fact.name: fact for entry in profile.of(Section.BASICS) for fact in entry.facts}
    jobs = profile.of(Section.WORK)
    place = ", ".join(basics[name].value for name in ("city", "region") if name in basics)
    contact = [place, *(basics[name].value for name in ("phone", "email") if name in basics)]
    return Header(
        name=basics["name"].value if "name" in basics else "",
        label=basics["label"].value if "label" in basics else _label(jobs),
        contact=tuple(part for part in contact if part),
        facts=tuple(fact.id for name, fact in basics.items() if name in (*_CONTACT, "name")),
    )


def _label(jobs: tuple[Entry, ...]) -> str:
    return jobs[0].first("position") if jobs else ""


def _entries(entries: Iterable[Entry], refused: _Refused) -> Iterator[ResumeEntry]:
    for entry in entries:
        title, organization = _title(entry)
        lines = tuple(lines_of(entry.facts, refused.reasons, employer=organization))
        if not (title or organization or lines):
            continue
        # Unpaid work has a start only where "since" was said; a job goes on where it was said.
        ongoing = entry.section is Section.VOLUNTEER or bool(entry.first("ongoing"))
        start, end = entry.first("startDate"), entry.first("endDate") or entry.first("date")
        yield ResumeEntry(
            title=title,
            organization=organization,
            dates=printed_range(start, end, ongoing=ongoing),
            facts=tuple(fact.id for fact in entry.facts if fact.name != "highlight"),
            lines=lines,
        )


def _title(entry: Entry) -> tuple[str, str]:
    """What stands first in the entry, and what stands beside it."""
    if entry.section is Section.EDUCATION:
        parts = [entry.first("studyType"), _capitalised(entry.first("area"))]
        return ", ".join(part for part in parts if part), entry.first("institution")
    if entry.section in (Section.WORK, Section.VOLUNTEER):
        return entry.first("position"), entry.first("name")
    name = entry.first("name") or entry.first("title")
    return _capitalised(name), entry.first("issuer")


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(entries: Iterable[Entry]) -> Iterator[ResumeEntry]:
    """Skills and languages: one entry whose lines are the items."""
    lines = []
    for entry in entries:
        item = entry.first("keyword") or entry.first("language")
        if entry.first("fluency"):
            item = text("page.fluency", language=item, level=entry.first("fluency"))
        facts = tuple(fact.id for fact in entry.facts)
        name = hashlib.sha256("".join(facts).encode()).hexdigest()[:16]
        lines.append(ResumeLine(id=LineId(f"item-{name}"), text=_capitalised(item), facts=facts))
    if lines:
        yield ResumeEntry(lines=tuple(lines))


def _gaps(profile: Profile) -> Iterator[str]:
    """What a reader will miss; said to the person, never printed."""
    if not any(entry.first("name") for entry in profile.of(Section.BASICS)):
        yield text("abby.gap.name")
    for entry in profile.of(Section.WORK):
        name = entry.first("name")
        if name and not entry.first("startDate"):
            yield text("abby.gap.dates", name=name)
        if name and not any(fact.measures for fact in entry.all("highlight")):
            yield text("abby.gap.numbers", name=name)
