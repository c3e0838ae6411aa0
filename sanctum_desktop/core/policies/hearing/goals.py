"""What the person would like to do next; what is not wanted is no goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

_TITLE: Final = "|".join(sorted(words("titles") | words("goal_titles"), key=len, reverse=True))
_ROLE: Final = re.compile(
    rf"\b(?P<goal>(?:[\w'’&/-]+ ){{0,4}}?(?:{_TITLE})(?: (?:{_TITLE}))*(?: of (?:kitchen|department|year|service|operations|nursing|finance|sales))?)\b(?!['’]s)",
    re.IGNORECASE,
)
_STOP: Final = words("goal_stops")
_REFUSED: Final = re.compile(
    r"(?i)\b(?:not|no|don'?t|never|wouldn'?t|can'?t|without|rather than|instead of)\b[^,.]*$"
)
_WHAT_ONE_IS: Final = re.compile(
    r"(?i)\b(?:i'?m|i am|i was|i'?ve been|been|worked as|working as|my|our|his|her|their|your)(?: (?:a|an|the|still|just|only|now))*\s*$"
    r"|\b(?:my|our|his|her|their) [\w-]+ (?:is|was|works as|works) (?:(?:an?|the) )?$"
)
_OTHERS: Final = re.compile(
    r"(?i)^\s+(?:says?|said|thinks?|told|tells|reckons?|was|were|wants?)\b"
)
_OWN: Final = re.compile(
    r"(?i)\b(?:my|an?|our|me) (?P<goal>own (?:little |small )?[a-z]+(?<!\bway)(?<!\bhand)(?<!\bpace)(?<!\btime)(?<!\bboss))\b"
)
_WISH: Final = re.compile(
    r"(?i)\b(?:i'?d (?:really |just )?(?:like|love)|i would (?:really )?(?:like|love)|i want|i wish|i hope|i'?m hoping|my dream is) to "
    r"(?P<goal>(?:run|work|teach|open|start|train|own|manage|set up|build|study|move into|go into|get into|drive|join|write|lead|help)\b[^,.;]*)"
)
_TO_TEACH: Final = re.compile(
    r"(?i)^to (?P<goal>(?:run|work|teach|open|start|train|drive|write) [^,.;]+)"
)
_DOING: Final = re.compile(r"^(?P<goal>[A-Z][a-z]{3,}ing(?: [a-z]+)?)[.!]?$")
_NOT_WORK: Final = re.compile(
    r"(?i)^(?:nothing|something|anything|everything|sleeping|resting|retiring|leaving|skipping|training)\b"
)
_GOAL_ENDS: Final = re.compile(
    r"(?i)\s+(?:but|because|if|when|so|until|before|and (?:i|we|not)|one day|some day|someday|maybe|again|where|which|that|who|like (?:that|this)|as well|too)\b.*$"
)
_ANEW: Final = re.compile(r"(?i)^\W*(?:or |well |oh )?no,\s")
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class _Goal:
    words: str
    sentence: Sentence
    start: int

    @property
    def printed(self) -> str:
        return self.words[0].upper() + self.words[1:]


def goals(said: str) -> Iterator[Finding]:
    """Roles, and else plans, the person would like; those refused are left out."""
    found: list[_Goal] = []
    for sentence in sentences(said):
        if found and _ANEW.match(sentence.text):
            found.pop()
        found += _roles(sentence) or _plans(sentence)
    kept: list[str] = []
    for goal in found:
        if _said_fuller(goal, found) or goal.printed.lower() in kept:
            continue
        kept.append(goal.printed.lower())
        begin = goal.sentence.start + goal.start
        yield Finding(
            section=Section.GOALS, name="goal", value=goal.printed, start=begin,
            end=begin + len(goal.words), method="outside.goal", entry=f"goal {goal.printed}",
            confidence=0.6,
        )  # fmt: skip


def _said_fuller(goal: _Goal, found: list[_Goal]) -> bool:
    """True for "inspector" where "water inspector" is said as well."""
    own = goal.words.lower().split()
    return any(
        len(other.words.split()) > len(own) and other.words.lower().split()[-len(own) :] == own
        for other in found
    )


def _roles(sentence: Sentence) -> list[_Goal]:
    found = []
    for match in _ROLE.finditer(sentence.text):
        parts = match["goal"].split()
        cut = [place for place, part in enumerate(parts) if part.lower().strip(",") in _STOP]
        if cut and not (" of " in match["goal"] and cut[-1] == len(parts) - _FEWEST):
            parts = parts[cut[-1] + 1 :]
        elif len(cut) > 1:
            parts = parts[cut[-2] + 1 :]
        role = " ".join(parts)
        begin = match.end() - len(role)
        before = sentence.text[:begin]
        unwanted = _REFUSED.search(before) or _WHAT_ONE_IS.search(before)
        if role and not unwanted and not _OTHERS.match(sentence.text[match.end() :]):
            found.append(_Goal(role, sentence, begin))
    return found


def _plans(sentence: Sentence) -> list[_Goal]:
    """A plan where no role is named: "my own shop", "to work with young people"."""
    for pattern in (_OWN, _WISH, _TO_TEACH, _DOING):
        match = pattern.search(sentence.text)
        if match is None or _REFUSED.search(sentence.text[: match.start("goal")]):
            continue
        plan = _GOAL_ENDS.sub("", match["goal"]).strip()
        if not _NOT_WORK.match(plan):
            return [_Goal(plan, sentence, match.start("goal"))]
    return []
