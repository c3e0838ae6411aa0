"""Job titles: a head noun of some trade and the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words

_HEADS: Final = words("titles")
_HEAD: Final = "|".join(sorted(_HEADS, key=len, reverse=True))
_TITLE: Final = re.compile(
    rf"\b(?P<title>(?:[\w'’&/-]+ ){{0,4}}(?:{_HEAD})"
    r"(?:(?: de partie| in charge)|(?: of [a-z]+)(?= (?:at|in|for|since)))?)\b(?!['’]s)",
    re.IGNORECASE,
)
_STOP: Final = words("title_stops")
_PERSONS_I_AM: Final = re.compile(
    r"(?:\b(?:i'?m|i am|i was|i've been|i had been|been|as|became|become|promoted to|made|made me"
    r"|moved to|started|work(?:ed|ing)? as|job as|being|then|first|now|before|and|or|position of|title is|was|is)"
    r"(?:\s+(?:a|an|the|still|now|just|currently|officially|working as|also|only|already))*\s*"
    r"|(?:^|[.!?,]\s*))$",
    re.IGNORECASE,
)
_LATE: Final = re.compile(
    r"^[\w ,]{0,12}\b(?:now|since|at the end|from (?:19|20)\d\d)\b", re.IGNORECASE
)
_EARLY: Final = re.compile(
    r"(?:\bbefore\b|\bstarted\b|\bused to\b|\bfirst\b)[^.]{0,40}$", re.IGNORECASE
)


_TRADES: Final = ("nursing", "catering", "accounting", "building", "acting")


@dataclass(frozen=True, slots=True)
class Title:
    """A job title, and whether it is the later of several (1), the earlier (-1) or unmarked."""

    name: str
    start: int
    end: int
    order: int


def titles(words: str) -> Iterator[Title]:
    """Titles the person gives herself; others' titles are passed over."""
    for match in _TITLE.finditer(words):
        name, begin = _own_words(match.group("title"), match.start("title"))
        if not name or not _PERSONS_I_AM.search(words[:begin]):
            continue
        if re.search(r"(?i)\b(?:my|our|the|his|her|their)\s*$", words[:begin]):
            continue
        late = bool(_LATE.match(words[begin + len(name) :]))
        early = bool(_EARLY.search(words[:begin])) and not late
        lead = re.search(r"(?i)\bsince last \w+ (?:i'?m|i am) (?:a |an )?$", words[:begin])
        yield Title(name, begin, begin + len(name), 1 if late or lead else -1 if early else 0)


def _own_words(title: str, begin: int) -> tuple[str, int]:
    """Cut what stands before the title: "I'm still a junior Java developer"."""
    words = title.split(" ")
    head = len(words) - 1
    if words[-1].lower() in ("partie", "charge"):
        head -= 2
    first = head
    while first > 0 and words[first - 1].lower() not in _STOP and not words[first - 1].isdigit():
        first -= 1
    lead = words[first]
    if first < head and lead.islower() and re.search(r"(?:ing|ed)$", lead) and lead not in _TRADES:
        first += 1
    return " ".join(words[first:]), begin + sum(len(word) + 1 for word in words[:first])
