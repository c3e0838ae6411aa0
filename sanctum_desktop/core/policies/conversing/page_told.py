"""The page in a sentence: what stands where, how many lines, and how many of them measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.resume import Resume, ResumeSection
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.spoken import listed, number

_ROWS: Final = (Section.SKILLS, Section.LANGUAGES)
"""Sections whose lines are single words."""
_MOST_SHOWN: Final = 6


def laid_out(page: Resume) -> str:
    """Its parts in their order: "Experience with four lines, Education and Languages"."""
    return listed([_part(section) for section in page.sections])


def counted(page: Resume) -> str:
    """How many lines there are, skills and languages left out: "four lines"."""
    count = sum(_lines(section) for section in page.sections if section.section not in _ROWS)
    return text("abby.talk.line" if count == 1 else "abby.talk.lines", count=number(count))


def measured(page: Resume, facts: Mapping[FactId, Fact]) -> int:
    """How many lines say how many or how much."""
    return sum(
        any(facts[fact].measures for fact in line.facts if fact in facts)
        for line in page.lines().values()
    )


def _part(section: ResumeSection) -> str:
    count = _lines(section)
    if section.section in _ROWS or not count:
        return section.heading
    lines = text("abby.talk.line" if count == 1 else "abby.talk.lines", count=number(count))
    return text("abby.talk.part", heading=section.heading, lines=lines)


def _lines(section: ResumeSection) -> int:
    return sum(len(entry.lines) for entry in section.entries)


def listing(page: Resume) -> str:
    """Its lines below one another; "" where there are too many to be read in a talk."""
    sections = (section for section in page.sections if section.section not in _ROWS)
    lines = [
        line.text for section in sections for entry in section.entries for line in entry.lines
    ]
    return "\n".join(f"– {line}" for line in lines) if len(lines) <= _MOST_SHOWN else ""
