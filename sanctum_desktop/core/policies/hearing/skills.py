"""Skills and tools, as a person names them: in a list, in sentences, or in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon.names import Named, names
from sanctum_desktop.core.policies.hearing.pieces import Piece, pieces
from sanctum_desktop.core.policies.hearing.skill_names import (
    FRONTED,
    LEVEL,
    LIST,
    is_nameable,
    thing_of,
)
from sanctum_desktop.core.policies.hearing.taken_back import (
    SCARCELY,
    WITHDRAWN,
    denied,
)
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

_OTHERS: Final = re.compile(
    r"(?i)\b(?:he|she|they)\b|\b(?:my|our|the) (?:boss|manager|colleagues?|daughter|son|wife|husband|sister|brother|friend|niece|nephew|partner"
    r"|kids?|children|girls?|boys?|others?|new \w+|young\w*)(?:'s)? (?:\w+s\b|did\b|has\b|had\b|\w+ed\b)"
)
_LIKENESS: Final = re.compile(r"(?i)^(?:that|it|this|which)(?:'s| is| was| are)\b")
_TAKES_BACK: Final = re.compile(
    r"(?i)\b(?:it|that|this|one|them)\b.*\b(?:out|off)\b|\b(?:never|didn'?t|don'?t|haven'?t) (?:really )?(?:used?|learn\w*|worked|work|know|knew|have|had|touched|did|do)\b"
    r"|\bcan'?t\b|^(?:no|not really|never|not any ?more|nothing)$"
)
_MODIFIER: Final = re.compile(r"(?i)^(?:for|from|in|on|at|to|with|by|of|about|like)\b")
_VAGUE: Final = re.compile(r"(?i)^\W*(?:and|or)\s+(?:stuff|things|all that|whatever|so on)\b")
_CUE: Final = re.compile(
    r"(?i)\b(?:in|with|using|use|used|into|via|learn(?:ed|t)|know|knew)\s+(?:the\s+|our\s+|my\s+)?$"
)
_EMPLOYED: Final = re.compile(
    r"(?i)\b(?:worked|working|work|job|employed|hired|joined|join|left|role|position|contract|interned|started|company|went)\s+(?:\w+\s+)?(?:at|for|with|by|to|from)?\s*$|\b(?:at|for|to)\s+$"
)


@dataclass(slots=True)
class _Skill:
    """A skill as it will be printed, and the words it was heard in."""

    said: str
    start: int
    end: int
    sentence: int
    level: str = ""

    @property
    def keyword(self) -> str:
        return f"{self.said} ({self.level})" if self.level else self.said

    @property
    def entry(self) -> str:
        return f"skill {names(LIST).same_as(self.said) or self.said}"


def skills(said: str) -> Iterator[Finding]:
    """What the person names when asked for skills; hedged to nothing and negated are left out."""
    kept: list[_Skill] = []
    refused: set[str] = set()
    for number, sentence in enumerate(sentences(said)):
        if sentence.text.endswith("?") and "," not in sentence.text:
            continue
        taken = False
        modifies = False
        scarce = [m.span() for m in SCARCELY.finditer(sentence.text)]
        for piece in pieces(sentence.text, names(LIST)):
            framed = bool(_MODIFIER.match(piece.text))
            modifies = _modifies(piece, kept, number, after=modifies)
            if denied(piece.text) or _within(piece, scarce):
                taken = _refuse(piece, kept, refused, number, taken=taken)
                continue
            if level := _level_alone(piece.text):
                _give_level(kept, level, sentence, piece, number)
                continue
            kept += _named(piece, sentence, number, modifier=modifies or framed)
    for skill in kept:
        if skill.entry.lower() not in refused:
            yield _finding(skill, "lists.skill", 0.7)


def skills_in_passing(said: str) -> Iterator[Finding]:
    """Tools named while telling something else: known ones, said as names, used by the person."""
    for sentence in sentences(said):
        if not re.search(r"(?i)\b(?:i|we|my|our)\b", sentence.text):
            continue
        cued = False
        last = 0
        for named in names(LIST).find(sentence.text):
            joined = re.fullmatch(
                r"(?i)\s*(?:,|and|or|&|,\s*and)\s*", sentence.text[last : named.start]
            )
            cued = _used(sentence.text, named) or (cued and bool(joined))
            last = named.end
            if cued and _said_as_name(sentence.text, named):
                words = sentence.text[named.start : named.end]
                begin = sentence.start + named.start
                yield _finding(
                    _Skill(words, begin, begin + len(words), 0), "lists.in_passing", 0.6
                )


def _used(words: str, named: Named) -> bool:
    """True where the person works with it, and nobody else, and it is not denied."""
    clause = re.split(r"[.;:,]|\b(?:but|until|because|so)\b", words[: named.start])[-1]
    subjects = re.findall(r"(?i)\b(?:i|we|he|she|they)\b", clause) or ["i"]
    if subjects[-1].lower() not in ("i", "we") or _OTHERS.search(clause) or denied(clause):
        return False
    return bool(_CUE.search(clause)) and not _EMPLOYED.search(clause)


def _said_as_name(words: str, named: Named) -> bool:
    said = words[named.start : named.end]
    return named.start > 0 and (said[0].isupper() or bool(re.search(r"[A-Z]|\d", said)))


def _within(piece: Piece, spans: list[tuple[int, int]]) -> bool:
    return any(piece.start < end and begin < piece.start + len(piece.text) for begin, end in spans)


def _modifies(piece: Piece, kept: list[_Skill], number: int, *, after: bool) -> bool:
    """True for what only says what a thing is used for: "Python, for images and plots"."""
    if _MODIFIER.match(piece.text):
        return bool(kept) and kept[-1].sentence == number
    return after and "," not in piece.joint and "." not in piece.joint


def _refuse(
    piece: Piece, kept: list[_Skill], refused: set[str], number: int, *, taken: bool
) -> bool:
    """Take back what the piece speaks of: what it names, or else the thing said before it."""
    named = [f"skill {n.name}".lower() for n in names(LIST).find(piece.text)]
    low = f" {piece.text.lower()} "
    named += [
        s.entry.lower() for s in kept if f" {s.said.lower()} " in re.sub(r"[^\w+#.]+", " ", low)
    ]
    fronted = FRONTED.match(piece.text)
    refused.update(named)
    pronoun = (
        _TAKES_BACK.search(piece.text)
        or SCARCELY.search(piece.text)
        or WITHDRAWN.search(piece.text)
    )
    near = (bool(kept) and kept[-1].sentence == number) or bool(WITHDRAWN.search(piece.text))
    if not named and not fronted and pronoun and kept and near and not taken:
        kept.pop()
        return True
    return taken


def _level_alone(words: str) -> str:
    """The level where a piece is nothing else: "basic", "at an advanced level"."""
    match = LEVEL.match(" " + re.sub(r"(?i)^(?:but|only|just|though|i'm|i am|it's)\s+", "", words))
    return match["level"].lower() if match and match.end() == len(match.string) else ""


def _give_level(
    kept: list[_Skill], level: str, sentence: Sentence, piece: Piece, number: int
) -> None:
    if kept and kept[-1].sentence == number:
        kept[-1].level = level
        kept[-1].end = sentence.start + piece.start + len(piece.text)


def _named(piece: Piece, sentence: Sentence, number: int, *, modifier: bool) -> list[_Skill]:
    """The skills of one piece: the whole of it where it names a thing, else the known names in it."""
    words = piece.text
    begin = sentence.start + piece.start
    rest = sentence.text[piece.start + len(words) :]
    known = list(names(LIST).find(words))
    if not modifier and not _OTHERS.search(words) and not _VAGUE.match(rest):
        thing, level = thing_of(words)
        if thing and is_nameable(thing):
            place, end = _span(words, thing, level)
            told = [_Skill(thing, begin + place, begin + end, number, level)]
            known = [n for n in known if n.start >= end and _told_with(words, n)]
            return told + [
                _Skill(words[n.start : n.end], begin + n.start, begin + n.end, number)
                for n in known
            ]
    if _LIKENESS.match(words) or _OTHERS.search(words):
        return []
    return [
        _Skill(words[n.start : n.end], begin + n.start, begin + n.end, number)
        for n in known
        if _sure(words, n, modifier=modifier)
    ]


def _told_with(words: str, named: Named) -> bool:
    """True for a second skill behind the first: "video editing in Premiere Pro"."""
    said = words[named.start : named.end]
    tool = re.search(r"\b(?:in|with|using) $", words[: named.start]) and said[0].isupper()
    return bool(tool) or " " in said


def _sure(words: str, named: Named, *, modifier: bool) -> bool:
    """True for a name that cannot be an everyday word where it stands."""
    said = words[named.start : named.end]
    capital = bool(re.search(r"[A-Z]", said[1:])) or (said[0].isupper() and named.start > 0)
    return capital or (" " in said and not modifier)


def _span(words: str, thing: str, level: str) -> tuple[int, int]:
    place = words.find(thing)
    if place < 0:
        return 0, len(words)
    return place, len(words) if level else place + len(thing)


def _finding(skill: _Skill, method: str, confidence: float) -> Finding:
    return Finding(
        section=Section.SKILLS, name="keyword", value=skill.keyword, start=skill.start,
        end=skill.end, method=method, entry=skill.entry, confidence=confidence,
    )  # fmt: skip
