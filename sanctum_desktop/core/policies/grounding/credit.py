"""Whose deed it was: somebody else's, a shared one, a helped one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import By, Word, lemma

_PARTAKING: Final = frozenset("help assist join".split())
_TRYING: Final = frozenset("help assist try support".split())
_PARTS: Final = frozenset("some most bit part few".split())
_SMALL_ROLES: Final = frozenset({"helper", "assist"})
_WITH_ME: Final = frozenset(
    {("with", "me"), ("of", "us"), ("me", "and"), ("and", "me"), ("under", "him")}
)
_NEAR: Final = 4
_TRIED_BEFORE: Final = 5
_OPENING: Final = 3
_SENTENCE: Final = 12


def limited(laying: Laying) -> str:
    """Words like "helped", "nearly" and "some of" stay with the word they stood before."""
    said = laying.said
    limits = {lemma(word) for word in word_list("limits")}
    for place in laying.kept:
        before = [n for n in range(max(0, place - _TRIED_BEFORE), place) if _near(said, n, place)]
        small = {word.lemma for word in laying.dropped([n for n in before if n >= place - 2])}
        tried = {word.lemma for word in laying.dropped(before)}
        after = {
            word.lemma for word in laying.dropped(range(place + 1, min(place + 2, len(said))))
        }
        if small & limits or tried & _TRYING or after & _SMALL_ROLES or _part_of(laying, place):
            return text("abby.refused.part")
    return ""


def _near(said: Sequence[Word], place: int, other: int) -> bool:
    return said[place].phrase == said[other].phrase


def _part_of(laying: Laying, place: int) -> bool:
    """True where "some of the" before the word was left out."""
    said = laying.said
    return any(
        said[some].raw.lower() in _PARTS
        and said[of].raw.lower() == "of"
        and some not in laying.kept
        for some, of in pairwise(range(max(0, place - 3), place))
        if said[some].sentence == said[place].sentence
    )


def others(laying: Laying) -> str:
    """What somebody else did, or is, is not the person's own."""
    for at, (word, place) in enumerate(laying.words):
        if place is not None and word.by is By.OWN and _others_at(laying, at, place):
            return text("abby.refused.other", words=word.raw)
    return ""


def _others_at(laying: Laying, at: int, place: int) -> bool:
    word, was = laying.words[at][0], laying.said[place]
    opening = at < _OPENING and word.phrase == laying.words[0][0].phrase
    if was.actor and not word.actor and opening:
        return True
    if was.by is not By.OTHER or _done_to_me(laying.said, place):
        return False
    if was.verb:
        return not (_passive(laying, at) or _idle(laying, at))
    return _object_of_other(laying, at, place)


def _object_of_other(laying: Laying, at: int, place: int) -> bool:
    """True for what somebody else's verb was about, where that verb is left out."""
    said = laying.said
    before = laying.place_before(at)
    if before is not None and pronoun_for(said, before, place):
        return False  # "my manager did the reconciliations, I printed them"
    verbs = [n for n in range(max(0, place - 2), place) if said[n].verb and said[n].by is By.OTHER]
    opens = at == 0 and said[place].lemma not in ("never", "not", "still", "always")
    return opens or any(verb not in laying.kept for verb in verbs)


def pronoun_for(said: Sequence[Word], one: int, other: int) -> bool:
    """True where "it" or "them" stands near the later word, for what was named before."""
    later = max(one, other)
    near = said[max(0, later - _NEAR) : later + _NEAR]
    return any(
        word.raw.lower() in ("it", "they", "them") and word.group == said[later].group
        for word in near
    )


def _done_to_me(said: Sequence[Word], place: int) -> bool:
    near = said[max(0, place - 2) : place + _NEAR + 2]
    return any(one.raw.lower() in ("me", "us") for one in near)


def _passive(laying: Laying, at: int) -> bool:
    return at > 0 and laying.words[at - 1][0].lemma in ("be", "get")


def _idle(laying: Laying, at: int) -> bool:
    """True for a bare "did" whose object lies elsewhere: it claims only what the object says."""
    place, follows = laying.words[at][1], laying.place_from(at + 1)
    if laying.words[at][0].lemma != "do" or place is None or follows is None:
        return False
    return not 0 < follows - place <= _NEAR


def shared(laying: Laying) -> str:
    """What "we" did needs a word in the line that says so."""
    if _shares([word for word, _ in laying.words]):
        return ""
    went = any(word.raw.lower() == "from" for word, _ in laying.words)  # "errors from 9 to 3"
    for at, (_, place) in enumerate(laying.words):
        if place is None or _idle(laying, at) or _passive(laying, at):
            continue
        was = laying.said[place]
        counted = (was.number and not went) or was.raw.lower() in ("once", "twice")
        if not was.verb and not (counted and was.by is not By.OTHER):
            continue
        if was.by is By.SHARED or _with_me(laying.said, place):
            return text("abby.refused.shared")
    return ""


def _with_me(said: Sequence[Word], place: int) -> bool:
    """True for "he did the lifting with me", "forty boats between four of us"."""
    around = range(max(0, place - 8), min(len(said), place + _SENTENCE))
    near = [said[n] for n in around if n > place or said[n].phrase == said[place].phrase]
    near = [word for word in near if word.sentence == said[place].sentence]
    return any(
        (left.raw.lower(), right.raw.lower()) in _WITH_ME
        or (left.raw.lower() == "with" and right.raw[0].isupper())
        for left, right in pairwise(near)
    )


def _shares(words: Sequence[Word]) -> bool:
    """True where the line says that others had a part."""
    for at, word in enumerate(words):
        raw = word.raw.lower()
        if raw in word_list("shared") or word.lemma in _PARTAKING or (at == 0 and raw == "with"):
            return True
        following = [one.raw.lower() for one in words[at + 1 : at + 4]]
        if raw in ("one", "1") and following[:1] == ["of"]:
            return True
        if raw in ("with", "under", "of", "in") and set(following) & _fellows():
            return True
    return False


def _fellows() -> frozenset[str]:
    return word_list("fellows") | word_list("companions")
