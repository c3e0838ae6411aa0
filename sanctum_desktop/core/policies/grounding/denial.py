"""What was denied stays denied, to the end of what was denied, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import Word

_NARROWING: Final = frozenset("that which who over under more except unless bar apart".split())
_QUANTITIES: Final = frozenset("every each all any much many more".split())
_UNTIL: Final = frozenset(["until", "till"])
_HEADING: Final = 3


def denied(laying: Laying) -> str:
    """A thing denied stays denied, to the end of what was denied, and nothing else is."""
    negations = word_list("negations")
    carried = [
        (word, place) for word, place in laying.carried if laying.said[place].low not in negations
    ]
    said = laying.said
    for word, place in carried:
        lost = said[place].denied and not word.denied and not _not_until(laying, place)
        if lost or (said[place].denied and word.denied and _cut_short(laying, place)):
            return text("abby.refused.negation", words=said[place].raw)
        if not said[place].denied and not word.denied and _denied_as_well(said, place):
            return text("abby.refused.negation", words=said[place].raw)
    for phrase in {word.phrase for word, _ in carried if word.denied}:
        here = [said[n].denied for word, n in carried if word.phrase == phrase and word.denied]
        if not any(here):
            return text("abby.refused.unsaid", words="not")
    return ""


def _denied_as_well(said: Sequence[Word], place: int) -> bool:
    """True for "all except the electric, for the electric we call a man"."""
    here = said[place]
    counts = here.number or here.lemma == "1" or here.low in _QUANTITIES
    return not (here.verb or counts) and any(
        word.denied and word.lemma == here.lemma and not word.glue
        and not _told_apart(said, place, n) and not _by_nobody(said, n)
        for n, word in enumerate(said)
        if word.sentence == here.sentence
    )  # fmt: skip


def _told_apart(said: Sequence[Word], one: int, other: int) -> bool:
    """True for "first fix" and "second fix"."""
    before, there = said[max(0, one - 1)], said[max(0, other - 1)]
    return (
        not (before.glue or there.glue or before.denied)
        and before.lemma != there.lemma
        and (there.denied)
    )


def _by_nobody(said: Sequence[Word], place: int) -> bool:
    """True for what "nobody else likes": that says nothing of one's own."""
    near = [word.low for word in said[max(0, place - _HEADING) : place]]
    return "nobody" in near


def _not_until(laying: Laying, place: int) -> bool:
    """True where "I didn't do it until the last months" became "did it in the last months"."""
    said = laying.said
    until = next((n for n in range(place, len(said)) if said[n].low in _UNTIL), None)
    if until is None or said[until].phrase != said[place].phrase or until in laying.kept:
        return False
    return any(n > until and said[n].phrase == said[until].phrase for n in laying.kept)


def _cut_short(laying: Laying, place: int) -> bool:
    """True where "that was my fault" was left out of "never had an accident that was my fault"."""
    said = laying.said
    rest = [
        n
        for n in range(place + 1, len(said))
        if said[n].phrase == said[place].phrase and said[n].denied
    ]
    if not rest or laying.kept & set(rest):
        return False
    narrows = said[rest[0]].low in _NARROWING
    return narrows and any(not said[n].glue for n in rest)
