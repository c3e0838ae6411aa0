"""Words in the spelling of the reader's country; the person's words are else left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")


def respelled(line: str, pairs: Mapping[str, str]) -> str:
    """The line with each word that has a pair; a capital inside a line is a name and stays."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        pair = pairs.get(word.lower(), "")
        if not pair or (word != word.lower() and (match.start() or word[1:] != word[1:].lower())):
            return word
        return pair.capitalize() if word[0].isupper() else pair

    return _WORD.sub(other, line)
