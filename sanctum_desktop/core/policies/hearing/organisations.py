"""Names of employers, schools and groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import MONTHS
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lists import LANGUAGES

_WORD: Final = r"[A-ZÀ-ÞŁŚŻŠČŽŶ][\w'’&ÀÀ-ÿŷ.-]*(?<!\.)"
_JOINED: Final = (
    r"(?:(?:\s+|\s+(?:of|and|the|for|de|del|der|du|la|le|y|&)\s+(?:the\s+|North\s+)?))"
)
NAME: Final = rf"{_WORD}(?:{_JOINED}{_WORD})*"

_KIND: Final = re.compile(
    r"\b(?:Hospital|Clinic|Medical|Health|Care|Surgery|School|Academy|College|University|Universidad"
    r"|Institute?|Institut|Foods?|Ltd|Limited|Inc|GmbH|LLC|Plc|Company|Co|Group|Brasserie|Restaurant"
    r"|Hotel|Cafe|Café|Bakery|Kitchen|Centre|Center|Authority|Council|Agency|Bank|Trust|Charity"
    r"|Army|Navy|Force|Police|Fort|Services?|Systems|Logistics|Transit|Transport|Railway|Parcels"
    r"|Fulfilment|Farm|Nursery|Garden|Home|House|Homes|Laboratorios|Labs?|Lettings|Dental|Literacy"
    r"|Studio|Museum|Library|Church|Barn|General|Construction|Motors|Garage|Energy|Water|Pharmacy)\b"
)
_FRAMES: Final = (
    (4.0, re.compile(rf"\b(?:it'?s called|called|name is|company is|put)\s+(?:the\s+)?(?P<org>{NAME})")),
    (3.5, re.compile(rf"\b(?:at|in|for|with) (?:the|a|an) [a-z][a-z ]{{2,30}},\s+(?P<org>{NAME})")),
    (3.0, re.compile(rf"\bat\s+(?:the\s+|a\s+)?(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:for|with|joined|join)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.2, re.compile(rf"\b(?:[Ii]t was|[Ii]t is|[Ii]t's|that was|job was)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.0, re.compile(rf"(?:^|[.!?]\s+)(?:(?:Before(?: that)?|Then|So|Well|After that|First)[, ]+)*(?P<org>{NAME})(?=,)")),
    (2.0, re.compile(rf"^(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)[.]?$")),
    (1.5, re.compile(rf"\bin\s+(?:the\s+)?(?P<org>{NAME})")),
    (1.2, re.compile(rf",\s+(?P<org>{NAME})")),
)  # fmt: skip
_NOT_NAMES: Final = (
    frozenset(month.capitalize() for month in MONTHS)
    | frozenset(language.capitalize() for language in LANGUAGES)
    | words("not_names")
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name and how surely it is one (`score`, from about 1 to 7)."""

    name: str
    start: int
    end: int
    score: float


def organisations(words: str) -> tuple[Organisation, ...]:
    """Candidates of a text, one for each place, the surest reading of it."""
    best: dict[int, Organisation] = {}
    for score, frame in _FRAMES:
        for match in frame.finditer(words):
            found = _candidate(match, score)
            if found and (found.start not in best or best[found.start].score < found.score):
                best[found.start] = found
    return tuple(best[start] for start in sorted(best))


def _candidate(match: re.Match[str], score: float) -> Organisation | None:
    name, begin = match.group("org"), match.start("org")
    name, begin = _without_lead(name, begin)
    if not name or name in _NOT_NAMES or len(name) < 3 or (name.isupper() and len(name) < 3):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", name):
        return None
    if _KIND.search(name):
        score += 2
    elif " " in name:
        score += 0.5
    return Organisation(name, begin, begin + len(name), score)


def _without_lead(name: str, begin: int) -> tuple[str, int]:
    """Drop words that only begin a sentence: "Before Harwell Dental" is Harwell Dental."""
    words = name.split()
    while words and (words[0] in _NOT_NAMES or words[0].islower()):
        begin += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in _NOT_NAMES | {"of", "and", "the", "for"}:
        words = words[:-1]
    return " ".join(words), begin
