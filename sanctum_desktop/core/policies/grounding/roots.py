"""What a word is compared by: one root for all its tenses, numbers and spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.grounding.lexicon import lemmas, lines, pairs, word_list

_ENDINGS: Final = (
    "ments", "ment", "ingly", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "s",
    "y", "e",
)  # fmt: skip
_ATE: Final = re.compile(r"(?<=\w{3}[^\Weo])at(?:e[ds]?|ing|ions?)$")
"""What is left of "coordinate", "coordinating" and "coordination", and not of "repeating"."""
_AMERICAN: Final = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?<=[a-z]{3})our(?!t)", "or"),  # colour, neighbour; not hour, flour, court
        (r"(?<=[a-z]{3})is(?=(?:e[dsr]?|ers|ing|ations?)$)", "iz"),
        (r"(?<=lys)(?=e[dsr]?$|ing$)", ""),
        (r"(?<=[a-z]{2}[tb])re(?=s?$)", "er"),  # metre, centre, fibre
        (r"(?<=gram)me(?=s?$)", ""),
        (r"(?<=[a-z]{3}og)ue(?=s?$)", ""),
    )
)
_AGENT: Final = re.compile(r"(\w{3,})[eo]rs?")
_ROOT: Final = 3
_VOWELS: Final = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=8192)
def lemma(raw: str, *, name: bool = False) -> str:
    """What a word is compared by: its root, or what may stand for it; a name only for itself."""
    word = raw.lower()
    if word == "one":
        return "1"
    if word[0].isdigit():
        return word.rstrip("0").rstrip(".") if "." in word else word
    root = _root_of(word)
    if name or (word != "like" and root == "lik"):
        return root
    return _stand_ins().get(root, root)


@lru_cache(maxsize=1)
def weaker() -> Mapping[str, frozenset[str]]:
    """For each root a line may hold, the roots it may stand for: as strong as it, or stronger."""
    found: dict[str, set[str]] = {}
    for wide, narrow in pairs("stands_for", "<"):
        found.setdefault(lemma(wide), set()).update(lemma(word) for word in narrow.split())
    for row in lines("same"):
        equals = {lemma(word) for word in row.split()}
        for word in equals:
            found.setdefault(word, set()).update(equals)
    return {wide: frozenset(narrow - {wide}) for wide, narrow in found.items()}


@lru_cache(maxsize=4096)
def does(raw: str) -> tuple[str, ...]:
    """What somebody of this name does: a supervisor supervises, a driver drives."""
    found = _AGENT.fullmatch(raw.lower())
    if not found or raw[0].isupper() or raw.lower() in word_list("things"):
        return ()
    ways = {lemma(found[1]), lemma(found[1] + "e")} - {lemma(raw)}
    return tuple(sorted(ways - _commanding()))


@lru_cache(maxsize=1)
def _commanding() -> frozenset[str]:
    """A runner runs nothing, and a section leader or cover supervisor is not to be raised."""
    return frozenset(lemma(word) for word in word_list("commanding"))


@lru_cache(maxsize=1)
def phrasal() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the root of its verb, what may follow and the root the whole means: "took care of"."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, ways in pairs("phrasal", "="):
        for way in ways.split(" | "):
            verb, *rest = way.split()
            found.setdefault(lemma(verb), []).append((tuple(rest), lemma(meaning)))
    return {verb: tuple(sorted(rows, reverse=True)) for verb, rows in found.items()}


@lru_cache(maxsize=8192)
def is_glue(raw: str) -> bool:
    """True for a word that only joins: "the", "of", "was"."""
    return raw.lower() in word_list("glue") or _root_of(raw.lower()) in ("be", "have")


def american(word: str) -> str:
    """The one spelling a word is compared by: "colour" and "organise" are "color", "organize"."""
    word = lemmas("spellings").get(word, word)
    for pattern, spelling in _AMERICAN:
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=8192)
def _root_of(word: str) -> str:
    word = lemmas("spellings").get(word, word)
    word = lemmas("irregular").get(word, word)
    word = lemmas("apart").get(word, word)
    if word in _bases() or word in word_list("glue"):
        return word
    root = _root(american(word))
    return root + "e" if word.endswith("ing") and root + "e" in _bases() else root


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    """Words that stand for their forms, and so are roots already."""
    return frozenset(lemmas("irregular").values()) | frozenset(lemmas("apart").values())


@lru_cache(maxsize=1)
def _stand_ins() -> Mapping[str, str]:
    """The root of each word of `equivalent`, and the root it counts as."""
    return {_root_of(one): _root_of(first) for one, first in lemmas("equivalent").items()}


def _root(word: str) -> str:
    bare = _ATE.sub("", word)
    for ending in _ENDINGS if bare == word else ():
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT and not word.endswith("ss"):
            bare = word[: -len(ending)]
            break
    word = bare
    if len(word) > _ROOT and word[-1] in "yei":
        word = word[:-1]
    return word[:-1] if _doubled(word) else word


def _doubled(word: str) -> bool:
    """True for "labell" and "stopp", not for "fill" and "glass"."""
    if len(word) <= _ROOT or word[-1] != word[-2] or word[-1] == "s":
        return False
    return word[-1] != "l" or len(_VOWELS.findall(word)) > 1
