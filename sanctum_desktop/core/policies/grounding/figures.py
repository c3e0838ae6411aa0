"""What a number says: how exactly, of what, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.reading import Word

_EDGES: Final = {
    "upto": "up to", "up": "up to", "over": "over", "more": "over", "least": "over",
    "under": "under", "near": "under", "nearly": "under", "less": "under", "almost": "under",
}  # fmt: skip
_ABOUT: Final = "approx"
_MOVES: Final = frozenset("get go come be bring it him them".split())
_UNITS: Final = frozenset("percent pound dollar euro million billion thousand hundred".split())
_ORDINAL: Final = re.compile(r"(?i)\d+(?:st|nd|rd|th)?$|other$|second$|third$")
_NEAR: Final = 4


def softened(laying: Laying) -> str:
    """A number keeps its "about" or "up to", its unit, and the other end of its range."""
    spoken = [word for word, _ in laying.words]
    for at, (word, place) in enumerate(laying.words):
        if place is None or not _figure(word):
            continue
        was, now = _softness(laying.said, place), _softness(spoken, at)
        raised = was and was != now and not (was == _ABOUT and now)
        added = now and now not in (_ABOUT, was)
        if raised or added or _range_lost(laying, place):
            return text("abby.refused.hedge", number=word.raw)
        unit = laying.said[place + 1 : place + 2]
        if unit and unit[0].lemma in _UNITS and place + 1 not in laying.kept:
            return text("abby.refused.unsaid", words=word.raw)
    return ""


def _figure(word: Word) -> bool:
    return word.number or word.raw.lower() in ("once", "twice")


def _range_lost(laying: Laying, place: int) -> bool:
    """True where only one end of "three or four" was kept."""
    link, end = [*laying.said[place + 1 : place + 3], None, None][:2]
    if link is None or end is None or link.raw.lower() not in ("or", "to"):
        return False
    return end.number and place + 2 not in laying.kept


def _softness(words: Sequence[Word], place: int) -> str:
    """One of "approx", "up to", "over" and "under"; "" for a plain number."""
    for before in range(place - 1, max(-1, place - _NEAR - 1), -1):
        word = words[before]
        if word.number or word.sentence != words[place].sentence:
            break
        if word.lemma == _ABOUT:
            return _ABOUT
        close = place - before <= 2 and word.phrase == words[place].phrase  # noqa: PLR2004
        if (
            close
            and word.lemma in _EDGES
            and not (word.lemma == "up" and not _up_to(words, before))
        ):
            return _EDGES[word.lemma]
    here = words[place].sentence
    after = [word.raw.lower() for word in words[place + 1 : place + 5] if word.sentence == here]
    if {"nearly", "almost"} & set(after):
        return "under"
    loose = {"or", "so"} <= set(after) or {"about", "odd", "maybe"} & set(after[:2])
    return _ABOUT if loose else ""


def _up_to(words: Sequence[Word], up: int) -> bool:
    """True for "up to twenty"; "got it up to 140" is a way gone, not a limit."""
    follows = words[up + 1 : up + 2]
    return bool(follows) and follows[0].raw.lower() == "to" and words[up - 1].lemma not in _MOVES


def turned(laying: Laying) -> str:
    """What came first stays first: from 40 to 25 never turns, nor what stands before a "then"."""
    numbers = [(word, place) for word, place in laying.carried if word.number]
    for (left, was), (right, place) in pairwise(numbers):
        said = laying.said
        same = said[was].sentence == said[place].sentence and left.sentence == right.sentence
        if same and place < was and left.raw != right.raw:
            return text("abby.refused.turned", words=f"{left.raw} … {right.raw}")
    for at, (word, _) in enumerate(laying.words):
        raw = word.raw.lower()
        if (raw == "from" and _swapped(laying, at)) or (
            raw in ("then", "later") and _back(laying, at)
        ):
            return text("abby.refused.turned", words=word.raw)
    return ""


def _back(laying: Laying, at: int) -> bool:
    before, after = laying.place_before(at), laying.place_from(at + 1)
    return before is not None and after is not None and after < before


def _swapped(laying: Laying, at: int) -> bool:
    """True for "from containers to the server" where it was the other way."""
    phrase = laying.words[at][0].phrase
    to = next(
        (
            n
            for n, (w, _) in enumerate(laying.words)
            if n > at and w.raw == "to" and w.phrase == phrase
        ),
        None,
    )
    if to is None:
        return False
    start = next((place for _, place in laying.words[at:to] if place is not None), None)
    end = laying.place_from(to + 1)
    return start is not None and end is not None and end < start


def counted(laying: Laying) -> str:
    """A number counts what it counted."""
    for (left, was), (right, place) in pairwise(laying.words):
        if was is None or place is None or not left.number or right.phrase != left.phrase:
            continue
        said = laying.said
        if abs(place - was) > _NEAR + 2 or said[place].sentence != said[was].sentence:
            return text("abby.refused.joined", words=f"{left.raw} {right.raw}")
    return ""


def between(laying: Laying) -> str:
    """What was every third week does not become every week."""
    for (left, was), (right, place) in pairwise(laying.carried):
        if left.phrase != right.phrase or not 1 < place - was < _NEAR:
            continue
        inner = range(was + 1, place)
        lost = any(_ORDINAL.match(word.raw) for word in laying.dropped(inner))
        if lost and not laying.kept & set(inner):
            return text("abby.refused.unsaid", words=f"{left.raw} {right.raw}")
    return ""
