"""What one turn and one fact look like to QML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.reply_parts import parts_of
from sanctum_desktop.core.domain.story import StoryPart, parts_told
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.features.talk.fact_values import shown, typed
from sanctum_desktop.ui.qt.markdown import Block, as_read, blocks_of, heard, legible, plain_block

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
class Passage:
    """What a reply rests on: the words, where they stand, and the turn they were said in.

    `talk` and `turn` lead there; -1 for a text that was attached, of which `before` and `after`
    stand around the words.
    """

    label: str = field(repr=False)
    quote: str = field(repr=False)
    talk: str = ""
    turn: int = -1
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """What is suggested beside a turn; `done` says what came of it, "" while it was not taken."""

    words: str = field(repr=False)
    done: str = ""


@dataclass(frozen=True)
class TurnRow:
    """One turn: the person's own, or Gem's, whose `words` are a `reflection` and what is `asked`.

    `day` stands above the first turn of another day than the one before, "" elsewhere. `marked`
    words may hold Markdown, which is read once, when the row is first in sight. `worded` says
    which model worded it, "" where none did. `number` is its index in the talk, -1 until it is
    kept, and it is the `version`th of `versions` in its place. `who` says it, "" for Gem;
    `cut` where the person stopped it, and `note` is what is to be read beside it.
    """

    mine: bool
    words: str = field(repr=False)
    reflection: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    day: str = ""
    marked: bool = False
    worded: str = ""
    number: int = -1
    who: str = ""
    cut: bool = False
    note: str = ""
    version: int = 1
    versions: int = 1
    cited: tuple[Passage, ...] = ()
    offered: tuple[Offer, ...] = ()

    @cached_property
    def passages(self) -> list[dict[str, Any]]:
        """What it rests on, for QML."""
        return [asdict(passage) for passage in self.cited]

    @cached_property
    def offers(self) -> list[dict[str, Any]]:
        """What is suggested beside it, for QML."""
        return [asdict(offer) for offer in self.offered]

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """What is shown in place of the plain words; `quiet` where it reflects."""
        reflected, asked = self._parts
        shown = [{**as_read(block), "quiet": True} for block in reflected]
        shown += [{**as_read(block), "quiet": False} for block in asked]
        if reflected and asked:
            shown[len(reflected)]["gap"] = 1
        return shown

    @cached_property
    def spoken(self) -> str:
        """The words as a screen reader says them."""
        reflected, asked = self._parts
        return heard((*reflected, *asked)) or (legible(self.words) if self.marked else self.words)

    @cached_property
    def addresses(self) -> list[str]:
        """Where its links lead."""
        reflected, asked = self._parts
        told = (one for block in (*reflected, *asked) for one in block.addresses)
        return list(dict.fromkeys(told))

    @cached_property
    def _parts(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """The blocks of what she reflects and of what she asks; none where neither has marks."""
        if not self.marked:
            return (), ()
        reflected, asked = blocks_of(self.reflection), blocks_of(self.asked)
        if not reflected and not asked:
            return (), ()
        return reflected or plain_block(self.reflection), asked or plain_block(self.asked)


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
        return own_row(turn.text, day, turn.index)
    parts = parts_of(turn)
    # What was made from the catalogue is as it should be, and holds words of the person's.
    marked = not turn.wording
    return TurnRow(
        mine=False,
        words=turn.text,
        reflection=legible(parts.reflection) if marked else parts.reflection,
        asked=legible(parts.asked) if marked else parts.asked,
        day=day,
        marked=marked,
        worded=text("ui.talk.worded", model=turn.author.model) if turn.author else "",
        number=turn.index,
        cut=turn.cut,
    )


def own_row(said: str, day: str = "", number: int = -1) -> TurnRow:
    return TurnRow(mine=True, words=said, asked=said, day=day, number=number)


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
