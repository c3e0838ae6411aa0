"""Lays a line over its evidence: each word on the word it came from, close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.grounding.reading import By, Word
from sanctum_desktop.core.policies.grounding.roots import does, weaker

_FAR: Final = 40
_NOWHERE: Final = 60
_OTHER_SENTENCE: Final = 25
_OTHER_GROUP: Final = 6
_OTHER_SIDE: Final = 30
"""What it costs to lay a word that denies nothing on one that was denied, and the reverse."""
_BACKWARDS: Final = 2
_OTHER_WORD: Final = 4
"""What it costs to lay a word on one it may stand for, where it is not said itself."""


_OF_ANOTHER: Final = frozenset("the to for with by under my our from his her of".split())


@dataclass(frozen=True)
class Laying:
    """A line's words, each with the place of its evidence; None where it came from nowhere."""

    words: tuple[tuple[Word, int | None], ...]
    said: tuple[Word, ...]
    employer: frozenset[str] = frozenset()
    """The names of the entry the line stands under."""

    @cached_property
    def spoken(self) -> list[Word]:
        """The words of the line."""
        return [word for word, _ in self.words]

    @cached_property
    def carried(self) -> tuple[tuple[Word, int], ...]:
        """The words that came from somewhere."""
        return tuple((word, place) for word, place in self.words if place is not None)

    @cached_property
    def kept(self) -> frozenset[int]:
        """Places of the evidence that the line holds."""
        return frozenset(place for _, place in self.carried)

    def place_before(self, at: int) -> int | None:
        return next((place for _, place in reversed(self.words[:at]) if place is not None), None)

    def place_from(self, at: int) -> int | None:
        return next((place for _, place in self.words[at:] if place is not None), None)

    def dropped(self, places: Sequence[int]) -> list[Word]:
        """The words of these places that the line left out."""
        return [self.said[place] for place in places if place not in self.kept]


def lay(
    spoken: tuple[Word, ...], said: tuple[Word, ...], employer: frozenset[str] = frozenset()
) -> Laying:
    """Viterbi over the places each word may have come from; near and forward is cheap."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(said):
        places.setdefault(word.lemma, []).append(place)
        did = does(word.raw)
        if did and _own_name(said, place):
            for one in did:
                places.setdefault(one, []).append(place)
    grounds = [_grounds(word, places, opens=not at) for at, word in enumerate(spoken)]
    carried = [(word, ground) for word, ground in zip(spoken, grounds, strict=True) if ground]
    found = iter(_nearest([word for word, _ in carried], [ground for _, ground in carried], said))
    laid = tuple(
        (word, next(found) if ground else None)
        for word, ground in zip(spoken, grounds, strict=True)
    )
    return Laying(laid, said, employer)


def _own_name(said: Sequence[Word], place: int) -> bool:
    """True on "driver" in "I was a driver", and not in "took them to the driver"."""
    before = {word.low for word in said[max(0, place - 3) : place]}
    word = said[place]
    return word.by is By.OWN and not word.actor and not before & _OF_ANOTHER


def _grounds(word: Word, places: Mapping[str, list[int]], *, opens: bool) -> list[int]:
    """Where a word may have come from: from itself, or from one it claims no more than."""
    if word.glue:
        return []
    grounds = list(places.get(word.lemma, ()))
    if word.raw.endswith("s"):
        for did in does(word.raw):
            grounds += places.get(did, ())
    if opens or not word.raw[0].isupper():
        for stronger in weaker().get(word.lemma, ()):
            grounds += places.get(stronger, ())
    return grounds


def _nearest(
    words: Sequence[Word], candidates: Sequence[Sequence[int]], said: Sequence[Word]
) -> list[int]:
    """One place of each list, so that the way from one to the next is shortest in all."""
    if not candidates:
        return []
    costs = [[(_unlike(words[0], said[place]), 0) for place in candidates[0]]]
    for word, (before, here) in zip(words[1:], pairwise(candidates), strict=True):
        row = []
        for place in here:
            ways = [costs[-1][n][0] + _step(said, was, place) for n, was in enumerate(before)]
            best = min(range(len(ways)), key=ways.__getitem__)
            row.append((ways[best] + _unlike(word, said[place]), best))
        costs.append(row)
    at = min(range(len(costs[-1])), key=lambda n: costs[-1][n][0])
    chosen = []
    for row, here in zip(reversed(costs), reversed(candidates), strict=True):
        chosen.append(here[at])
        at = row[at][1]
    return chosen[::-1]


def _step(said: Sequence[Word], was: int, place: int) -> int:
    if was == place:
        return _NOWHERE
    far = min(abs(place - was), _FAR) + (_BACKWARDS if place < was else 0)
    if said[was].sentence != said[place].sentence:
        return far + _OTHER_SENTENCE
    return far + _OTHER_GROUP * (said[was].group != said[place].group)


def _unlike(word: Word, said: Word) -> int:
    other = _OTHER_WORD * (word.lemma != said.lemma)
    return other + _OTHER_SIDE * (word.denied != said.denied)
