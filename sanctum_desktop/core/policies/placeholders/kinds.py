"""What a placeholder stands for, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
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
    """Characters `start` to `end` of a text that are not to be told."""

    start: int
    end: int
    kind: Kind


KINDS: Final = {kind.lower(): kind for kind in Kind}
_ANY: Final = "|".join(Kind)
_VARIANTS: Final = "bcdfghjkmpqtvwxz"
"""Letters of another form of the same name; none that a language puts behind a name."""
_MOST_DIGITS, _MOST_ENDING = 6, 4

PLACEHOLDER: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<kind>{_ANY})(?:\\?_|-)?(?P<number>[1-9][0-9]{{0,{_MOST_DIGITS - 1}}})"
    rf"(?P<variant>[{_VARIANTS}]{{0,2}})(?=[^\W\d_]{{0,{_MOST_ENDING}}}(?![^\W_]))"
    rf"|(?P<spaced>(?-i:{_ANY}))[ \u00a0](?P<counted>[1-9][0-9]{{0,{_MOST_DIGITS - 1}}})"
    r"(?=s?(?![^\W_])))",
    re.IGNORECASE,
)
"""As written, and as models change it: in capitals, with `\\_`, `-` or a space, with an ending as
many languages put one behind a name ("Person_1em", "Person_1nak")."""


def _beginnings(word: str) -> str:
    """A pattern of each beginning of the word, the whole included."""
    rest = ""
    for letter in reversed(word):
        rest = f"{letter}(?:{rest})?" if rest else letter
    return rest


BEGUN: Final = re.compile(
    rf"(?:{'|'.join(map(_beginnings, Kind))}"
    rf"|(?:{_ANY})(?:\\_?|[-_ \u00a0])?"
    rf"(?:[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}[{_VARIANTS}]{{0,2}}[^\W\d_]{{0,{_MOST_ENDING}}})?)",
    re.IGNORECASE,
)
"""What may become a placeholder when more is heard."""
LONGEST: Final = max(map(len, Kind)) + 2 + _MOST_DIGITS + 2 + _MOST_ENDING


def written(kind: Kind, number: int, form: int) -> str:
    """The placeholder of that number; `form` counts the forms of one name from 0."""
    if form == 0:
        return f"{kind}_{number}"
    high, low = divmod(form - 1, len(_VARIANTS))
    head = _VARIANTS[high - 1] if high else ""
    return f"{kind}_{number}{head}{_VARIANTS[low]}"


MOST_FORMS: Final = len(_VARIANTS) * (len(_VARIANTS) + 1)
