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
PROOF: Final = "recount"
"""Name of the fact that holds the sentence of a recount."""
METHOD: Final = "recounted"
"""Method of a deed whose number was counted anew."""


@dataclass(frozen=True, slots=True)
class Recount:
    """A number that is wrong, the right one, what it counts ("" where unsaid), and the place."""

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
    for part in sentences(said):
        told = in_digits(part.text)
        for pattern in (_SAID_BEFORE, _NOT_SO_MANY):
            for found in pattern.finditer(told):
                if found["wrong"] != found["right"]:
                    noun = (found["noun"] or "").lower()
                    yield Recount(found["wrong"], found["right"], noun, part.start, part.end)


def is_of(finding: Finding, recount: Recount) -> bool:
    """True for a deed that holds the wrong number, and what it counts where that was said."""
    told = in_digits(finding.value).lower()
    if finding.name != "highlight" or not _number(recount.wrong).search(told):
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
    return _number(recount.wrong).sub(recount.right, in_digits(told))


def proof(finding: Finding, recount: Recount, said: str) -> Finding:
    """The sentence that counts anew, as a fact beside the deed."""
    return replace(
        finding, name=PROOF, value=said[recount.start : recount.end].strip(),
        start=recount.start, end=recount.end, measures=(), method=METHOD,
    )  # fmt: skip


def _number(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(digits)}(?![\w%]|[.,]\d)")
