"""What one turn and one fact look like to QML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.words import text

_NAMED: Final = frozenset(
    "name email phone city region countryCode label position startDate endDate location highlight "
    "institution organization studyType area score keyword language fluency date issuer title "
    "goal step expires url".split()
)


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn: the person's own, or Gem's."""

    mine: bool
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact under the heading of its section; `standing` is its status."""

    fact: str
    heading: str
    label: str
    value: str = field(repr=False)
    quote: str = field(repr=False)
    standing: str


def turn_row(turn: Turn) -> TurnRow:
    return TurnRow(mine=turn.speaker is Speaker.PERSON, words=turn.text)


def fact_row(fact: Fact) -> FactRow:
    return FactRow(
        fact=fact.id,
        heading=text(f"ui.section.{fact.section}"),
        label=text(f"ui.fact.{fact.name if fact.name in _NAMED else 'other'}"),
        value=_shown(fact),
        quote=fact.source.quote,
        standing=fact.status,
    )


def _shown(fact: Fact) -> str:
    """The value as people read it: a post held is kept as "2025-05|Senior Staff Nurse"."""
    if fact.name != "step":
        return fact.value
    since, _, title = fact.value.partition("|")
    return text("ui.fact.step.since", title=title, date=since) if since else title
