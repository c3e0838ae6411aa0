"""The person's working life as read off the facts, in JSON Resume's order."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanctum_desktop.core.domain.facts import Fact, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, school, course or other entry: its facts, by name, in the order said."""

    section: Section
    key: str
    facts: tuple[Fact, ...] = field(repr=False)

    def first(self, name: str) -> str:
        """The value of the first fact of that name, "" where there is none."""
        return next((fact.value for fact in self.facts if fact.name == name), "")

    def all(self, name: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.name == name)


@dataclass(frozen=True, slots=True)
class Profile:
    """Entries in the order they are to be read: newest job first."""

    entries: tuple[Entry, ...]

    def of(self, section: Section) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.section is section)
