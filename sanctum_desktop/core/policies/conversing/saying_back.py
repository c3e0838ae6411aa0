"""Holds what somebody says back against its passage: points, numbers, negation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from sanctum_desktop.core.policies.conversing.finding import likened, roots
from sanctum_desktop.core.policies.hearing.measures import in_digits

_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NEGATION: Final = re.compile(
    r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|seldom|rarely)\b|n['’]t\b|\b(?:dont|doesnt|isnt|cant|wont)\b"
)
_TWICE: Final = re.compile(r"(?i)\btwice\b")
_CLAUSE: Final = re.compile(
    r"[.;!?\n]+\s+|,\s+|\s+(?:but|and|because|so|while|whereas|although)\s+"
)
_ENOUGH: Final = 0.33
"""Share of a sentence's words from which its point was made."""
_SHARED: Final = 2
"""Words two clauses must share to speak of one thing."""
_OF_A_CLAUSE: Final = 0.6
_WORD_FOR_WORD: Final = 93
_LONG: Final = 7
_BARE: Final = 2


class Kind(StrEnum):
    """What there is to say about it."""

    NUMBER = "number"
    TURNED = "turned"
    MISSING = "missing"
    PART = "part"
    NO_NUMBER = "no_number"
    COPIED = "copied"
    APART = "apart"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is wrong, missing or complete, and the sentence of the passage that says so.

    `said` and `right` are numbers, "" where there is none to tell; `had` are the person's words
    that stand in the point.
    """

    kind: Kind
    point: str = field(default="", repr=False)
    said: str = ""
    right: str = ""
    had: str = field(default="", repr=False)


def held_against(said: str, points: Sequence[str], before: str = "") -> Heard:
    """The first thing to say: what is wrong before what is missing.

    `points` are the sentences of the passage; at least one. `before` was said of it already, and
    need not be said again.
    """
    if _copied(said, points):
        return Heard(Kind.COPIED, points[0])
    told = frozenset(roots(_counted(f"{before} {said}")))
    shares = [_share(told, point) for point in points]
    wrong = _wrong_number(said, points, shares) or _turned(said, points)
    if wrong:
        return wrong
    if not any(_share(frozenset(roots(_counted(said))), point) for point in points):
        return Heard(Kind.APART, points[0])
    lacking = [point for point, share in zip(points, shares, strict=True) if share < _ENOUGH]
    if lacking:
        had = _had(said, lacking[0])
        return Heard(Kind.PART if had else Kind.MISSING, lacking[0], had=had)
    return _no_number(f"{before} {said}", points) or Heard(Kind.WHOLE)


def numbers(words: str) -> tuple[str, ...]:
    """Numbers in digits, as they stand: "three" is "3"."""
    return tuple(number.replace(",", "") for number in _NUMBER.findall(_counted(words)))


def _counted(words: str) -> str:
    """With its numbers in digits, "twice" among them."""
    return in_digits(_TWICE.sub("2 times", words))


def denies(words: str) -> bool:
    """True where an odd number of words say no."""
    return len(_NEGATION.findall(words)) % 2 == 1


def _copied(said: str, points: Sequence[str]) -> bool:
    plain = " ".join(said.split()).lower()
    if len(plain.split()) < _LONG:
        return False
    return any(fuzz.ratio(plain, " ".join(p.split()).lower()) >= _WORD_FOR_WORD
               for p in (*points, " ".join(points)))  # fmt: skip


def _share(told: frozenset[str], point: str) -> float:
    wanted = set(roots(_counted(point)))
    if not wanted:
        return 1.0
    return sum(bool(likened(root, told)) for root in wanted) / len(wanted)


def _had(said: str, point: str) -> str:
    """The person's words that stand in the point, three at most."""
    there = frozenset(roots(point))
    held = (word for word in _WORD.findall(said) if set(roots(word)) & there)
    return ", ".join(list(dict.fromkeys(held))[:3])


def _wrong_number(said: str, points: Sequence[str], shares: Sequence[float]) -> Heard | None:
    """A number that stands in no point, where the nearest point's own number was not said."""
    right = {number for point in points for number in numbers(point)}
    for _, point in sorted(zip(shares, points, strict=True), key=lambda one: -one[0]):
        unsaid = [number for number in numbers(point) if number not in numbers(said)]
        there = set(roots(_counted(point)))
        near = (c for c in _clauses(said) if there & set(roots(_counted(c))) or _is_bare(said))
        strange = [number for clause in near for number in numbers(clause) if number not in right]
        if strange and unsaid:
            return Heard(Kind.NUMBER, point, strange[0], unsaid[0])
    return None


def _is_bare(said: str) -> bool:
    """True for a number with hardly a word beside it."""
    return len(said.split()) <= _BARE


def _turned(said: str, points: Sequence[str]) -> Heard | None:
    """A clause that denies what the passage says, or says what it denies."""
    for clause in _clauses(said):
        mine = frozenset(roots(clause))
        for point in points:
            for theirs in _clauses(point):
                shared = [root for root in set(roots(theirs)) if likened(root, mine)]
                one_thing = len(shared) >= _SHARED and len(shared) >= _OF_A_CLAUSE * len(mine)
                whole = len(shared) >= _OF_A_CLAUSE * len(set(roots(theirs)))
                if one_thing and whole and denies(clause) != denies(theirs):
                    return Heard(Kind.TURNED, point)
    return None


def _clauses(words: str) -> Iterator[str]:
    return (clause for clause in _CLAUSE.split(words) if clause.strip())


def _no_number(said: str, points: Sequence[str]) -> Heard | None:
    told = numbers(said)
    for point in points:
        unsaid = [number for number in numbers(point) if number not in told]
        if unsaid and not set(numbers(point)) & set(told):
            return Heard(Kind.NO_NUMBER, point, right=unsaid[0])
    return None
