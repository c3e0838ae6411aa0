"""What Abby says as she lays a page down: its pages, what she leads with, its gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.words import text, variants

_TOLD: Final = (Section.WORK, Section.VOLUNTEER, Section.PROJECTS)
_NAMED_GAPS: Final = 2
"""More gaps than these are counted and not told one by one."""


def presentation(resume: Resume, facts: Mapping[FactId, Fact], pages: int) -> str:
    """Abby's words about the page; "" where nothing stands on it."""
    lines = len(resume.lines())
    return " ".join(_said(resume, _leading(resume, facts), pages)) if lines else ""


def _said(resume: Resume, leading: int, pages: int) -> Iterator[str]:
    yield _counted("abby.page", pages)
    if leading:
        yield _counted("abby.leads", leading)
    else:
        yield _counted("abby.lines", len(resume.lines()))
    yield from _gaps(resume.gaps)


def _leading(resume: Resume, facts: Mapping[FactId, Fact]) -> int:
    """The lines that say how many or how much: what a reader sees first."""
    return sum(
        any(facts[fact].measures for fact in line.facts if fact in facts)
        for section in resume.sections
        if section.section in _TOLD
        for entry in section.entries
        for line in entry.lines
    )


def _gaps(gaps: Sequence[str]) -> Iterator[str]:
    if len(gaps) > _NAMED_GAPS:
        yield _counted("abby.gaps", len(gaps))
    elif gaps:
        yield _counted("abby.gaps.named", len(gaps), gaps=text("abby.and").join(map(_brief, gaps)))


def _brief(gap: str) -> str:
    """A gap as part of a sentence."""
    if gap == text("abby.gap.name"):
        return text("abby.gap.name.brief")
    return (gap[:1].lower() + gap[1:]).rstrip(".")


def _counted(message: str, count: int, **values: str) -> str:
    """The words for one or for more, the number in words where it is small."""
    numbers = variants("abby.number")
    word = text(numbers[count - 1]) if count <= len(numbers) else str(count)
    return text(f"{message}.{'one' if count == 1 else 'more'}", count=word, **values)
