"""What a number says: how exactly, of what, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.reading import Word
from sanctum_desktop.core.policies.grounding.roots import lemma

_EDGES: Final = {
    "upto": "up to", "up": "up to", "over": "over", "more": "over", "least": "over",
    "under": "under", "near": "under", "nearly": "under", "less": "under", "almost": "under",
}  # fmt: skip
_ABOUT: Final = "approx"
_MOVES: Final = frozenset("get go come be bring it him them".split())
_UNITS: Final = frozenset("percent pound dollar euro million billion thousand hundred".split())
_RATES: Final = _UNITS | frozenset(
    lemma(unit) for unit in "minute hour day week month year mile kilo tonne litre".split()
)
_NO_NOUNS: Final = frozenset(
    "out now today then later before passed up down off more less".split()
)
_ORDINAL: Final = re.compile(r"(?i)\d+(?:st|nd|rd|th)?$|other$|second$|third$")
_YEAR: Final = re.compile(r"(?:19[5-9]\d|20[0-4]\d)$")
_NEAR: Final = 4


def softened(laying: Laying) -> str:
    """A number keeps its "about" or "up to", its unit, and the other end of its range."""
    spoken = [word for word, _ in laying.words]
    for at, (word, place) in enumerate(laying.words):
        if place is None or not (_figure(word) or _about_one(laying.said, place)):
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


def _about_one(said: Sequence[Word], place: int) -> bool:
    """True on "one" in "about one house": elsewhere it is hardly a number."""
    return place > 0 and said[place].lemma == "1" and said[place - 1].lemma == _ABOUT


def _year(word: Word) -> bool:
    """True for 1950 to 2049: "like 2016" is a way of speaking, not a guess."""
    return bool(_YEAR.match(word.raw))


def _range_lost(laying: Laying, place: int) -> bool:
    """True where only one end of "three or four" was kept."""
    said = laying.said
    for link, end in ((place + 1, place + 2), (place - 1, place - 2)):
        if not (0 <= end < len(said)) or said[link].raw.lower() not in ("or", "to"):
            continue
        moved = end < place and said[end - 1].raw.lower() == "from"
        if said[end].number and end not in laying.kept and not moved:
            return True
    return False


def _softness(words: Sequence[Word], place: int) -> str:
    """One of "approx", "up to", "over" and "under"; "" for a plain number."""
    for before in range(place - 1, max(-1, place - _NEAR - 1), -1):
        word = words[before]
        if word.number or word.sentence != words[place].sentence:
            break
        filler = word.raw.lower() == "like" and (place - before > 2 or _year(words[place]))  # noqa: PLR2004
        if word.lemma == _ABOUT and not filler:
            return _ABOUT
        close = place - before <= 2 and word.phrase == words[place].phrase  # noqa: PLR2004
        edge = _EDGES.get(word.raw.lower()) or _EDGES.get(word.lemma)
        if close and edge and not (word.lemma == "up" and not _up_to(words, before)):
            return edge
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
    was_said, is_told = _equated(laying.said), _equated([word for word, _ in laying.words])
    named = was_said.keys() & is_told.keys()
    other = next((name for name in named if was_said[name] != is_told[name]), "")
    if other:
        return text("abby.refused.turned", words=other)
    agreed = bool(named)
    numbers = [(word, place) for word, place in laying.carried if word.number]
    for (left, was), (right, place) in pairwise(numbers):
        said = laying.said
        same = said[was].sentence == said[place].sentence and left.sentence == right.sentence
        if (
            same
            and not agreed
            and not _of_two_things(laying, was, place)
            and place < was
            and left.raw != right.raw
        ):
            return text("abby.refused.turned", words=f"{left.raw} … {right.raw}")
    for at, (word, _) in enumerate(laying.words):
        raw = word.raw.lower()
        if (raw == "from" and _swapped(laying, at)) or (
            raw in ("then", "later") and _back(laying, at)
        ):
            return text("abby.refused.turned", words=word.raw)
    return ""


def _of_two_things(laying: Laying, one: int, other: int) -> bool:
    """True where each number has its own noun, and keeps it: "35 operators", "3 years"."""
    said = laying.said
    nouns = [
        said[n + 1]
        for n in (one, other)
        if n + 1 in laying.kept and not (said[n + 1].number or said[n + 1].raw in _NO_NOUNS)
    ]
    return len(nouns) > 1 and nouns[0].lemma != nouns[1].lemma


def _equated(words: Sequence[Word]) -> dict[str, str]:
    """What was a number: "three a night was target", "the target was three"."""
    found = {}
    for at, word in enumerate(words):
        if word.lemma != "be":
            continue
        before = [one for one in words[max(0, at - _NEAR) : at] if one.phrase == word.phrase]
        after = [one for one in words[at + 1 : at + 3] if one.phrase == word.phrase]
        for numbers, names in ((before[:2], after[:1]), (after[:1], before[-1:])):
            number = next((one.raw for one in numbers if one.number), "")
            name = next((one.lemma for one in names if not (one.glue or one.number)), "")
            if number and name:
                found[name] = number
    return found


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
        unit = said[was + 1] if was + 1 < len(said) else right
        other_unit = unit.lemma in _RATES and place != was + 1 and unit.lemma != right.lemma
        if (
            other_unit
            or abs(place - was) > _NEAR + 2
            or said[place].sentence != said[was].sentence
        ):
            return text("abby.refused.joined", words=f"{left.raw} {right.raw}")
    return ""


def numbered(laying: Laying) -> str:
    """What was counted by a number of its own takes none from another sentence."""
    said = laying.said
    for (left, was), (right, place) in pairwise(laying.carried):
        if not left.number or left.phrase != right.phrase:
            continue
        own = any(
            said[n].number and n not in laying.kept and said[n].phrase == said[place].phrase
            for n in range(max(0, place - _NEAR + 1), place)
        )
        if own and said[was].sentence != said[place].sentence:
            return text("abby.refused.joined", words=f"{left.raw} … {right.raw}")
    return ""


def repeated(laying: Laying) -> str:
    """A number said once is not two numbers, and "to a third" is not "by a third"."""
    numbers = [
        (at, word, place)
        for at, (word, place) in enumerate(laying.words)
        if word.number or word.lemma == "1"
    ]
    spoken = [word for word, _ in laying.words]
    seen: set[int] = set()
    for at, word, place in numbers:
        if place is None:
            continue
        way, now = _way(laying.said, place), _way(spoken, at)
        again = place in seen and _times(spoken, word) > _times(laying.said, word)
        if again or {way, now} == {"by", "to"}:
            return text("abby.refused.joined", words=word.raw)
        seen.add(place)
    return ""


def _times(words: Sequence[Word], word: Word) -> int:
    return sum(one.lemma == word.lemma for one in words)


def _way(words: Sequence[Word], place: int) -> str:
    """The "by", "to" or "from" that stands before a number."""
    for before in range(place - 1, max(-1, place - _NEAR), -1):
        raw = words[before].raw.lower()
        if raw in ("by", "to", "from"):
            return raw
        if not words[before].glue and words[before].lemma != _ABOUT:
            return ""
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
