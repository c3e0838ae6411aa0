"""What a word is compared by: one root for all its tenses, numbers and spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.grounding.lexicon import lemmas, word_list

_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "ions", "ion", "ies", "ied", "ed",
    "es", "s", "y", "e",
)  # fmt: skip
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
    return root if name else _stand_ins().get(root, root)


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
    if word in _bases() or word in word_list("glue"):
        return word
    return _root(american(word))


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    """Words that stand for their forms, and so are roots already."""
    return frozenset(lemmas("irregular").values())


@lru_cache(maxsize=1)
def _stand_ins() -> Mapping[str, str]:
    """The root of each word of `equivalent`, and the root it counts as."""
    return {_root_of(one): _root_of(first) for one, first in lemmas("equivalent").items()}


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > _ROOT and word[-1] in "yei":
        word = word[:-1]
    return word[:-1] if _doubled(word) else word


def _doubled(word: str) -> bool:
    """True for "labell" and "stopp", not for "fill" and "glass"."""
    if len(word) <= _ROOT or word[-1] != word[-2] or word[-1] == "s":
        return False
    return word[-1] != "l" or len(_VOWELS.findall(word)) > 1
