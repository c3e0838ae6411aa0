"""The names that facts tell of: the person's own, employers, schools, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, Section
from sanctum_desktop.core.policies.placeholders.kinds import Kind

_KINDS: Final = {
    (Section.BASICS, "name"): Kind.PERSON,
    (Section.BASICS, "email"): Kind.MAIL,
    (Section.BASICS, "phone"): Kind.PHONE,
    (Section.BASICS, "url"): Kind.LINK,
    (Section.WORK, "name"): Kind.COMPANY,
    (Section.VOLUNTEER, "name"): Kind.COMPANY,
    (Section.VOLUNTEER, "organization"): Kind.COMPANY,
    (Section.EDUCATION, "institution"): Kind.SCHOOL,
}
REACHED_BY: Final = frozenset({Kind.MAIL, Kind.PHONE, Kind.LINK})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name nobody else may read, and of what it is."""

    text: str = field(repr=False)
    kind: Kind


def known_names(facts: Iterable[Fact]) -> Iterator[KnownName]:
    """Of all facts, the rejected and the withdrawn too, with what stood there before."""
    for fact in facts:
        kind = _KINDS.get((fact.section, fact.name))
        if kind is not None:
            for value in {fact.value, *(past.value for past in fact.history), *fact.exclusions}:
                if value.strip():
                    yield KnownName(value, kind)
