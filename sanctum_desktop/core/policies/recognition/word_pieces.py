"""Cuts a sentence into the pieces of words that the classifier knows.

WordPiece (Wu et al. 2016) over BERT's uncased vocabulary: the longest known piece first; what goes
on inside a word begins with "##".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

MARKS: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
"""Nothing, an unknown word, the beginning and the end: the first four of the vocabulary."""
_UNKNOWN, _BEGIN, _END = 1, 2, 3
_LONGEST_WORD: Final = 100
_TOKEN: Final = re.compile(r"\w+|[^\w\s]|_")


class WordPieces:
    """The numbers of a sentence's pieces in `vocabulary`, between those of its ends."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cut = lru_cache(maxsize=8192)(self._cut_word)

    def __call__(self, sentence: str) -> list[int]:
        pieces = [_BEGIN]
        for word in _TOKEN.findall(_plain(sentence)):
            pieces += self._cut(word)
        return [*pieces, _END]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (_UNKNOWN,)
        pieces: list[int] = []
        begin = 0
        while begin < len(word):
            end = next((e for e in range(len(word), begin, -1) if self._known(word, begin, e)), 0)
            if not end:
                return (_UNKNOWN,)
            pieces.append(self._vocabulary[_piece(word, begin, end)])
            begin = end
        return tuple(pieces)

    def _known(self, word: str, begin: int, end: int) -> bool:
        return _piece(word, begin, end) in self._vocabulary


def _piece(word: str, begin: int, end: int) -> str:
    return word[begin:end] if begin == 0 else "##" + word[begin:end]


def _plain(sentence: str) -> str:
    """Lower case, without accents."""
    apart = unicodedata.normalize("NFD", sentence.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")
