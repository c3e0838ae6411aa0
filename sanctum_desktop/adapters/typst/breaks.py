"""Characters as printers set them: no-break spaces where a line must not break, apostrophes."""

from __future__ import annotations

import re
from typing import Final

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# A number does not part from the word it counts, nor from its sign: "12 drivers", "€ 40", "5 %".
_UNIT: Final = re.compile(r"(\d[%+]?) (?=[^\W\d_]|[%‰°€$£])|(?<=[€$£]) (?=\d)")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= )")
# Two words and ten letters: less than that is no last line for a paragraph.
_LEAST_END: Final = 10
_LONGEST_END: Final = 30


def with_apostrophes(words: str) -> str:
    """The words with typed apostrophes curled, as in "St Brannock’s"; an address keeps its own."""
    return words if "@" in words else _APOSTROPHE.sub("’", words)


def with_units(words: str) -> str:
    """The words with each number tied to what it counts."""
    return _UNIT.sub(lambda found: (found[1] or "") + _NO_BREAK, words)


def tied(words: str) -> str:
    """The words with the last two or more tied, so that none stands alone on a last line."""
    before = words.split(" ")
    end = before.pop()
    while before and (_NO_BREAK not in end or len(end) < _LEAST_END):
        longer = before[-1] + _NO_BREAK + end
        if len(longer) > _LONGEST_END:
            break
        end = longer
        before.pop()
    return " ".join((*before, end))
