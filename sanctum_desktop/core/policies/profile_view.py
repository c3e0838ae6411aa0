"""Reads facts as a profile: entries in the order a reader expects, newest job first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, Section, Status
from sanctum_desktop.core.domain.profile import Entry, Profile

_HELD: Final = (Status.PROPOSED, Status.ACCEPTED)
_DATED: Final = (Section.WORK, Section.VOLUNTEER, Section.EDUCATION)
_NOW: Final = "9999"


def profile_of(facts: Iterable[Fact], *, printable_only: bool = False) -> Profile:
    """Group facts by entry; `printable_only` leaves out what may not stand on a page."""
    entries: dict[tuple[Section, str], list[Fact]] = {}
    for fact in facts:
        if fact.status in _HELD and (fact.may_be_printed or not printable_only):
            entries.setdefault((fact.section, fact.entry), []).append(fact)
    built = [Entry(section, key, tuple(of)) for (section, key), of in entries.items()]
    order = {section: place for place, section in enumerate(Section)}
    built.sort(key=lambda entry: (order[entry.section], _age(entry)))
    return Profile(tuple(built))


def _age(entry: Entry) -> tuple[int, ...]:
    """Sorts newest first: by the end, an open end being now, then by the start."""
    if entry.section not in _DATED:
        return ()
    start, end = entry.first("startDate"), entry.first("endDate")
    if not start and not end:
        return (0,) if entry.section is Section.WORK else (1,)
    goes_on = entry.section is Section.VOLUNTEER or entry.first("ongoing")
    last = end or (_NOW if goes_on else start)
    return (-int(last[:4]), -int(last[5:7] or 0), -int(start[:4] or 0))
