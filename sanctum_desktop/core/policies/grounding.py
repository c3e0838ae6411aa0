"""The gate every printed line passes: a line is its evidence with words left out, nothing more.

What may be left out is limited: not a negation, not a hedge before a number that stays, not that
the credit was shared or that one helped. Numbers count by value, so that "twelve" is 12 and "a
quarter" 25 %. Words may change their ending, never their meaning or their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.hearing.measures import in_digits

_TOKEN: Final = re.compile(r"[$£€]?\d[\d,]*(?:\.\d+)?%?|[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")
_HALF: Final = re.compile(r"(?i)\band a half\b")
_NEGATION: Final = re.compile(
    r"(?i)^(?:no|not|never|none|nobody|nothing|without|neither|nor|cannot|.*n['’]t|barely|hardly)$"
)
_HEDGES: Final = frozenset(
    "about around roughly approximately nearly almost maybe perhaps some like up".split()
)
_SHARED: Final = re.compile(
    r"(?i)\bone of (?:the |us|\w+\b)|\b(?:\w+ )?of us\b|\bme and\b|\band me\b|\btogether\b"
    r"|\bwith (?:the|my|a|an|one|two|three|four|five) (?:\w+ )?(?:boys|girls|colleagues?|team|group|others?|friends?|partner|manager)\b"
)
_HELPED: Final = frozenset(
    "helped help assisted assist supported contributed tried acting".split()
)
_LIMITS: Final = frozenset("only partly part temporary acting tried".split())
_FREE: Final = frozenset("a an the to of and in at on for with by as from was were is are".split())
_SCALES: Final = frozenset("plushalf million billion thousand hundred".split())
_HEDGE_REACH: Final = 4
"""Words between a hedge and the number it softens."""


def refusals(line: str, evidence: Sequence[str]) -> tuple[str, ...]:
    """Why the line says more than the words it rests on; empty where it does not."""
    said = [_tokens(quote) for quote in evidence]
    spoken = _tokens(line)
    best = min((_unsaid(spoken, words) for words in said), key=len, default=spoken)
    if best:
        return (text("abby.refused.unsaid", words=", ".join(dict.fromkeys(best))),)
    whole = next(q for q, words in zip(evidence, said, strict=True) if not _unsaid(spoken, words))
    return tuple(reason for reason in _dropped(line, spoken, whole) if reason)


def _tokens(words: str) -> list[str]:
    plain = _HALF.sub("plushalf", _HYPHEN.sub(" ", words))  # "29 and a half" is not 29 and 50 %
    return [_normal(token) for token in _TOKEN.findall(in_digits(plain))]


def _normal(token: str) -> str:
    if token[0].isdigit() or token[0] in "$£€":
        return token.replace(",", "").strip("$£€")
    word = token.lower().replace("’", "'")
    return {"per": "a", "an": "a", "one": "1"}.get(word, word)


def _stem(word: str) -> str:
    """Endings off, so that "moved" and "moving" are one; never across a negating prefix."""
    if word[0].isdigit():
        return word
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - a root's least
            return word[: -len(ending)]
    return word


def _unsaid(line: list[str], said: list[str]) -> list[str]:
    """The line's words that are not in the evidence in this order; small words may be free."""
    place = 0
    missing = []
    stems = [_stem(word) for word in said]
    for word in line:
        try:
            place = stems.index(_stem(word), place) + 1
        except ValueError:
            if word not in _FREE:
                missing.append(word)
    return missing


def _dropped(line: str, spoken: list[str], evidence: str) -> list[str]:
    clause = _clause_of(spoken, evidence)
    kept = set(spoken)
    words = _tokens(clause)
    lost = [word for word in words if _NEGATION.match(word) and word not in kept]
    reasons = [text("abby.refused.negation", words=lost[0])] if lost else []
    if any(word in _HELPED | _LIMITS and word not in kept for word in words):
        reasons.append(text("abby.refused.part"))
    touched = _clause_of(spoken, evidence, least=0)
    shared = _SHARED.search(touched) and not _SHARED.search(line)
    if shared or _we_lost(spoken, _tokens(evidence)):
        reasons.append(text("abby.refused.shared"))
    said = _tokens(evidence)
    return [*reasons, *_hedge_lost(spoken, said), *_scale_lost(spoken, said)]


def _clause_of(spoken: list[str], evidence: str, *, least: float = 0.5) -> str:
    """The clauses of which the line holds a word and at least that share, joined."""
    kept = {_stem(word) for word in spoken} - {_stem(word) for word in _FREE}
    used = []
    for clause in re.split(r"(?<=[,;:.])\s+|\s+[–-]\s+|\bbut\b", evidence):
        stems = {_stem(word) for word in _tokens(clause)} - {_stem(word) for word in _FREE}
        if stems & kept and len(stems & kept) >= least * len(stems):
            used.append(clause)
    return " ".join(used)


def _we_lost(spoken: list[str], said: list[str]) -> bool:
    """True where "we did" became a bare verb, which a reader takes for "I did"."""
    opening = [_stem(word) for word in spoken[:2]]
    stems = [_stem(word) for word in said]
    for place in range(len(stems) - 1):
        if stems[place : place + len(opening)] == opening:
            return "we" in said[max(0, place - 2) : place]
    return False


def _scale_lost(spoken: list[str], said: list[str]) -> list[str]:
    """A number may not lose the "million" or the half that was said with it."""
    pairs = set(pairwise(spoken))
    for number, scale in pairwise(said):
        if scale in _SCALES and number in spoken and (number, scale) not in pairs:
            return [text("abby.refused.unsaid", words=number)]
    return []


def _hedge_lost(spoken: list[str], said: list[str]) -> list[str]:
    for number in (word for word in spoken if word[0].isdigit()):
        if _hedged(number, said) and not _hedged(number, spoken):
            return [text("abby.refused.hedge", number=number)]
    return []


def _hedged(number: str, words: list[str]) -> bool:
    """True where every mention of the number stands behind a hedge."""
    places = [place for place, word in enumerate(words) if word == number]
    return bool(places) and all(
        any(word in _HEDGES for word in words[max(0, place - _HEDGE_REACH) : place])
        for place in places
    )
