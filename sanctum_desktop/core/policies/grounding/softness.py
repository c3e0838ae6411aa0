"""How exactly a number was said: "about", "up to", "thirty or forty", "from May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.reading import Word
from sanctum_desktop.core.policies.grounding.roots import lemma
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS

_EDGES: Final = {
    "upto": "up to", "up": "up to", "over": "over", "more": "over", "least": "over",
    "under": "under", "near": "under", "nearly": "under", "less": "under", "almost": "under",
}  # fmt: skip
_ABOUT: Final = "approx"
_TRAILING: Final = {"upto": "up to", "over": "over", "sometimes": "up to", "depending": _ABOUT}
_MOVES: Final = frozenset("get go come be bring it him them".split())
_UNITS: Final = frozenset("percent pound dollar euro million billion thousand hundred".split())
_YEAR: Final = re.compile(r"(?:19[5-9]\d|20[0-4]\d)$")
_AT_BEST: Final = frozenset("good busy best busiest bad lucky".split())
_SPANS: Final = frozenset(lemma(unit) for unit in "day night week month shift year season".split())
_TILL: Final = frozenset("to till until".split())
_BOUNDS: Final = {
    "from": "from", "since": "from", "until": "until", "till": "until", "before": "before",
    "after": "after", "by": "by",
}  # fmt: skip
_DATES: Final = frozenset(MONTHS) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday easter christmas".split()
)
_NEAR: Final = 4


def softened(laying: Laying) -> str:
    """A number keeps its "about" or "up to", its unit, and the other end of its range."""
    spoken = laying.spoken
    for at, (word, place) in enumerate(laying.words):
        if place is None or not (_figure(word) or _about_one(laying.said, place)):
            continue
        if laying.said[place - 1].low == "at" and word.low == "once":
            continue
        was, now = _softness(laying.said, place), _softness(spoken, at)
        if was - now or now - was - {_ABOUT} or _range_lost(laying, place):
            return text("abby.refused.hedge", number=word.raw)
        unit = laying.said[place + 1 : place + 2]
        if unit and unit[0].lemma in _UNITS and place + 1 not in laying.kept:
            return text("abby.refused.unsaid", words=word.raw)
    return ""


def dated(laying: Laying) -> str:
    """A date keeps its bound: "in 2015" is not "from 2015", "May to August" keeps both ends."""
    spoken = laying.spoken
    for at, (word, place) in enumerate(laying.words):
        if place is None or not (_year(word) or word.low in _DATES):
            continue
        was, now = _bound(laying.said, place), _bound(spoken, at)
        till = {one.low for one in laying.said[place + 1 : place + 2]} & _TILL
        if now and now != was and not (now == "from" and till and place + 2 in laying.kept):
            return text("abby.refused.unsaid", words=word.raw)
        ends = [one.low for one in laying.said[place + 1 : place + 3]]
        if was == now == "from" and ends[:1] and ends[0] in _TILL and place + 2 not in laying.kept:
            return text("abby.refused.unsaid", words=word.raw)
    return ""


def _bound(words: Sequence[Word], place: int) -> str:
    """The "from", "since" or "until" right before a date, as one of a kind."""
    raw = words[place - 1].low if place else ""
    return _BOUNDS.get(raw, "")


def _figure(word: Word) -> bool:
    return word.number or word.low in ("once", "twice", "half")


def _about_one(said: Sequence[Word], place: int) -> bool:
    """True on "one" in "about one house": elsewhere it is hardly a number."""
    return place > 0 and said[place].lemma == "1" and said[place - 1].lemma == _ABOUT


def _year(word: Word) -> bool:
    """True for 1950 to 2049: "like 2016" is a way of speaking, not a guess."""
    return bool(_YEAR.match(word.raw))


def _range_lost(laying: Laying, place: int) -> bool:
    """True where only one end of "three or four" was kept."""
    said = laying.said
    for end in (place - 1, place + 1):  # "forty-five, forty-six"
        near = 0 <= end < len(said) and said[end].number and not _year(said[place])
        if near and end not in laying.kept and _follow(said[end], said[place]):
            return True
    for link, end in ((place + 1, place + 2), (place - 1, place - 2)):
        if not (0 <= end < len(said)) or not _ranges(said, min(place, end), link):
            continue
        moved = end < place and said[end - 1].low == "from"
        if said[end].number and end not in laying.kept and not moved:
            return True
    return False


def _ranges(said: Sequence[Word], first: int, link: int) -> bool:
    """True on "or" and "to", and on "and" in "between thirty and forty"."""
    raw = said[link].low
    return raw in ("or", "to") or (raw == "and" and first > 0 and said[first - 1].low == "between")


def _follow(one: Word, other: Word) -> bool:
    """True for two whole numbers that are one apart."""
    return one.raw.isdigit() and other.raw.isdigit() and abs(int(one.raw) - int(other.raw)) == 1


def _softness(words: Sequence[Word], place: int) -> set[str]:
    """Which of "approx", "up to", "over" and "under" a number has; none for a plain one."""
    return _soft_before(words, place) | _soft_after(words, place)


def _soft_before(words: Sequence[Word], place: int) -> set[str]:
    found = set()
    for before in range(place - 1, max(-1, place - _NEAR - 1), -1):
        word = words[before]
        if word.number or word.sentence != words[place].sentence:
            break
        filler = word.low == "like" and (place - before > 2 or _year(words[place]))  # noqa: PLR2004
        if word.lemma == _ABOUT and not filler:
            found.add(_ABOUT)
            break
        if word.low in _AT_BEST and words[before + 1].lemma in _SPANS:
            found.add("up to")
            break
        if word.low in _TRAILING and word.phrase == words[place].phrase:
            found.add(_TRAILING[word.low])
            break
        close = place - before <= 2 and word.phrase == words[place].phrase  # noqa: PLR2004
        edge = _EDGES.get(word.low) or _EDGES.get(word.lemma)
        if close and edge and not (word.lemma == "up" and not _up_to(words, before)):
            found.add(edge)
            break
    return found


def _soft_after(words: Sequence[Word], place: int) -> set[str]:
    """What stands behind: "forty or so", "forty a night, tops"."""
    found, here = set(), words[place]
    after = [word for word in words[place + 1 : place + 8] if word.sentence == here.sentence]
    after = after[: next((n for n, word in enumerate(after) if word.number), len(after))]
    raws = [word.low for word in after]
    if {"nearly", "almost"} & set(raws[:_NEAR]):
        found.add("under")
    if ("or", "so") in pairwise(raws) or "odd" in raws[:2]:
        found.add(_ABOUT)
    for n, (good, time) in enumerate(pairwise(after)):
        of = raws[n + 2 : n + 3] == ["of"]  # "a best month of 31": of the number behind it
        if good.low in _AT_BEST and time.lemma in _SPANS and not of:
            found.add("up to")
    if raws and raws[0] in _TRAILING and after[0].phrase == here.phrase:
        found.add(_TRAILING[raws[0]])
    for n, word in enumerate(after):
        last = n + 1 == len(after) or after[n + 1].phrase != word.phrase
        ended = place + 1 + n + 1 == len(words) or words[place + 2 + n].phrase != word.phrase
        if last and ended:
            found |= {_ABOUT} if word.lemma == _ABOUT else set()
            found |= {_TRAILING[raws[n]]} if raws[n] in _TRAILING else set()
    return found


def _up_to(words: Sequence[Word], up: int) -> bool:
    """True for "up to twenty"; "got it up to 140" is a way gone, not a limit."""
    follows = words[up + 1 : up + 2]
    return bool(follows) and follows[0].low == "to" and words[up - 1].lemma not in _MOVES
