"""What a placeholder stands for, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Kind(StrEnum):
    """The first part of a placeholder; `NAME` where nothing says whose, `WORD` where none is.

    `DIGITS` are the numbers of somebody's papers and accounts.

    A model reads it as a word of its own and gives it back whole; no person writes it.
    """

    PERSON = "Person"
    COMPANY = "Company"
    SCHOOL = "School"
    NAME = "Name"
    MAIL = "Mail"
    PHONE = "Phone"
    ADDRESS = "Address"
    LINK = "Link"
    BIRTHDAY = "Birthday"
    DIGITS = "Digits"
    WORD = "Word"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text that are not to be told.

    `code` is what the person calls it before others, "" where the kind says it.
    """

    start: int
    end: int
    kind: Kind
    code: str = ""


KINDS: Final = {kind.lower(): kind for kind in Kind}
_ANY: Final = "|".join(Kind)
MOST_CODE: Final = 16
"""Letters of a code name."""
_NEVER: Final = r"(?!)"
_VARIANTS: Final = "bcdfghjkmpqtvwxz"
"""Letters of another form of the same name; none that a language puts behind a name."""
_MOST_DIGITS, _MOST_ENDING = 6, 4


@lru_cache(maxsize=8)
def placeholder(codes: Sequence[str] = ()) -> re.Pattern[str]:
    r"""One as written, and as models change it, of a kind or of these code names.

    In capitals, with `\_`, `-` or a space, with an ending as many languages put one behind a name
    ("Person_1em", "Person_1nak"). A code name keeps its mark: "In 1 day" is no firm called "In".
    """
    named = "|".join(map(re.escape, codes)) or _NEVER
    return re.compile(
        rf"(?<![^\W_])(?:(?:(?P<kind>{_ANY})(?:\\?_|-)?|(?P<code>{named})(?:\\?_|-))"
        rf"(?P<number>[1-9][0-9]{{0,{_MOST_DIGITS - 1}}})"
        rf"(?P<variant>[{_VARIANTS}]{{0,2}})(?=[^\W\d_]{{0,{_MOST_ENDING}}}(?![^\W_]))"
        rf"|(?P<spaced>(?-i:{_ANY}))[ \u00a0](?P<counted>[1-9][0-9]{{0,{_MOST_DIGITS - 1}}})"
        r"(?=s?(?![^\W_])))",
        re.IGNORECASE,
    )


PLACEHOLDER: Final = placeholder()
"""Of the kinds alone."""


def _beginnings(word: str) -> str:
    """A pattern of each beginning of the word, the whole included."""
    rest = ""
    for letter in reversed(word):
        rest = f"{letter}(?:{rest})?" if rest else letter
    return rest


@lru_cache(maxsize=8)
def begun(codes: Sequence[str] = ()) -> re.Pattern[str]:
    """What may become a placeholder when more is heard."""
    labels = (*Kind, *codes)
    return re.compile(
        rf"(?:{'|'.join(map(_beginnings, labels))}"
        rf"|(?:{'|'.join(labels)})(?:\\_?|[-_ \u00a0])?"
        rf"(?:[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}[{_VARIANTS}]{{0,2}}"
        rf"[^\W\d_]{{0,{_MOST_ENDING}}})?)",
        re.IGNORECASE,
    )


LONGEST: Final = MOST_CODE + 2 + _MOST_DIGITS + 2 + _MOST_ENDING


def written(kind: str, number: int, form: int) -> str:
    """The placeholder of that number; `form` counts the forms of one name from 0."""
    if form == 0:
        return f"{kind}_{number}"
    high, low = divmod(form - 1, len(_VARIANTS))
    head = _VARIANTS[high - 1] if high else ""
    return f"{kind}_{number}{head}{_VARIANTS[low]}"


MOST_FORMS: Final = len(_VARIANTS) * (len(_VARIANTS) + 1)
