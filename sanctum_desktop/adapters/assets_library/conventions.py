"""Conventions of the page from the TOML files that ship, one a country."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import msgspec

from sanctum_desktop.core.domain.conventions import Conventions, Spelling, SpellingPairs

_SPELLING: Final = "spelling.toml"


class ConventionFiles:
    """Reads `<COUNTRY>.toml` and the word pairs of one folder, once.

    A value no page knows raises msgspec.ValidationError; keys that say what a person may be told,
    and not how the page is set, are left in the file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def countries(self) -> tuple[Conventions, ...]:
        return self._countries

    def spelling(self) -> SpellingPairs:
        return self._pairs

    @cached_property
    def _countries(self) -> tuple[Conventions, ...]:
        files = (file for file in self._folder.glob("*.toml") if file.name != _SPELLING)
        found = [msgspec.convert(_read(file), Conventions) for file in files]
        return tuple(sorted(found, key=lambda one: one.name))

    @cached_property
    def _pairs(self) -> SpellingPairs:
        read = _read(self._folder / _SPELLING)
        british: Mapping[str, str] = read["american_to_british"]
        american = {word: pair for pair, word in british.items()}
        kept = tuple(read["canadian"]["american_endings"])
        words = frozenset(read["canadian"]["american_words"])

        def stays_american(word: str) -> bool:
            return word in words or word.endswith(kept)

        return SpellingPairs(
            {
                Spelling.BRITISH: british,
                Spelling.AMERICAN: american,
                Spelling.CANADIAN: {
                    word: pair for word, pair in british.items() if not stays_american(word)
                }
                | {word: pair for word, pair in american.items() if stays_american(pair)},
            }
        )


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)
