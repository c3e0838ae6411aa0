"""What one turn and one fact look like to QML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.reply_parts import parts_of
from sanctum_desktop.core.domain.story import StoryPart, parts_told
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.features.talk.reading import shown, typed

_ORDER: Final = (
    "name label title institution language keyword studyType area position organization issuer "
    "city region countryCode location email phone url startDate endDate ongoing date expires step "
    "fluency score highlight goal"
).split()
"""Facts of one entry in the order people tell them; each of these names has a label."""

_NAMED: Final = frozenset(_ORDER)
_OWN_LABELS: Final = frozenset(
    f"{section}.name" for section in ("work", "volunteer", "certificates", "projects")
)
_ONE_ENTRY: Final = frozenset({Section.BASICS, Section.SKILLS, Section.GOALS})
"""Sections whose entries are of one line each, or are all the same person."""


_NO_DRAFTS: Final[Mapping[FactId, str]] = {}


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn: the person's own, or Gem's, whose `words` are a `reflection` and what is `asked`.

    `day` stands above the first turn of another day than the one before, "" elsewhere.
    """

    mine: bool
    words: str = field(repr=False)
    reflection: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    day: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of the story: `standing` is "told", "left" (alone) or "open"."""

    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact under the heading of its section; `standing` is its status.

    `typed` is what a change begins from, "" where there is nothing to change, and `draft` what was
    half-written in its place. `begins` tells the first fact of a further entry, `repeats` one
    whose label stands above it already.
    """

    fact: str
    heading: str
    label: str
    value: str = field(repr=False)
    typed: str = field(repr=False)
    draft: str = field(repr=False)
    quote: str = field(repr=False)
    standing: str
    begins: bool
    repeats: bool


def turn_rows(turns: Sequence[Turn], now: date) -> list[TurnRow]:
    """All turns of a talk; a talk that is of today alone needs no days."""
    days = [day_of(turn.said_at) for turn in turns]
    return [
        turn_row(turn, "" if day == last else day_words(day, now))
        for turn, day, last in zip(turns, days, [now, *days], strict=False)
    ]


def turn_row(turn: Turn, day: str = "") -> TurnRow:
    if turn.speaker is Speaker.PERSON:
        return own_row(turn.text, day)
    parts = parts_of(turn)
    return TurnRow(
        mine=False, words=turn.text, reflection=parts.reflection, asked=parts.asked, day=day
    )


def own_row(said: str, day: str = "") -> TurnRow:
    return TurnRow(mine=True, words=said, asked=said, day=day)


def part_rows(facts: Sequence[Fact], passed_over: frozenset[StoryPart]) -> list[PartRow]:
    """What is told of the story, what was left alone, and what is open."""
    told = parts_told(facts)
    return [
        PartRow(
            name=text(f"ui.part.{part}"),
            standing="told" if part in told else "left" if part in passed_over else "open",
        )
        for part in StoryPart
    ]


def fact_rows(facts: Sequence[Fact], drafts: Mapping[FactId, str] = _NO_DRAFTS) -> list[FactRow]:
    """The facts as a page would tell them: entry by entry, what it is before what was done."""
    sections = list(Section)
    entries = list(dict.fromkeys(fact.entry for fact in facts))
    ended = {fact.entry for fact in facts if fact.name == "endDate"}
    told = [fact for fact in facts if not (fact.name == "ongoing" and fact.entry in ended)]
    told.sort(
        key=lambda fact: (
            sections.index(fact.section),
            0 if fact.section in _ONE_ENTRY else entries.index(fact.entry),
            _ORDER.index(fact.name) if fact.name in _ORDER else len(_ORDER),
        )
    )
    pairs = zip([None, *told], told, strict=False)
    return [fact_row(fact, last, drafts.get(fact.id, "")) for last, fact in pairs]


def fact_row(fact: Fact, last: Fact | None, draft: str = "") -> FactRow:
    """One fact, below the `last` one."""
    return FactRow(
        fact=fact.id,
        heading=text(f"ui.section.{fact.section}"),
        label=_label(fact),
        value=shown(fact),
        typed=typed(fact),
        draft=draft,
        quote=fact.source.quote,
        standing=fact.status,
        begins=last is not None and _parts(last, fact),
        repeats=last is not None and _label(last) == _label(fact) and not _parts(last, fact),
    )


def _label(fact: Fact) -> str:
    own = f"{fact.section}.{fact.name}"
    name = own if own in _OWN_LABELS else fact.name if fact.name in _NAMED else "other"
    return text(f"ui.fact.{name}")


def _parts(last: Fact, fact: Fact) -> bool:
    """True where one entry ends and another of its section begins."""
    within = last.section is fact.section and fact.section not in _ONE_ENTRY
    return within and last.entry != fact.entry
