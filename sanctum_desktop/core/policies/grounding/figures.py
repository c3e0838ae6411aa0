"""What a number counts, and in which order."""

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
_UNITS: Final = frozenset("percent pound dollar euro million billion thousand hundred".split())
_RATES: Final = _UNITS | frozenset(
    lemma(unit) for unit in "minute hour day week month year mile kilo tonne litre".split()
)
_NO_NOUNS: Final = frozenset(
    "out now today then later before after when if until passed up down off more less".split()
)
_ORDINAL: Final = re.compile(r"(?i)\d+(?:st|nd|rd|th)?$|other$|second$|third$")
_CHANGES: Final = frozenset(
    "from to now then after before later was were fell rose down up went drop dropped grew cut"
    " instead against than target norm".split()
)
_DOING: Final = frozenset(lemma(word) for word in "do make get manage have".split())
_NEAR: Final = 4
_SOMEBODY: Final = frozenset(lemma(word) for word in "people of them".split())
"""What a number counts that adds to what was named: "the volunteers, about twenty people"."""


def turned(laying: Laying) -> str:
    """What came first stays first: from 40 to 25 never turns, nor what stands before a "then"."""
    told = laying.spoken
    was_said = _equated(laying.said)
    is_told = {**_beside(told), **_equated(told)}
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
            and _changes(told)
            and not _of_two_things(laying, was, place)
            and place < was
            and left.raw != right.raw
        ):
            return text("abby.refused.turned", words=f"{left.raw} … {right.raw}")
    for at, (word, _) in enumerate(laying.words):
        raw = word.low
        if (raw == "from" and _swapped(laying, at)) or (
            raw in ("then", "later") and _back(laying, at)
        ):
            return text("abby.refused.turned", words=word.raw)
    return ""


def _changes(told: Sequence[Word]) -> bool:
    """True for a line that sets one number before another in time or worth."""
    return any(word.low in _CHANGES for word in told)


def _of_two_things(laying: Laying, one: int, other: int) -> bool:
    """True where each number has its own noun, and keeps it: "35 operators", "3 years"."""
    said = laying.said
    nouns = [
        said[n + 2 if said[n + 1].raw == "of" and n + 2 < len(said) else n + 1]
        for n in (one, other)
        if n + 1 < len(said)
        and not (
            said[n + 1].number
            or (said[n + 1].glue and said[n + 1].raw != "of")
            or said[n + 1].raw in _NO_NOUNS
        )
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
        named = [one for one in after if not one.glue]
        for numbers, names in ((before[:2], named[:1]), (after[:1], before[-1:])):
            number = next((one.raw for one in numbers if one.number), "")
            name = next((one.lemma for one in names if not (one.glue or one.number)), "")
            if number and name:
                found[name] = number
    return found


def _beside(words: Sequence[Word]) -> dict[str, str]:
    """What a number stands beside in a line: "a target of 40", "4.4 for the floor"."""
    found = {}
    for at, word in enumerate(words):
        before = [one for one in words[max(0, at - 2) : at] if one.phrase == word.phrase]
        after = [one for one in words[at + 1 : at + _NEAR] if one.phrase == word.phrase]
        if before and before[-1].low == "of":
            before.pop()
        names = [*before[-1:], *after[2:3]] if after and after[0].raw == "for" else before[-1:]
        for name in names:
            if word.number and not (name.glue or name.number):
                found[name.lemma] = word.raw
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
        same = said[was + 1 : was + 2] and said[was + 1].lemma == right.lemma
        if same or adds(laying, left, was, place) or _left_out(said, was, place):
            continue
        back = place < was and said[place].phrase != said[was].phrase
        other_unit = unit.lemma in _RATES and place != was + 1 and unit.lemma != right.lemma
        others = said[place - 1].number and place - 1 != was  # "two rescues in four summers"
        if (
            other_unit
            or others
            or back
            or abs(place - was) > _NEAR + 2
            or said[place].sentence != said[was].sentence
        ):
            return text("abby.refused.joined", words=f"{left.raw} {right.raw}")
    return ""


def adds(laying: Laying, told: Word, number: int, noun: int) -> bool:
    """True where the number only adds to the noun: "volunteers for the bank, that's 20 people"."""
    said, after = laying.said, laying.said[number + 1 : number + 2]
    if not told.number or said[number].sentence - said[noun].sentence not in (0, 1):
        return False
    if after and _same_noun(laying, told, after[0], noun):
        return True
    if noun and said[noun - 1].number and noun - 1 != number:
        return False  # "twenty kilos, ninety an hour"
    of_them = [word.low for word in said[number + 1 : number + 3]] == ["of", "them"]
    if _so_many(said, number, noun) or (of_them and noun < number):
        return True
    plain = not after or after[0].phrase != said[number].phrase
    plain = plain or after[0].glue or after[0].lemma in _SOMEBODY or after[0].raw in _NO_NOUNS
    inner = said[noun + 1 : number]
    opens = all(
        one.glue or one.lemma == _ABOUT or one.low in _EDGES
        for one in inner
        if one.phrase == said[number].phrase
    )
    return plain and opens and noun < number and not any(one.number for one in inner)


def _so_many(said: Sequence[Word], number: int, noun: int) -> bool:
    """True for "I pack the orders. I do ninety an hour": as many of what was done before."""
    near = [word for word in said[max(0, number - _NEAR) : number] if not word.number]
    did = any(word.verb and word.lemma in _DOING and word.sentence == said[number].sentence
              for word in near[-3:])  # fmt: skip
    rate = said[number + 1 : number + 3]
    bare = _bare(said, number) or (len(rate) > 1 and rate[0].glue and rate[1].lemma in _RATES)
    objects = any(word.verb and word.sentence == said[noun].sentence
                  for word in said[max(0, noun - 3) : noun])  # fmt: skip
    return did and bare and objects and noun < number and said[noun].by is said[number].by


def _same_noun(laying: Laying, told: Word, counted: Word, place: int) -> bool:
    """True on 9 in "9 safety sheets" for "the safety sheets. There were nine sheets"."""
    if counted.glue or laying.said[place].lemma in _RATES:
        return False
    at = laying.spoken.index(told) + 1
    return any(word.lemma == counted.lemma for word, _ in laying.words[at + 1 : at + 3])


def _left_out(said: Sequence[Word], number: int, noun: int) -> bool:
    """True for a number whose noun or unit was said with an earlier one: "2.1%, now 0.9"."""
    same = 0 < noun < number and said[number].sentence == said[noun].sentence
    before = said[number - 1]
    free = before.glue or before.number or before.raw in _EDGES or before.lemma == _ABOUT
    if not (free or before.raw == "or") or not (same and said[noun - 1].number):
        return False
    return all(_bare(said, n) for n in range(noun, number + 1) if said[n].number)


def _bare(said: Sequence[Word], number: int) -> bool:
    """True for a number that nothing counted stands behind."""
    after = said[number + 1 : number + 2]
    return not after or after[0].phrase != said[number].phrase or (
        after[0].low in _NO_NOUNS | {"or", "to", "since", "in", "on", "by", "at", "from"}
    )  # fmt: skip


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
    spoken = laying.spoken
    seen: set[int] = set()
    for at, word, place in numbers:
        if place is None:
            continue
        way, now = _way(laying.said, place), _way(spoken, at)
        if place in seen or {way, now} == {"by", "to"}:
            return text("abby.refused.joined", words=word.raw)
        seen.add(place)
    return ""


def _way(words: Sequence[Word], place: int) -> str:
    """The "by", "to" or "from" that stands before a number."""
    for before in range(place - 1, max(-1, place - _NEAR), -1):
        raw = words[before].low
        if raw in ("by", "to", "from"):
            return raw
        if not words[before].glue and words[before].lemma != _ABOUT:
            return ""
    return ""


def contrasted(laying: Laying) -> str:
    """A number stays apart from the stretch that gave another: "can do 90, but most days 40"."""
    said = laying.said
    for word, place in laying.carried:
        unit = said[place + 1 : place + 2]
        if not word.number or not unit or unit[0].glue:
            continue
        others = {
            said[n].group
            for n in range(len(said) - 1)
            if said[n].number and n not in laying.kept and said[n + 1].lemma == unit[0].lemma
        } - {said[place].group}
        if any(
            said[n].group in others for near, n in laying.carried if near.phrase == word.phrase
        ):
            return text("abby.refused.joined", words=f"{word.raw} {unit[0].raw}")
    return ""


def between(laying: Laying) -> str:
    """What was every third week does not become every week."""
    for (left, was), (right, place) in pairwise(laying.carried):
        if right.lemma == _ABOUT:
            continue  # "to six, I think, about six"
        if left.phrase != right.phrase or not 1 < place - was < _NEAR:
            continue
        inner = range(was + 1, place)
        lost = any(_ORDINAL.match(word.raw) for word in laying.dropped(inner))
        if lost and not laying.kept & set(inner):
            return text("abby.refused.unsaid", words=f"{left.raw} {right.raw}")
    return ""
