"""A number told earlier and counted anew later: "I said fourteen attendants, it's sixteen now".

The deed keeps its words and takes the right number; what puts it right stands beside it as a fact
of its own, so that the line can show both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.measures import in_digits, measures
from sanctum_desktop.core.policies.hearing.text import sentences

_N: Final = r"\d[\d,.]*(?<![.,])%?"
_COUNTED: Final = (
    r"(?: (?P<noun>(?!and\b|or\b|but\b|in\b|at\b|is\b|was\b|from\b|of\b|a\b|not\b)[a-z]{3,}))?"
)
_SAID_BEFORE: Final = re.compile(
    rf"\b(?:i|we) (?:said|told(?: you)?|wrote|counted|put)(?: before| earlier| it)?,? (?:it (?:was|is) |there (?:are|were) )?(?P<wrong>{_N}){_COUNTED}"
    rf"[^.;?!]{{0,60}}?\b(?:it['’]?s|it is|it was|we['’]?re|we are|they are|there are|so now|now|make it|put) (?:now |is |are |really |actually |it )*(?P<right>{_N})",
    re.IGNORECASE,
)
"""Both numbers, the wrong one first: "I said nine, but with Rui it was ten"."""
_NOT_SO_MANY: Final = re.compile(
    rf"\b(?:it['’]?s|it is|it was|that['’]?s|there (?:are|were)|make it|put) (?P<right>{_N}){_COUNTED},? (?:and )?not (?P<wrong>{_N})(?![\w%])",
    re.IGNORECASE,
)
_WAS_NOT: Final = re.compile(
    rf"\b(?:(?:was|is|were|are)(?:n['’]?t| not)) (?P<wrong>{_N}){_COUNTED}[^.;?!]{{0,40}}?, (?:it|they|there|we) ?(?:['’]?s|is|was|['’]?re|are|were) (?P<right>{_N})",
    re.IGNORECASE,
)
"""The wrong one denied, the right one behind it: "it wasn't 900 members in 2021, it was 800"."""
_SO_MANY_ARE: Final = re.compile(
    rf"\b(?:i|we) (?:said|told you|wrote|counted)(?: before| earlier)?,? (?P<wrong>{_N}){_COUNTED}[^.;?!]{{0,60}}?\bso (?P<right>{_N}) (?:we|they|there) are\b",
    re.IGNORECASE,
)
_TO_CORRECT: Final = re.compile(
    rf"\b(?:to (?:correct|put right)|correction|i forgot|i counted (?:again|wrong)|i miscounted|i was wrong)[^.;?!\d]{{0,40}}?\b(?:it['’]?s|it is|it was|there (?:are|were)|make it|we are) (?P<wrong>)(?P<right>{_N}) (?P<noun>(?!and\b|or\b|not\b|in\b|at\b|of\b)[a-z]{{3,}})",
    re.IGNORECASE,
)
"""The right one alone, told to be a correction: "one thing to correct, it's nine apprentices"."""
_NO_MORE: Final = re.compile(
    rf"\b(?:is|are|have)(?: not|n['’]?t) (?P<wrong>{_N}){_COUNTED}[^.;?!]{{0,20}}? (?:any ?more|now|today)\b",
    re.IGNORECASE,
)
_NOW_IT_IS: Final = re.compile(
    rf"\b(?:write|put|say|make it|now it['’]?s|it['’]?s now|it is now|we are now|now we are|that makes) (?P<right>{_N})(?![\w%])",
    re.IGNORECASE,
)
"""What was and what is, sentences apart: "It's not 52 any more. ... Write 61"."""
_FAR: Final = 4
"""Sentences in which the right number must come."""
PROOF: Final = "recount"
"""Name of the fact that holds the sentence of a recount."""
METHOD: Final = "recounted"
"""Method of a deed whose number was counted anew."""


@dataclass(frozen=True, slots=True)
class Recount:
    """A number that is wrong, the right one, what it counts, and the place; "" where unsaid."""

    wrong: str
    right: str
    noun: str
    start: int
    end: int


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def recounts(said: str) -> tuple[Recount, ...]:
    """The numbers an answer counts anew."""
    return tuple(_recounts(said))


def _recounts(said: str) -> Iterator[Recount]:
    parts = sentences(said)
    for place, part in enumerate(parts):
        told = in_digits(part.text)
        gone = _NO_MORE.search(told)
        for later in parts[place : place + _FAR] if gone else ():
            if (now := _NOW_IT_IS.search(in_digits(later.text))) and gone:
                noun = (gone["noun"] or "").lower()
                yield Recount(gone["wrong"], now["right"], noun, part.start, later.end)
                break
        for pattern in (_SAID_BEFORE, _NOT_SO_MANY, _WAS_NOT, _SO_MANY_ARE, _TO_CORRECT):
            for found in pattern.finditer(told):
                if found["wrong"] != found["right"]:
                    noun = (found["noun"] or "").lower()
                    yield Recount(found["wrong"], found["right"], noun, part.start, part.end)


def is_of(finding: Finding, recount: Recount) -> bool:
    """True for a deed that holds the wrong number, and what it counts where that was said."""
    told = in_digits(finding.value).lower()
    if finding.name != "highlight" or not _number(recount).search(told):
        return False
    return not recount.noun or recount.noun.rstrip("s") in told


def counted_anew(finding: Finding, recount: Recount) -> Finding:
    """The deed with the right number; its place stays where the deed was told."""
    value = _with_right_number(finding.value, recount)
    return replace(finding, value=value, measures=measures(value), method=METHOD)


def put_right(told: str, recount: str) -> str:
    """What was told, with the number that the sentence `recount` puts in place of another."""
    for found in recounts(recount):
        told = _with_right_number(told, found)
    return told


def _with_right_number(told: str, recount: Recount) -> str:
    return _number(recount).sub(recount.right, in_digits(told))


def proof(finding: Finding, recount: Recount, said: str) -> Finding:
    """The sentence that counts anew, as a fact beside the deed."""
    return replace(
        finding, name=PROOF, value=said[recount.start : recount.end].strip(),
        start=recount.start, end=recount.end, measures=(), method=METHOD,
    )  # fmt: skip


def _number(recount: Recount) -> re.Pattern[str]:
    """The number that is wrong; any of what is counted where it was not said again."""
    if not recount.wrong:
        return re.compile(rf"(?<![\w.,])\d[\d,]*(?= {re.escape(recount.noun)})")
    return re.compile(rf"(?<![\w.,]){re.escape(recount.wrong)}(?![\w%]|[.,]\d)")
