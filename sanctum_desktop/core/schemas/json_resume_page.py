"""A finished page in JSON Resume v1 (jsonresume.org): the lines as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.resume import Resume, ResumeEntry, ResumeSection
from sanctum_desktop.core.schemas.json_resume import VERSION

# What an entry's title and organization are called there
_KEYS: Final = {
    Section.WORK: ("position", "name"),
    Section.VOLUNTEER: ("position", "organization"),
    Section.PROJECTS: ("name", "entity"),
    Section.EDUCATION: ("area", "institution"),
    Section.CERTIFICATES: ("name", "issuer"),
    Section.PUBLICATIONS: ("name", "publisher"),
    Section.AWARDS: ("title", "awarder"),
}
_DATES: Final = ("startDate", "endDate", "date", "releaseDate")
_BASICS: Final = ("email", "phone", "url")
_LOCATION: Final = ("city", "region", "countryCode")

Facts = Mapping[FactId, Fact]


def json_resume_of_page(resume: Resume, facts: Facts) -> dict[str, object]:
    """The page as plain JSON values; dates as exact as the facts behind it say them."""
    out: dict[str, object] = {"basics": _basics(resume, facts)}
    for section in resume.sections:
        if section.section in _KEYS:
            out[section.section.value] = [
                _entry(section.section, entry, facts) for entry in section.entries
            ]
    out["skills"] = [{"name": item} for item in _items(resume, Section.SKILLS)]
    out["languages"] = [{"language": item} for item in _items(resume, Section.LANGUAGES)]
    out["meta"] = {"version": VERSION, "lastModified": resume.written_at.isoformat()}
    return out


def _basics(resume: Resume, facts: Facts) -> dict[str, Any]:
    out: dict[str, Any] = {"name": resume.header.name, "label": resume.header.label}
    for fact in _known(resume.header.facts, facts):
        if fact.name in _BASICS:
            out[fact.name] = fact.value
        elif fact.name in _LOCATION:
            out.setdefault("location", {})[fact.name] = fact.value
    return out


def _entry(section: Section, entry: ResumeEntry, facts: Facts) -> dict[str, Any]:
    title, organization = _KEYS[section]
    out: dict[str, Any] = {title: entry.title, organization: entry.organization}
    if entry.place:
        out["location"] = entry.place
    for fact in _known(entry.facts, facts):
        if fact.name in _DATES:
            out[fact.name] = fact.value
    if entry.lines:
        out["highlights"] = [line.text for line in entry.lines]
    return out


def _items(resume: Resume, section: Section) -> Iterator[str]:
    for part in resume.sections:
        if part.section is section:
            yield from _texts(part)


def _texts(part: ResumeSection) -> Iterator[str]:
    for entry in part.entries:
        for line in entry.lines:
            yield line.text


def _known(wanted: tuple[FactId, ...], facts: Facts) -> Iterator[Fact]:
    """A page may rest on a fact that was deleted since."""
    for fact in wanted:
        if fact in facts:
            yield facts[fact]
