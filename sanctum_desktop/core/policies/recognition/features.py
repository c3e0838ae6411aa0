"""The features of a sentence: its word stems, and the runs of two and three of them.

A run with its middle left open ("made _ cry") stands for all that may come between.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

import snowballstemmer

from sanctum_desktop.core.policies.recognition.passages import sentences

WINDOW: Final = 24
"""Words read at once: a long sentence is read in halves that overlap, as phrases are short."""

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")


def windows(said: str) -> list[tuple[str, ...]]:
    """The stems of each sentence of an answer, the long ones in overlapping pieces."""
    found = []
    for sentence in sentences(said):
        words = stems(sentence)
        step = WINDOW // 2 if len(words) > WINDOW else max(len(words), 1)
        last = max(len(words) - WINDOW // 2, 1)
        found += [words[begin : begin + WINDOW] for begin in range(0, last, step)]
    return found


def stems(sentence: str) -> tuple[str, ...]:
    """Lower case, without apostrophes, each word cut to its stem."""
    plain = sentence.lower().replace("’", "").replace("'", "")
    return tuple(map(_stem, _WORD.findall(plain)))


@cache
def _stem(word: str) -> str:
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


_STEMMER: Final = snowballstemmer.stemmer("english")


def features(words: tuple[str, ...]) -> frozenset[str]:
    """Stems, pairs, triples and triples with an open middle; "^" and "$" are the ends."""
    ended = ("^", *words, "$")
    pairs = (f"{a} {b}" for a, b in pairwise(ended))
    triples = list(zip(ended, ended[1:], ended[2:], strict=False))
    whole = (f"{a} {b} {c}" for a, b, c in triples)
    open_ = (f"{a} _ {c}" for a, _, c in triples)
    return frozenset((*words, *pairs, *whole, *open_))
