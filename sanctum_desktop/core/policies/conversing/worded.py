"""What a model worded: made plain as it comes, and looked at whole before it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.domain.model_tasks import Outcome
from sanctum_desktop.core.policies.ceiling_words import shortfall_of_words

MOST_WORDS: Final = 130
_SIGNS: Final = re.compile(
    r"<\|?/?[A-Za-z!][^<>\n]{0,40}\|?>|\[/?[A-Z]{3,}\]|https?://|javascript:|!\[|```"
)
"""Control marks, markup, addresses: no word of a talk."""
_NAME: Final = re.compile(r"(?<=[\w,;] )[A-Z][a-zà-öø-ÿ]{2,}\b")
"""A capital in the middle of a sentence."""
_SENTENCE: Final = re.compile(r".*[.!?…][\"'”’)]*(?=\s|$)", re.DOTALL)
_UNSEEN: Final = frozenset(["Cc", "Cf", "Cs", "Co", "Cn"])
_JOINERS: Final = "\u200c\u200d"
"""Of these, what words of other languages are written with."""


def plain(untrusted: str) -> str:
    """Without what nobody could see: control characters, marks that turn the direction."""
    return "".join(
        sign
        for sign in untrusted
        if sign == "\n" or sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN
    )


def whole_sentences(said: str) -> str:
    """As much of what broke off as is whole; "" where not one sentence is."""
    found = _SENTENCE.match(said)
    return found[0] if found else ""


def unfit(said: str, *, given: str, questions: int) -> Outcome | None:
    """Why these words may not stand in the persona's place; None where they may.

    SCHEMA where they are long, no plain words, or ask more than one thing (than the Guide did);
    GROUNDING where they hold a number or a name that nobody said, or another language.
    """
    if len(said.split()) > MOST_WORDS or _SIGNS.search(said):
        return Outcome.SCHEMA
    if said.count("?") > max(1, questions):
        return Outcome.SCHEMA
    if shortfall_of_words(said, given) in (Shortfall.LANGUAGE, Shortfall.NUMBER):
        return Outcome.GROUNDING
    known = given.casefold()
    named = (name for name in _NAME.findall(said) if name.casefold() not in known)
    return Outcome.GROUNDING if any(named) else None
