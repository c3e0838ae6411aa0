"""The person changes or removes a line: on the page their own words are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.resume import (
    LineId,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)
from sanctum_desktop.core.ports.resume_repository import ResumeRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class EditLine:
    """Replaces one line of a kept resume; None removes it."""

    resumes: ResumeRepository

    async def __call__(self, resume: ResumeId, line: LineId, text: str | None) -> Resume:
        """The changed resume, kept. Raises NotFound where the page has no such line."""
        before = await self.resumes.get(resume)
        after = replace(before, sections=tuple(_sections(before, line, text)))
        if after == before and not _has(before, line):
            raise NotFound("That line is not on the page any more.")
        await self.resumes.put(after)
        return after


def _has(resume: Resume, line: LineId) -> bool:
    return any(
        one.id == line
        for section in resume.sections
        for entry in section.entries
        for one in entry.lines
    )


def _sections(resume: Resume, line: LineId, text: str | None) -> Iterator[ResumeSection]:
    for section in resume.sections:
        entries = tuple(_entry(entry, line, text) for entry in section.entries)
        kept = tuple(e for e in entries if e.lines or e.title or e.organization)
        if kept:
            yield replace(section, entries=kept)


def _entry(entry: ResumeEntry, line: LineId, text: str | None) -> ResumeEntry:
    return replace(entry, lines=tuple(_lines(entry.lines, line, text)))


def _lines(lines: tuple[ResumeLine, ...], line: LineId, text: str | None) -> Iterator[ResumeLine]:
    for one in lines:
        if one.id != line:
            yield one
        elif text is not None and text.strip():
            yield replace(one, text=text.strip(), edited=True)
