"""What somebody asks to be written, weighed against what was told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.conversing.page_reading import subject
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.grounding.roots import lemma
from sanctum_desktop.core.policies.hearing.measures import in_digits

_CLAIM: Final = re.compile(
    r"(?i)\b(?:write|put|add|say|include|mention|state|print)(?: (?:down|in|on (?:it|the page)"
    r"|in there|there|also|just|simply|somewhere))*(?: (?:that|me as))?[:,]? (?P<claim>.+)"
)
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"[^\W_][\w'’&-]*%?")
_ENDS: Final = re.compile(r"(?i)[.!?]|,? (?:because|so that|please|it sounds|that sounds)\b")


_FEW: Final = 3


class Claim(StrEnum):
    """How what is to be written stands to what was told."""

    SAID = "said"
    NUMBER = "number"
    MORE = "more"
    UNSAID = "unsaid"


def claimed(said: str) -> str:
    """The words somebody wants on the page; "" where none are named."""
    found = _CLAIM.search(said)
    return _ENDS.split(found["claim"], maxsplit=1)[0].strip(" ,'\"“”") if found else ""


def weighed(claim: str, facts: Sequence[Fact]) -> tuple[Claim, str, Fact | None]:
    """The verdict, the words or the reason it hangs on, and what was told nearest to it."""
    quotes = [fact.source.quote for fact in facts]
    if set(_FIGURE.findall(in_digits(claim))) - set(_FIGURE.findall(in_digits(" ".join(quotes)))):
        return Claim.NUMBER, "", None
    nearest = max(facts, key=lambda fact: _shared(claim, fact), default=None)
    there = {lemma(word) for quote in quotes for word in _WORD.findall(quote)}
    missing = [word for word in subject(claim) if lemma(word) not in there]
    if missing:
        near = nearest if nearest and _shared(claim, nearest) else None
        return Claim.UNSAID, " ".join(missing[:_FEW]), near
    if nearest is None:
        return Claim.UNSAID, claim, None
    why = refusals(claim, [nearest.source.quote])
    return (Claim.MORE, why[0], nearest) if why else (Claim.SAID, "", nearest)


def _shared(claim: str, fact: Fact) -> int:
    there = {lemma(word) for word in _WORD.findall(fact.source.quote)}
    return sum(lemma(word) in there for word in subject(claim))
