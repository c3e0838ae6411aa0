"""How many lines an entry has room for, which go together and which must stand back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId, OwnPart
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.resume_writing.drafts import quotes, within
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS
from sanctum_desktop.core.policies.resume_writing.steps import is_steps

NEWEST_MOST: Final = 6
OLDER_MOST: Final = 3
SAME_LEAD_MOST: Final = 2
_SHORT_OF_TWO: Final = 90
"""Characters of a line that holds two matters: longer ones read as one thing and are none."""

_POINTS_BACK: Final = re.compile(r"(?:It|They|He|She|That|This|These|Those|The same|Both|Then)\b")
_LEANS: Final = re.compile(
    r"(?i)^(?:(?!,|;|\band\b|\bwhich\b|\bwho\b).)*"
    r"\b(?:it|its|them|they|this|these|those|there|then)\b"
)
"""Speaks in its first clause, where nothing of its own can be meant, of something before it."""
_LEAD: Final = re.compile(r"(?i)(?:with the team, )?(?P<lead>[a-z]+)")
_CHANGE: Final = re.compile(r"\bfrom\b.*\d.*\bto\b.*\d|%|\b(?:down|up|fewer|less|more)\b")


@dataclass(frozen=True)
class Telling:
    """The facts and the entry behind some lines, which the gate asks when two become one.

    `settled` are lines the person has decided on: they stay as they were decided.
    """

    facts: Mapping[FactId, Fact] = field(repr=False)
    employer: str = ""
    settled: Collection[LineId] = ()

    def quotes(self, line: ResumeLine) -> list[str]:
        """What the line rests on, in the order said."""
        return quotes(self.facts[fact] for fact in line.facts)

    def apart(self, first: ResumeLine, second: ResumeLine) -> bool:
        """True where the two were told in different answers."""
        last, here = (self.facts[line.facts[at]] for line, at in ((first, -1), (second, 0)))
        return last.source.turn != here.source.turn

    def part(self, line: ResumeLine) -> OwnPart:
        """The least the person claimed of what the line holds."""
        parts = {self.facts[fact].own_part for fact in line.facts}
        return next(part for part in _LEAST_FIRST if part in parts or part is OwnPart.UNSAID)

    def worth(self, line: ResumeLine) -> int:
        """What changed by how much first, then measured deeds, then an own one, then the rest."""
        measured = self.measured(line)
        part = self.part(line)
        return (
            (4 if self.changed(line) else 0)
            + (2 if measured else 0)
            + (2 if part is OwnPart.OWN else 1 if part is not OwnPart.UNSAID else 0)
        )

    def measured(self, *lines: ResumeLine) -> bool:
        """True where one of the lines says how many: beside another matter it would count that."""
        return any(self.facts[fact].measures for line in lines for fact in line.facts)

    def changed(self, line: ResumeLine) -> bool:
        """True where the line says by how much something changed."""
        return self.measured(line) and bool(_CHANGE.search(line.text))

    def joined(self, first: ResumeLine, second: ResumeLine) -> ResumeLine | None:
        """Both as one line in their own words; None where that is too long or says more.

        Only like goes with like, and what changed opens its line: behind another it would be
        overlooked, or read as what that brought. An "it" stays in the answer it was said in.
        """
        if first.id in self.settled or second.id in self.settled:
            return None
        follows = second.text
        if follows.split(" ")[0] not in self._names(second):
            follows = within(follows)
        line = ResumeLine(
            id=LineId(f"{first.id}+{second.id}"),
            text=f"{first.text}; {follows}",
            facts=tuple(dict.fromkeys((*first.facts, *second.facts))),
        )
        alike = self.part(first) is self.part(second) and not is_steps(first)
        alike = alike and not self.changed(second)
        if self.apart(first, second):
            alike = alike and not (_LEANS.match(second.text) or self.measured(first, second))
            alike = alike and len(line.text) <= _SHORT_OF_TWO
        if not alike or len(line.text) > MAX_CHARACTERS or line.text.count(";") > 1:
            return None
        refused = refusals(line.text, self.quotes(line), employer=self.employer)
        return None if refused else line

    def _names(self, line: ResumeLine) -> set[str]:
        """Words that were said with a capital inside a sentence."""
        said = " ".join(self.quotes(line))
        return set(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]*", said)) - {"I"}


_LEAST_FIRST: Final = (OwnPart.HELPED, OwnPart.SHARED, OwnPart.OWN, OwnPart.UNSAID)


@dataclass(frozen=True, slots=True)
class Choice:
    """The lines of an entry, and those it had no room for."""

    kept: tuple[ResumeLine, ...]
    left_out: tuple[ResumeLine, ...] = ()


def choose(
    lines: Sequence[ResumeLine],
    telling: Telling,
    *,
    most: int,
    brought_back: Collection[LineId] = (),
) -> Choice:
    """At most so many lines in the order told: short ones are joined before any stands back."""
    room = list(lines)
    while len(room) > most and _join_two(room, telling):
        pass
    kept = list(room)
    while len(kept) > most:
        kept.remove(_least(kept, telling))
    standing = tuple(line for line in room if line in kept or line.id in brought_back)
    return Choice(standing, tuple(line for line in room if line not in standing))


def _join_two(lines: list[ResumeLine], telling: Telling) -> bool:
    """Join the nearest two that may be one, of one answer first; False where none may."""

    def far(pair: tuple[int, int]) -> tuple[bool, int]:
        return telling.apart(lines[pair[0]], lines[pair[1]]), pair[1] - pair[0]

    for at, other in sorted(combinations(range(len(lines)), 2), key=far):
        if other - at > 1 and _spoken_of(lines, other):
            continue
        joined = telling.joined(lines[at], lines[other])
        if joined is not None:
            lines[at] = joined
            del lines[other]
            return True
    return False


def _spoken_of(lines: Sequence[ResumeLine], at: int) -> bool:
    """True where the line speaks of what stands before it, or the next line speaks of it."""
    leans = _LEANS.match(lines[at].text)
    return bool(leans or any(_POINTS_BACK.match(line.text) for line in lines[at + 1 : at + 2]))


def _least(lines: Sequence[ResumeLine], telling: Telling) -> ResumeLine:
    """The line that is missed least, the later of two; never one that the next speaks of."""

    def missed(at: int) -> tuple[bool, int, int]:
        needed = any(_POINTS_BACK.match(line.text) for line in lines[at + 1 : at + 2])
        return needed, telling.worth(lines[at]), -at

    return lines[min(range(len(lines)), key=missed)]


def lead(line: ResumeLine) -> str:
    """The verb or noun a line opens with, in small letters; "" for a number or a small word."""
    return "" if is_steps(line) else opening(line.text)


def opening(words: str) -> str:
    """As `lead`, of words that are no line yet."""
    match = _LEAD.match(words)
    word = match["lead"].lower() if match else ""
    return "" if word in word_list("glue") else word


def worn_leads(lines: Iterable[ResumeLine]) -> Iterator[tuple[str, int]]:
    """Words that still open more than two lines, and how many."""
    for word, count in Counter(map(lead, lines)).items():
        if word and count > SAME_LEAD_MOST:
            yield word, count


def varied(
    entries: Sequence[tuple[tuple[ResumeLine, ...], Telling]],
) -> Iterator[tuple[ResumeLine, ...]]:
    """The lines of each entry, no word opening more than two where joining can help it.

    No word is changed for another: what cannot be joined stays as it was said.
    """
    counted: Counter[str] = Counter()
    for lines, telling in entries:
        standing: list[ResumeLine] = []
        for line in lines:
            word = lead(line)
            joined = None
            if word and counted[word] >= SAME_LEAD_MOST:
                joined = _behind_another(standing, line, telling)
            if joined is None:
                standing.append(line)
                counted[word] += 1
        yield tuple(standing)


def _behind_another(
    standing: list[ResumeLine], line: ResumeLine, telling: Telling
) -> ResumeLine | None:
    """Put the line behind the nearest one before it that it may join."""
    for at in reversed(range(len(standing))):
        joined = telling.joined(standing[at], line)
        if joined is not None:
            standing[at] = joined
            return joined
    return None
