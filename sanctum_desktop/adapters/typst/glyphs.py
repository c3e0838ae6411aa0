"""What the shipped fonts can show: the rest is replaced visibly and said, never an abort."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

REPLACEMENT: Final = "□"
_KEPT_CONTROLS: Final = frozenset("\n\t")


class Glyphs:
    """The characters of a font family's regular cut."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        from fontTools.ttLib import TTFont

        self._covered: set[int] = set()
        for font in fonts:
            with TTFont(font, lazy=True) as opened:
                self._covered |= set(opened.getBestCmap())

    def shown(self, words: str) -> tuple[str, frozenset[str]]:
        """The words as they can be set, and the characters that had to be replaced."""
        composed = unicodedata.normalize("NFC", words)
        missing = set()
        out = []
        for character in composed:
            if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
                out.append(" " if character in _KEPT_CONTROLS else "")
                if unicodedata.category(character) == "Co":
                    missing.add(character)
            elif ord(character) in self._covered or character == " ":
                out.append(character)
            else:
                missing.add(character)
                out.append(self._stand_in(character))
        return "".join(out), frozenset(missing)

    def _stand_in(self, character: str) -> str:
        """A compatible form where there is one ("ﬀ" is "ff"), else an empty box."""
        plain = unicodedata.normalize("NFKD", character)
        if plain != character and all(ord(part) in self._covered for part in plain):
            return plain
        return REPLACEMENT if ord(REPLACEMENT) in self._covered else "?"
