"""Words of a text, and the form in which two spellings of one name are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and figures; `bare` is its folded form, `gap` what stands before it."""

    text: str
    bare: str
    start: int
    end: int
    gap: str

    @property
    def is_capital(self) -> bool:
        return any(map(str.isupper, self.text)) or self.text.istitle()

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def words_of(said: str) -> Iterator[Word]:
    """Each word, from left to right."""
    end = 0
    for match in _WORD.finditer(said):
        yield Word(match.group(), fold(match.group()), *match.span(), said[end : match.start()])
        end = match.end()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word without case and accents: "Łukasz" is "lukasz"."""
    bare = word.casefold()
    if bare.isascii():
        return bare
    letters = unicodedata.normalize("NFKD", bare.translate(_LETTERS))
    return "".join(mark for mark in letters if not unicodedata.combining(mark)).casefold()


def spellings(bare: str, text: str) -> frozenset[str]:
    """A folded word as others write it: Müller is also Mueller."""
    long = text.casefold()
    for mark, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        long = long.replace(unicodedata.normalize("NFC", mark), letters)
    short = bare.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return frozenset({bare, fold(long), short})
