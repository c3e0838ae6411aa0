"""What was denied stays denied, and what was said of two things is not said of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.credit import pronoun_for
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import Word

_HEADING: Final = 3
_NOW: Final = frozenset("now today hit went dropped fell rose down".split())


def denied(laying: Laying) -> str:
    """A thing denied stays denied, and nothing is denied that was not."""
    negations = word_list("negations")
    carried = [
        (word, laying.said[place])
        for word, place in laying.carried
        if laying.said[place].raw.lower() not in negations
    ]
    lost = next((was.raw for word, was in carried if was.denied and not word.denied), "")
    if lost:
        return text("abby.refused.negation", words=lost)
    for phrase in {word.phrase for word, _ in carried if word.denied}:
        here = [was.denied for word, was in carried if word.phrase == phrase and word.denied]
        if not any(here):
            return text("abby.refused.unsaid", words="not")
    return ""


def joined(laying: Laying) -> str:
    """Words of one phrase come from one stretch of the evidence, unless a pronoun stood there."""
    said = laying.said
    for (left, was), (right, place) in pairwise(laying.carried):
        if left.phrase != right.phrase or left.group != right.group:
            continue
        if said[was].group == said[place].group or pronoun_for(said, was, place):
            continue
        if _headed(said, was, place) or (right.number and _then_and_now(said, was, place)):
            continue
        forward = said[was].sentence == said[place].sentence and was < place
        if not (forward and _and_between(laying, left, right)):
            return text("abby.refused.joined", words=f"{left.raw} … {right.raw}")
    return ""


def _headed(said: Sequence[Word], was: int, place: int) -> bool:
    """True where the first stands in a heading of a word or two, as "The errors." is."""
    heading = [word for word in said if word.sentence == said[was].sentence]
    return len(heading) <= _HEADING and was < place


def _then_and_now(said: Sequence[Word], was: int, place: int) -> bool:
    """True for "it was 36%" in one sentence and "now it's 29" in a later one."""
    later = {word.raw.lower() for word in said if word.sentence == said[place].sentence}
    return said[was].sentence < said[place].sentence and bool(later & _NOW)


def _and_between(laying: Laying, left: Word, right: Word) -> bool:
    words = [word for word, _ in laying.words]
    between = words[words.index(left) + 1 : words.index(right)]
    return any(word.raw.lower() in ("and", "then", "but") for word in between)
