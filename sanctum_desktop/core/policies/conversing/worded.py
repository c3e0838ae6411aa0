"""What a model worded: made plain as it comes, and looked at whole before it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.domain.model_tasks import Outcome
from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.policies.ceiling_words import shortfall_of_words
from sanctum_desktop.core.policies.conversing.finding import roots

MOST_WORDS: Final = 130
_SIGNS: Final = re.compile(
    r"<\|?/?[A-Za-z!][^<>\n]{0,40}\|?>|\[/?[A-Z]{3,}\]|https?://|javascript:|!\[|```"
)
"""Control marks, markup, addresses: no word of a talk."""
_NAME: Final = re.compile(r"(?<=[\w,;] )[A-Z][a-zà-öø-ÿ]{2,}\b")
"""A capital in the middle of a sentence."""
_QUOTED: Final = re.compile(r"“([^“”]+)”")
_LISTED: Final = re.compile(r"(?m)^(?:–|\d+\.) (.+)$")
_ROOM: Final = ("viktor.q.", "viktor.post.", "viktor.simpler.")
_HALF: Final = 2
_NOT_HERE: Final = re.compile(
    r"(?i)\b(?:(?:great|good|excellent|wonderful) question"
    r"|(?:understand|know) (?:exactly )?how you feel"
    r"|as an? (?:ai|language model)|language model|journey"
    r"|passionate|leverage|unlock|amazing|awesome)\b"
    r"|!{2,}|[\U0001F300-\U0001FAFF]"
)
"""Praise of nothing, false feeling, a model that speaks of itself, and loudness."""
_UNDERTAKES: Final = re.compile(
    r"(?i)\byou (?:sound|seem|are|look|may be|might be|could be) (?:very |a bit )?"
    r"(?:depressed|bipolar|autistic"
    r"|traumati[sz]ed|burn(?:t|ed) out)\b"
    r"|\b(?:see|consult|talk to) (?:a|your) (?:doctor|therapist|psychologist)\b"
    r"|\bI(?:['’]ll| will| can| am going to) (?:\w+ )?(?:call|phone|e-?mail|send|book|apply"
    r"|contact|remind|submit|search"
    r"|look (?:it|them|that|this) up)\b"
)
"""A diagnosis, or what this program cannot do for anybody."""
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


def strays(said: str, reply: Reply) -> bool:
    """True where words leave out what the Guide asks, quotes or lists, or ask a room's anew.

    An interviewer's next answer is heard as one to the question the Guide put.
    """
    point = reply.text
    held = (*_QUOTED.findall(point), *_LISTED.findall(point))
    unasked = point.rstrip().endswith("?") and "?" not in said
    if unasked or any(words.strip(" .") not in said for words in held):
        return True
    asked = (
        set(roots(point.rstrip().split(". ")[-1])) if reply.wording.startswith(_ROOM) else set()
    )
    return len(asked & set(roots(said))) * _HALF < len(asked)


def unfit(said: str, *, given: str, questions: int) -> Outcome | None:
    """Why these words may not stand in the persona's place; None where they may.

    SCHEMA where they are long, no plain words, not how anybody here speaks, or ask more than
    one thing (than the Guide did); GROUNDING where they hold a number or a name that nobody said,
    diagnose or promise, or are another language.
    """
    known = given.casefold()
    if any(found.group().casefold() not in known for found in _NOT_HERE.finditer(said)):
        return Outcome.SCHEMA
    if _UNDERTAKES.search(said):
        return Outcome.GROUNDING
    if len(said.split()) > MOST_WORDS or _SIGNS.search(said):
        return Outcome.SCHEMA
    if said.count("?") > max(1, questions):
        return Outcome.SCHEMA
    if shortfall_of_words(said, given) in (Shortfall.LANGUAGE, Shortfall.NUMBER):
        return Outcome.GROUNDING
    named = (name for name in _NAME.findall(said) if name.casefold() not in known)
    return Outcome.GROUNDING if any(named) else None
