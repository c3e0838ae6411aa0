"""Whether what a line puts side by side stood side by side: "the gritter in winter"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.reading import Word

_LINKS: Final = frozenset("in on at for from to into by with under".split())
_SMALL: Final = frozenset("a an the my our his her their".split())
_WAYS: Final = {"from": -1, "to": 1, "into": 1, "onto": 1}
_HEADS: Final = frozenset("one ones people person lot stuff thing things".split())
_REACH: Final = 3


def swapped(laying: Laying) -> str:
    """Keeps each with its own: "the gritter in winter and the sweeper in summer"."""
    words = laying.spoken
    for (left, was), (right, place) in pairwise(laying.carried):
        inner = words[words.index(left) + 1 : words.index(right)]
        if not any(word.low in _LINKS for word in inner) or left.phrase != right.phrase:
            continue
        own = _linked(laying.said, was)
        if own is None or own == place or own not in laying.kept:
            continue
        link = laying.said[was + 1].low
        same = link in {word.low for word in inner} and (laying.said[own].lemma != right.lemma)
        if same and _linked_to(laying, place, was, link):
            return text("abby.refused.joined", words=f"{left.raw} … {right.raw}")
    return ""


def _linked(said: Sequence[Word], place: int) -> int | None:
    """What "in" or "for" ties to this word: "winter" for "the gritter in the winter"."""
    if place + 1 >= len(said) or said[place + 1].low not in _LINKS:
        return None
    for n in range(place + 2, min(place + 2 + _REACH, len(said))):
        if said[n].phrase != said[place].phrase:
            return None
        if said[n].low not in _SMALL:
            return n
    return None


def _linked_to(laying: Laying, place: int, not_this: int, link: str) -> bool:
    """True where another kept word had this one for its own, by the same small word."""
    said = laying.said
    return any(
        n != not_this and _linked(said, n) == place and said[n + 1].low == link
        for n in laying.kept
    )


def redirected(laying: Laying) -> str:
    """Nothing said as "into Polish" is set as "from Polish"."""
    words = laying.spoken
    for at, (word, place) in enumerate(laying.words):
        if place is None or word.number or at == 0 or place == 0:
            continue
        was = _WAYS.get(laying.said[place - 1].low)
        now = _WAYS.get(words[at - 1].low)
        if was and now and was != now:
            return text("abby.refused.turned", words=word.raw)
    return ""


def beheaded(laying: Laying) -> str:
    """One word is not said for two: "blood pressures" does not become "blood samples"."""
    said = laying.said
    for (left, was), (right, place) in pairwise(laying.carried):
        if was != place or left.lemma == right.lemma:
            continue
        head = said[place + 1 : place + 2]
        lost = (
            bool(head)
            and not (head[0].glue or head[0].low in _HEADS)
            and place + 1 not in laying.kept
        )
        if lost and head[0].phrase == said[place].phrase and not head[0].verb:
            return text("abby.refused.unsaid", words=right.raw)
    return ""
