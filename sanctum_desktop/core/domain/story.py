"""The parts a working life is told in, as the person sees what is told of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, Section, Status


class StoryPart(StrEnum):
    """In the order in which a page would show them."""

    WORK = "work"
    SCHOOL = "school"
    SKILLS = "skills"
    PAPERS = "papers"
    LANGUAGES = "languages"
    REACH = "reach"


_TELLING: Final[Mapping[Section, tuple[StoryPart, frozenset[str] | None]]] = {
    Section.WORK: (StoryPart.WORK, frozenset({"name", "position"})),
    Section.EDUCATION: (StoryPart.SCHOOL, None),
    Section.SKILLS: (StoryPart.SKILLS, None),
    Section.CERTIFICATES: (StoryPart.PAPERS, None),
    Section.LANGUAGES: (StoryPart.LANGUAGES, None),
    Section.BASICS: (StoryPart.REACH, frozenset({"email", "phone"})),
}
"""The facts that make a part told; None where any of the section does."""


def parts_told(facts: Iterable[Fact]) -> frozenset[StoryPart]:
    """The parts of which something is known that still holds."""
    told: set[StoryPart] = set()
    for fact in facts:
        part, names = _TELLING.get(fact.section, (None, None))
        holds = fact.status in (Status.PROPOSED, Status.ACCEPTED)
        if part and holds and (names is None or fact.name in names):
            told.add(part)
    return frozenset(told)
