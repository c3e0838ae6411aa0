"""What Gem reads back: at most three short lines, in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.highlights import does_something
from sanctum_desktop.core.policies.interview.adrift import beside, reluctant, tells_nothing
from sanctum_desktop.core.policies.phrases import phrases

MOST: Final = 3
DASH: Final = "– "
"""How a line that is read back begins."""
_LONGEST: Final = 14
"""Words of a line; a longer sentence is read back by its telling clause."""
_CLAUSE: Final = re.compile(
    r"\s*[,;–]\s+(?:and |but |so |because )?|\s+(?:because|which|so that|but)\s+"
)
_TELLS: Final = re.compile(r"(?i)\b(?:I|we)\b|\d")
_SHORTEST: Final = 3
_POOR: Final = re.compile(
    r"(?i)\?$|^(?:she|he|they|it|that|this|who|with|then)\b|(?:n['’]t|\b(?:that|it|so|do|did))$"
    r"|^(?:is|was|are|were)\b|^from (?:minutes|hours|days|weeks|months|years)\b"
    r"|\b(?:to|from|of|the|an?|some),|^\w+ \w+ (?:him|her|them|it)$"
    r"|\bI (?:am|was)(?:n['’]t| not)\b|\bI (?:lose|lost) count\b"
)
"""No line a person would own: of somebody else, cut off, or running themselves down."""
_SHAME: Final = re.compile(
    r"(?i)\b(?:was|were|is)(?:n['’]t| not) (?:mine|ours)\b|\b(?:stole|stolen|steal|prison|jail"
    r"|court|convicted|sentenced?|drunk|sacked|fired|bankrupt|discharged|let me go)\b"
)
"""What may stay on the page if they like, but nobody is made to hear."""


def lines(turns: Sequence[Turn], facts: Sequence[Fact]) -> list[str]:
    """Three at most of what was heard and not read back yet, the latest last."""
    said = {turn.index: turn.text for turn in turns if turn.speaker is Speaker.PERSON}
    already = " ".join(turn.text for turn in turns if turn.kind is TurnKind.READBACK).lower()
    quiet = silenced(turns)
    found: list[str] = []
    for fact in reversed(facts):
        if len(found) == MOST:
            break
        if fact.source.turn in quiet or _is_private(fact, said):
            continue
        if fact.name not in ("highlight", "position") or phrases("tender").search(fact.value):
            continue
        line = _short(fact.value)
        if (
            _SHAME.search(line)
            or tells_nothing(line)
            or _POOR.search(line)
            or reluctant(said.get(fact.source.turn, ""))
        ):
            continue
        if line.lower() not in already and line not in found:
            found.append(line)
    return found[::-1]


def _is_private(fact: Fact, said: dict[int, str]) -> bool:
    hidden = confided(said.get(fact.source.turn, ""))
    return any(start < fact.source.end and fact.source.start < end for start, end in hidden)


def _short(value: str) -> str:
    """The clause of a rambling sentence that says what was done."""
    if len(value.split()) <= _LONGEST:
        return value
    clauses = [clause.strip() for clause in _CLAUSE.split(value)]
    fit = [c for c in clauses if _SHORTEST <= len(c.split()) <= _LONGEST]
    did = [c for c in fit if does_something(c) and not beside(c)]
    telling = did or [c for c in fit if _TELLS.search(c)]
    if telling or fit:
        return max(telling or fit, key=lambda clause: len(clause.split()))
    return " ".join(value.split()[:_LONGEST]) + " …"


def read_lines(turn: Turn | None) -> list[str]:
    """The lines of a read-back, as they were read."""
    said = turn.text.splitlines() if turn else []
    return [line.removeprefix(DASH) for line in said if line.startswith(DASH)]
