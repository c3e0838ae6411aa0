"""Names that were told, found again in any case, with or without accents, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from sanctum_desktop.core.policies.placeholders.folding import Word, spellings, words_of
from sanctum_desktop.core.policies.placeholders.kinds import Kind, Span
from sanctum_desktop.core.policies.placeholders.vocabulary import (
    is_english,
    is_function,
    is_small,
)

_JOINT: Final = re.compile(r"[\W_]{0,4}")
_SHORTEST_PART: Final = 2
_SHORTEST_PLURAL: Final = 3
_MOST_SPELLINGS: Final = 32
_STEM: Final = 4
_MOST_TOLD_ENDING, _MOST_ENDING = 2, 4
"""Letters behind the stem of a name as it was told, and as other cases of it have them."""
_WHOLE_ONLY: Final = frozenset({Kind.MAIL, Kind.PHONE, Kind.LINK, Kind.ADDRESS})

_Key = tuple[str, ...]


class NameIndex:
    """Each name under its folded words; where it could be a plain word, only with a capital."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[_Key, Kind]] = {}
        self._capital_only: set[_Key] = set()
        self._caseless: dict[str, Kind] = {}
        self._by_stem: dict[str, dict[str, Kind]] = {}
        self._longest = 1
        self._known: set[str] = set()

    def add(self, name: str, kind: Kind, *, sure: bool = False) -> None:
        """A name; `sure` where a fact has it: then it is hidden in any case."""
        if name in self._known:
            return
        self._known.add(name)
        words = list(words_of(name))
        if _is_caseless(name):
            self._caseless.setdefault(name.strip(), kind)
        if not words:
            return
        for key in _keys(words):
            self._put(key, kind, capital_only=len(key) == 1 and not sure and is_small(key[0]))
        if len(words) > 1:
            self._put(("".join(word.bare for word in words),), kind, capital_only=False)
        if kind not in _WHOLE_ONLY:
            self._add_parts(words, kind)

    def knows(self, bare: str) -> bool:
        """True for a folded word that is a name by itself."""
        return (bare,) in self._by_first.get(bare, {})

    def kind_of(self, name: str) -> Kind | None:
        key = tuple(word.bare for word in words_of(name))
        return self._by_first.get(key[0], {}).get(key) if key else None

    def spans(self, said: str) -> Iterator[Span]:
        """Where they stand, the longest at each place."""
        words, at = list(words_of(said)), 0
        while at < len(words):
            count, kind = self._longest_at(words, at)
            if kind is not None:
                yield Span(words[at].start, words[at + count - 1].end, kind)
            at += max(count, 1)
        for name, kind in self._caseless.items():
            for match in re.finditer(re.escape(name), said):
                yield Span(*match.span(), kind)

    def _longest_at(self, words: Sequence[Word], at: int) -> tuple[int, Kind | None]:
        for count in range(min(self._longest, len(words) - at), 0, -1):
            some = words[at : at + count]
            if not all(_JOINT.fullmatch(word.gap) for word in some[1:]):
                continue
            for key in _forms(tuple(word.bare for word in some)):
                kind = self._by_first.get(key[0], {}).get(key)
                if kind and (key not in self._capital_only or some[0].is_capital):
                    return count, kind
        kind = self._inflected(words[at].bare)
        return (1, kind) if kind else (0, None)

    def _inflected(self, bare: str) -> Kind | None:
        """Of a word that is no plain one, and a name in another case: "z Nowickim", "Ирине"."""
        told = self._by_stem.get(bare[:_STEM])
        if not told or is_english(bare):
            return None
        for name, kind in told.items():
            alike = sum(
                1 for _ in takewhile(lambda two: two[0] == two[1], zip(name, bare, strict=False))
            )
            if len(name) - alike <= _MOST_TOLD_ENDING and len(bare) - alike <= _MOST_ENDING:
                return kind
        return None

    def _add_parts(self, words: Sequence[Word], kind: Kind) -> None:
        for at, word in enumerate(words):
            small = is_small(word.bare)
            if len(word.bare) < _SHORTEST_PART or is_function(word.bare):
                continue
            if small and (kind in (Kind.COMPANY, Kind.SCHOOL) or not word.is_capital):
                continue
            for bare in spellings(word.bare, word.text):
                self._put((bare,), kind, capital_only=small)
            if len(word.bare) >= _STEM and not small:
                self._by_stem.setdefault(word.bare[:_STEM], {}).setdefault(word.bare, kind)
            if 0 < at < len(words) - 1:
                self._put(tuple(one.bare for one in words[: at + 1]), kind, capital_only=False)

    def _put(self, key: _Key, kind: Kind, *, capital_only: bool) -> None:
        known = self._by_first.setdefault(key[0], {})
        if key not in known or not capital_only:
            self._capital_only.discard(key)
        if key not in known:
            known[key] = kind
            self._longest = max(self._longest, len(key))
            if capital_only:
                self._capital_only.add(key)
        elif known[key] is Kind.NAME:
            known[key] = kind


def _keys(words: Sequence[Word]) -> list[_Key]:
    keys: list[_Key] = [()]
    for word in words:
        keys = [(*key, bare) for key in keys for bare in sorted(spellings(word.bare, word.text))]
        keys = keys[:_MOST_SPELLINGS]
    return keys


def _forms(key: _Key) -> Iterator[_Key]:
    """As told, and as more than one of them or in the genitive of some languages."""
    yield key
    last = key[-1]
    if len(last) > _SHORTEST_PLURAL and last.endswith("s"):
        yield (*key[:-1], last[:-1])


def _is_caseless(name: str) -> bool:
    return any(mark.isalpha() and mark.upper() == mark.lower() for mark in name)
