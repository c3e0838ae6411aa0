"""What kind of word one is by itself: a person, a deed, a verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.grounding.lexicon import lemmas, word_list
from sanctum_desktop.core.policies.grounding.roots import lemma

_AGENT: Final = re.compile(
    r"(?i)\w{2,}(?:er|or|ist|ian|ant|man|men|woman|women|wife|guard|hand|smith|maid)s?$"
)
_VERBS: Final = frozenset(lemmas("irregular").values()) | {"be", "have"}
_NAMED: Final = frozenset(
    "child man woman person foot tooth mouse half knife leaf shelf life loaf tonne wife calf thief"
    " be have".split()
)
"""Irregular words that are no verbs of doing."""
_ROOT: Final = 3


@lru_cache(maxsize=8192)
def is_person(raw: str) -> bool:
    """True for a word that names somebody by trade or kin: "boss", "bricklayer", "nurse"."""
    word = raw.lower()
    known = word in word_list("people") or word.removesuffix("s") in word_list("people")
    return known or bool(_AGENT.match(word) and word not in word_list("things"))


@lru_cache(maxsize=8192)
def is_deed(raw: str) -> bool:
    """True for a past form, as lines of a page begin: "trained", "wrote"."""
    word = raw.lower()
    past = word in lemmas("irregular") and not word.endswith(("s", "ing"))
    return word.endswith("ed") or (past and lemma(raw) not in _NAMED)


def is_doing(raw: str) -> bool:
    """True for a past form or one in -ing."""
    return is_deed(raw) or raw.lower().endswith("ing")


@lru_cache(maxsize=8192)
def like_verb(word: str) -> bool:
    known = word in lemmas("irregular") or lemma(word) in _VERBS or word.endswith("ed")
    return known or (word.endswith("s") and len(word) > _ROOT and not word.endswith("ss"))
