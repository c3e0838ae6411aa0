"""Lays a profile out as a resume: sections in order, each line through the gate."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sanctum_desktop.core.domain.conventions import UNKNOWN, Conventions, Document, Order
from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.profile import Entry, Profile
from sanctum_desktop.core.domain.resume import (
    Header,
    LineId,
    PageStyle,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
    Verdict,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import unsaid
from sanctum_desktop.core.policies.resume_writing.choosing import (
    NEWEST_MOST,
    OLDER_MOST,
    Telling,
    choose,
    varied,
    worn_leads,
)
from sanctum_desktop.core.policies.resume_writing.dates import Dates
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of
from sanctum_desktop.core.policies.resume_writing.steps import begun, steps_line
from sanctum_desktop.core.policies.resume_writing.stock import stock_phrase
from sanctum_desktop.core.policies.resume_writing.wording import fit_to_print

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
_IN_TIME: Final = (Section.WORK, Section.VOLUNTEER, Section.EDUCATION)
_CONTACT: Final = ("city", "region", "phone", "email", "url")
_GATED: Final = frozenset(
    {
        (Section.WORK, "position"),
        (Section.WORK, "name"),
        (Section.VOLUNTEER, "position"),
        (Section.VOLUNTEER, "name"),
        (Section.EDUCATION, "institution"),
    }
)
"""Values that make a claim by themselves."""
_SIGNS: Final = re.compile(r"[\s()./-]")
_NUMBER_OR_MAIL: Final = re.compile(r"@|(?:\d\D*){6}")
_ON_LINES: Final = ("highlight", "step")
_IN_PROGRESS: Final = "(in progress)"
"""How hearing marks a study that goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """What the page is written by: the reader's customs, the person's style and choices.

    `respell` gives for a word the reader's spelling. Lines with a verdict stay whole, and all but
    the removed stand though there is no room.
    """

    conventions: Conventions = UNKNOWN
    style: PageStyle = field(default_factory=PageStyle)
    respell: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[LineId, Verdict] = field(default_factory=dict)

    @property
    def brought_back(self) -> Collection[LineId]:
        return {line for line, what in self.verdicts.items() if what is not Verdict.REMOVED}

    @property
    def dates(self) -> Dates:
        customs = self.conventions
        return Dates(customs.date_form, customs.date_range_separator, self.style.years_only)


@dataclass(slots=True)
class _Desk:
    """What is at hand while a page is written, and what is laid aside."""

    rules: PageRules
    facts: Mapping[FactId, Fact]
    newest: str
    header: Header
    refused: list[str] = field(default_factory=list)
    left_out: list[ResumeLine] = field(default_factory=list)

    def telling(self, employer: str) -> Telling:
        return Telling(self.facts, employer, self.rules.verdicts.keys())


def compose(
    profile: Profile,
    *,
    resume_id: ResumeId,
    written_at: datetime,
    rules: PageRules = PageRules(),
) -> Resume:
    """The page of a profile whose facts may all be printed."""
    refused: list[str] = []
    profile = _claimed(profile, refused)
    told = {fact.id: fact for entry in profile.entries for fact in entry.facts}
    newest = next((e.key for section in _ORDER for e in profile.of(section)), "")
    desk = _Desk(rules, told, newest, _header(profile), refused)
    sections = _varied(tuple(_sections(profile, desk)), desk)
    customs = rules.conventions
    printed = [one for part in sections if part.section not in _ROWS for one in _lines(part)]
    cv = customs.document is Document.CV
    return Resume(
        id=resume_id,
        header=desk.header,
        sections=sections,
        written_at=written_at,
        language=customs.language,
        gaps=(*_gaps(profile), *_worn(printed)),
        refused=tuple(desk.refused),
        left_out=tuple(desk.left_out),
        style=rules.style,
        paper=rules.style.paper or customs.paper,
        country=customs.country,
        document=text("page.document.cv" if cv else "page.document.resume"),
    )


def _claimed(profile: Profile, refused: list[str]) -> Profile:
    """The profile without titles, employers and schools whose words were not said."""
    return Profile(
        tuple(
            replace(entry, facts=tuple(f for f in entry.facts if _is_said(f, refused)))
            for entry in profile.entries
        )
    )


def _is_said(fact: Fact, refused: list[str]) -> bool:
    if (fact.section, fact.name) not in _GATED:
        return True
    missing = unsaid(fact.value, (fact.source.quote,))
    if missing:
        reason = text("abby.refused.unsaid", words=", ".join(missing))
        refused.append(text("abby.refused.line", line=fact.value, reason=reason))
    return not missing


def _sections(profile: Profile, desk: _Desk) -> Iterator[ResumeSection]:
    for section in _ORDER:
        entries = profile.of(section)
        built = tuple(_rows(entries, desk) if section in _ROWS else _entries(entries, desk))
        if desk.rules.conventions.order is Order.OLDEST_FIRST and section in _IN_TIME:
            built = built[::-1]
        built = tuple(sorted(built, key=_is_headed))
        if built:
            heading = text(f"page.heading.{section.value}")
            yield ResumeSection(section=section, heading=heading, entries=built)


def _is_headed(entry: ResumeEntry) -> bool:
    """False for deeds of no named place or time: below another heading they would be its."""
    return bool(entry.title or entry.organization or entry.dates)


def _header(profile: Profile) -> Header:
    basics = {fact.name: fact for entry in profile.of(Section.BASICS) for fact in entry.facts}
    jobs = profile.of(Section.WORK)
    place = ", ".join(basics[name].value for name in ("city", "region") if name in basics)
    reached = (basics[name].value for name in ("phone", "email", "url") if name in basics)
    return Header(
        name=basics["name"].value if "name" in basics else "",
        label=basics["label"].value if "label" in basics else _label(jobs),
        contact=tuple(part for part in (place, *reached) if part),
        facts=tuple(
            fact.id for name, fact in basics.items() if name in (*_CONTACT, "name", "label")
        ),
    )


def _label(jobs: tuple[Entry, ...]) -> str:
    return jobs[0].first("position") if jobs else ""


def _entries(entries: Iterable[Entry], desk: _Desk) -> Iterator[ResumeEntry]:
    for entry in entries:
        title, organization = _title(entry)
        lines = _chosen(entry, organization, desk)
        if not (title or organization or lines):
            continue
        yield ResumeEntry(
            title=title,
            organization=organization,
            dates=_dates(entry, desk.rules.dates),
            facts=tuple(fact.id for fact in entry.facts if fact.name not in _ON_LINES),
            lines=lines,
        )


def _chosen(entry: Entry, organization: str, desk: _Desk) -> tuple[ResumeLine, ...]:
    """The lines there is room for, under the posts held; the rest is laid aside."""
    telling = desk.telling(organization)
    written = lines_of(entry.facts, desk.refused, employer=organization)
    lines = [
        line
        for one in written
        if not _is_address(one.text, desk.header)
        and (line := fit_to_print(one, telling, desk.rules.respell, desk.refused))
    ]
    most = NEWEST_MOST if entry.key == desk.newest else OLDER_MOST
    choice = choose(lines, telling, most=most, brought_back=desk.rules.brought_back)
    desk.left_out += choice.left_out
    posts = steps_line(entry, desk.rules.dates, desk.refused)
    return ((posts,) if posts else ()) + choice.kept


def _is_address(words: str, header: Header) -> bool:
    """True for a way to reach the person told among deeds: the header has it."""
    told = _SIGNS.sub("", words)
    reached = [part for part in header.contact if _NUMBER_OR_MAIL.search(part)]
    return any(_SIGNS.sub("", part) in told for part in reached)


def _varied(sections: tuple[ResumeSection, ...], desk: _Desk) -> tuple[ResumeSection, ...]:
    """The sections with lines joined where a word would open too many."""
    told = [
        (entry.lines, desk.telling(entry.organization))
        for part in sections
        if part.section not in _ROWS
        for entry in part.entries
    ]
    lines = varied(told)
    return tuple(
        part
        if part.section in _ROWS
        else replace(
            part, entries=tuple(replace(entry, lines=next(lines)) for entry in part.entries)
        )
        for part in sections
    )


def _dates(entry: Entry, dates: Dates) -> str:
    # Unpaid work has a start only where "since" was said; the rest goes on where it was said.
    said = bool(entry.first("ongoing")) or _IN_PROGRESS in entry.first("studyType")
    ongoing = said or entry.section is Section.VOLUNTEER
    start, end = begun(entry), entry.first("endDate") or entry.first("date")
    period = dates.period(start, end, ongoing=ongoing)
    if not entry.first("expires"):
        return period
    valid = text("page.valid", date=dates.limit(entry.first("expires")))
    return f"{period}, {valid}" if period else valid


def _title(entry: Entry) -> tuple[str, str]:
    """What stands first in the entry, and what stands beside it."""
    if entry.section is Section.EDUCATION:
        school, course = entry.first("institution"), entry.first("studyType")
        named = f" {course} ".lower() in f" {school} ".lower()  # "High school" in Laredo
        return _course("" if named else course, _capitalised(entry.first("area"))), school
    if entry.section in (Section.WORK, Section.VOLUNTEER):
        post, place = entry.first("position"), entry.first("name")
        return _capitalised(post), place if post else _capitalised(place)
    name = entry.first("name") or entry.first("title")
    return _capitalised(name), entry.first("issuer")


def _course(kind: str, area: str) -> str:
    """What was studied, said once: "BA, German", but "Bachelor of Law" of law."""
    words = kind.split(" ")
    for start in range(1, len(words)):
        end = " ".join(words[start:])
        if f"{area} ".lower().startswith(f"{end} ".lower()):
            return " ".join((*words[:start], area))
    return ", ".join(part for part in (kind, area) if part)


def _capitalised(words: str) -> str:
    """The words with a capital in front, but for a name that has its own: "eMAR", "iPhone"."""
    first = words.partition(" ")[0]
    return words if first[1:] != first[1:].lower() else words[:1].upper() + words[1:]


def _rows(entries: Iterable[Entry], desk: _Desk) -> Iterator[ResumeEntry]:
    """Skills and languages: one entry whose lines are the items."""
    lines = []
    for entry in entries:
        item = entry.first("keyword") or entry.first("language")
        phrase = stock_phrase(item)
        if phrase:
            desk.refused.append(text("abby.refused.stock", line=item, words=phrase))
            continue
        if entry.first("fluency"):
            item = text("page.fluency", language=item, level=entry.first("fluency"))
        facts = tuple(fact.id for fact in entry.facts)
        name = hashlib.sha256("".join(facts).encode()).hexdigest()[:16]
        lines.append(ResumeLine(id=LineId(f"item-{name}"), text=_capitalised(item), facts=facts))
    if lines:
        yield ResumeEntry(lines=tuple(lines))


def _lines(part: ResumeSection) -> Iterator[ResumeLine]:
    for entry in part.entries:
        yield from entry.lines


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


def _worn(lines: Iterable[ResumeLine]) -> Iterator[str]:
    for word, count in worn_leads(lines):
        yield text("abby.gap.lead", word=_capitalised(word), count=count)
