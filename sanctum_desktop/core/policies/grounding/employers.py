"""Whether what a line says was done for the employer it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import Word
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS

_AT: Final = frozenset("at with for to in".split())
_NO_FIRM: Final = frozenset(MONTHS) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday christmas easter i".split()
)
_NAME: Final = 2
"""Words in capitals that make a firm's name behind "for" or "with": one may be a person's."""


def elsewhere(laying: Laying) -> str:
    """What was said of another firm is not set under this one."""
    if not laying.employer:
        return ""
    firms = _firms(laying.said)
    for word, place in laying.carried:
        firm = firms.get(laying.said[place].group)
        if firm and not (word.glue or word.number) and not firm & laying.employer:
            return text("abby.refused.joined", words=word.raw)
    return ""


def _firms(said: Sequence[Word]) -> dict[int, frozenset[str]]:
    """The firm each stretch of the evidence was told of, where it named one."""
    named = dict(_names(said))
    found: dict[int, frozenset[str]] = {}
    last: tuple[int, frozenset[str]] | None = None
    for word in said:
        if word.group in named:
            last = (word.sentence, named[word.group])
        here = last is not None and (word.sentence == last[0] or word.low == "there")
        if last is not None and here:
            found[word.group] = last[1]
    return found


def _names(said: Sequence[Word]) -> Iterator[tuple[int, frozenset[str]]]:
    for at, word in enumerate(said):
        if word.low not in _AT:
            continue
        name = []
        for one in said[at + 1 : at + 5]:
            if not one.raw[0].isupper() or one.low in _NO_FIRM or one.phrase != word.phrase:
                break
            name.append(one)
        sure = word.low == "at" or len(name) >= _NAME
        if name and sure and name[0].low not in word_list("people"):
            yield word.group, frozenset(one.lemma for one in name)
