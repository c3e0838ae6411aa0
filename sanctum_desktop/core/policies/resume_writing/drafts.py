"""A line in the making, and the shortest honest form of one told deed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing.asides import chatty
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.recounted import METHOD, PROOF, put_right
from sanctum_desktop.core.policies.resume_writing.lines import (
    line_from,
    printed,
    without_modesty,
)

_YEARS_THERE: Final = re.compile(
    r"(?i),? (?:it must be [^,]* years?(?: now)?,? )?(?:from|since|between) (?:19|20)\d\d"
    r"(?: (?:to|until|till|and) (?:(?:19|20)\d\d|now))?$"
)
_MYSELF: Final = re.compile(r"I(?![a-z])")


@dataclass(slots=True)
class Draft:
    """A line being built."""

    text: str = field(repr=False)
    facts: list[Fact]
    outcome: bool = False
    setting: bool = False
    """True for how things stood, which is better told with what was done about it."""
    stands: bool = True
    """False for what is no line by itself."""
    bare: Draft | None = None
    """The deed alone, where the trouble it met stands in front."""


def within(words: str) -> str:
    """The words as they stand behind others: a small letter in front, but for "I" and "HGV"."""
    return words if words[1:2].isupper() or _MYSELF.match(words) else words[0].lower() + words[1:]


def quotes(facts: Iterable[Fact]) -> list[str]:
    """What the facts rest on, in the order said; with the number that was counted anew."""
    ordered = sorted(facts, key=lambda fact: (fact.source.turn, fact.source.start))
    said = {fact.source.quote: fact.source.quote for fact in ordered}
    for proof in ordered:
        for deed in ordered if proof.name == PROOF else ():
            if counts_anew(proof, deed):
                said[deed.source.quote] = put_right(said[deed.source.quote], proof.value)
    return list(said.values())


def counts_anew(proof: Fact, deed: Fact) -> bool:
    """True for the later sentence that gave the deed its number."""
    return deed.method == METHOD and any(
        measure.value in in_digits(proof.value) for measure in deed.measures
    )


def grounded_line(facts: Sequence[Fact], reasons: list[str], *, employer: str = "") -> str:
    """The shortest honest form of a told deed; "" where none passes, its reason noted.

    The deed is the first of the facts; the others prove it with it.
    """
    fact = facts[0]
    why: tuple[str, ...] = ()
    for form in _forms(fact, employer):
        why = refusals(form, quotes(facts), employer=employer)
        if not why:
            return form
    reasons.append(text("abby.refused.line", line=fact.value[:60], reason=why[0] if why else ""))
    return ""


def _without_employer(words: str, employer: str) -> str:
    """The deed without what the heading of its entry says: the employer, and the years."""
    if not employer:
        return words
    at_work = (
        rf",? (?:at|for|with|in) (?:the )?{re.escape(employer)}\b|, {re.escape(employer)}(?=,|$)"
    )
    words = re.sub(at_work, "", words, flags=re.IGNORECASE)
    return _YEARS_THERE.sub("", words).strip(" ,")


def _forms(fact: Fact, employer: str) -> Iterator[str]:
    line = line_from(_without_employer(fact.value, employer))
    if line:
        yield from dict.fromkeys((without_modesty(line), line, line_from(fact.value)))
    if line and not chatty(fact.value):
        yield printed(fact.value)
