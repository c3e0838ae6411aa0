"""Skills and tools, as a person names them: in a list, in sentences, or in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon.names import Named, names
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.pieces import Piece, pieces
from sanctum_desktop.core.policies.hearing.skill_names import (
    ABLE,
    ANY_TOOL,
    DOES_TO_IT,
    FRONTED,
    GERUND,
    KIND_OF_TOOL,
    KIND_WORD,
    LAST_TWO,
    LEAVE,
    LEVEL,
    LIST,
    MODEST,
    MODIFIER,
    OF_A_SHEET,
    OTHERS_DO_IT,
    PART,
    SHEET,
    STILL,
    WHAT_IT_IS,
    WITH,
    given_up,
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
    r"|kids?|children|girls?|boys?|others?|new \w+|young\w*)(?:'s)? (?:\w+s\b|did\b|has\b|had\b|wrote\b|made\b|built\b|drew\b|taught\b|ran\b|set\b|\w+ed\b)"
)
_BESIDE: Final = re.compile(
    r"(?i)^(?:which|that(?:'s| is)|because|it(?:'s| is)|when|if|though)\b|\bbetween\b| like (?=\w+$)"
)
"""What goes on behind "and": "which is a word for shutting up and listening"."""
_DETERMINED: Final = re.compile(r"(?i)^(?:the|an?|my|our)\s")
_OWN: Final = re.compile(r"(?i)^(?:and |but |so )*(?:i|we)\b")
_PARTS: Final = re.compile(r"(?i)including|such as|mostly|mainly|especially|like")
"""What leads from a tool to the parts of it one knows: "Excel including pivot and XLOOKUP"."""
_INFINITIVE: Final = re.compile(r"(?i)to (?!the\b|my\b|our\b)[a-z]{3,} [a-z]")
"""A deed told by its infinitive: "to lash the cargo"."""
_BARE_VERB: Final = re.compile(r"[a-z]{3,}(?<!s)(?<!ing)")
"""A verb more, behind one that was told: "macros I record and pray"."""
_SEVERAL: Final = re.compile(
    r"(?i)\b(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b"
)
_LIKENESS: Final = re.compile(r"(?i)^(?:that|it|this|which)(?:'s| is| was| are)\b")
_TAKES_BACK: Final = re.compile(
    r"(?i)\b(?:it|that|this|one|them)\b.*\b(?:out|off)\b|\b(?:never|didn'?t|don'?t|haven'?t) (?:really )?(?:used?|ma[dk]e|learn\w*|worked|work|know|knew|have|had|touched|did|do)\b"
    r"|\bcan'?t\b|^(?:so |and |but )*(?:no|not really|never|not any ?more|nothing|barely|hardly|scarcely)(?: \w{1,2})?$|\bhaven'?t \w+ (?:it|one|that)\b"
)
_ANOTHER_VERB: Final = re.compile(r"(?!the\b|my\b|our\b)[a-z]{2,}(?<!ing) (?:an?|the|my|our|up)\b")
"""What one can do besides, behind "I can": "read drawings, use a cherry picker"."""
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
    clause: bool = False

    @property
    def keyword(self) -> str:
        said = in_digits(self.said) if _SEVERAL.search(self.said) else self.said
        said = re.sub(r"\ba (?=1\d\d)", "", said)  # "a hundred" is 100
        return f"{said} ({self.level})" if self.level else said

    @property
    def entry(self) -> str:
        return f"skill {names(LIST).same_as(self.said) or self.said}"


def skills(said: str) -> Iterator[Finding]:
    """What the person names when asked for skills; hedged to nothing and negated are left out."""
    told = _Told()
    for number, sentence in enumerate(sentences(said)):
        if not sentence.text.endswith("?") or "," in sentence.text:
            told.hear(sentence, number)
    for skill in told.kept:
        if skill.entry.lower() not in told.refused:
            yield _finding(skill, "lists.skill", 0.7)


class _Told:
    """What was named so far, and what was taken back."""

    def __init__(self) -> None:
        self.kept: list[_Skill] = []
        self.refused: set[str] = set()
        self._part_last = False

    def hear(self, sentence: Sentence, number: int) -> None:
        """Hear a sentence piece by piece; what is said beside a thing goes with that thing."""
        taken = modifies = beside = deed = listing = fronted = able = False
        scarce = [m.span() for m in SCARCELY.finditer(sentence.text)]
        for piece in pieces(sentence.text, names(LIST)):
            joined = piece.joint.strip().lower() in ("and", "or", "and/or")
            framed = _frames(piece, self._last(number))
            if MODEST.search(piece.text):
                continue
            modifies = _modifies(piece, self.kept, number, framed=framed, after=modifies)
            if _denied(piece.text) or _within(piece, scarce) or OTHERS_DO_IT.search(piece.text):
                taken = self._refuse(piece, number, taken=taken)
                continue
            last = self._last(number)
            listing = _goes_on_listing(piece, last, listing=listing)
            if detail := _part(piece.text) if listing else _detail(piece.text, last):
                _give_level(self.kept[-1], detail, sentence, piece)
                continue
            verb = (
                fronted
                and _BARE_VERB.fullmatch(piece.text)
                and not names(LIST).same_as(piece.text)
            )
            if joined and (self._goes_on(piece, number, deed=deed) or beside or verb):
                continue
            able = bool(ABLE.match(piece.text)) or (able and bool(_ANOTHER_VERB.match(piece.text)))
            new = _named(
                piece, sentence, number, modifier=modifies or framed, after_deed=deed, able=able
            )
            beside = bool(_BESIDE.search(piece.text)) or bool(ABLE.match(piece.text) and not new)
            deed = _is_deed(piece.text, new) or (deed and not new)
            fronted = bool(FRONTED.match(piece.text) and new)
            taken = taken and not new
            if joined and new and (last := self._last(number)):
                _share_head(last, new[0])
            self._add(new, number)

    def _last(self, number: int) -> _Skill | None:
        return self.kept[-1] if self.kept and self.kept[-1].sentence == number else None

    def _add(self, new: list[_Skill], number: int) -> None:
        last = self._last(number)
        if new and last and KIND_OF_TOOL.fullmatch(last.said) and new[0].said[0].isupper():
            self.kept.pop()  # "the app of the farm, TalhãoCerto"
        if new and last and SHEET.search(last.said) and new[0].said.lower() in OF_A_SHEET:
            last.level = ", ".join(filter(None, (last.level, new[0].said)))
            last.end, new = new[0].end, new[1:]
            self._part_last = True
        elif new:
            self._part_last = False
        known = {skill.said.lower() for skill in self.kept}
        self.kept += [s for s in new if not (s.clause and s.said.split()[-1].lower() in known)]

    def _goes_on(self, piece: Piece, number: int, *, deed: bool) -> bool:
        """True for the second half of a deed: "calibrating the planter and the sprayer"."""
        last = self._last(number)
        if last is None:
            return False
        if " between " in last.said:
            last.said += f" and {piece.text}"
            return True
        thing = _DETERMINED.match(piece.text)
        both = GERUND.fullmatch(last.said) and re.match(r"[a-z]+ing (?:the|a|my) ", piece.text)
        if not both and not (deed and thing):
            return False
        last.said += f" and {thing_of(piece.text)[0] if thing else piece.text}"
        return True

    def _refuse(self, piece: Piece, number: int, *, taken: bool) -> bool:
        """Take back what the piece speaks of: what it names, or else the thing said before it."""
        listed = {
            f"skill {n.name}".lower()
            for n in names(LIST).find(piece.text)
            if piece.text[n.start : n.end].lower() != "does"  # no DoE, the design of experiments
        }
        low = " " + re.sub(r"[^\w+#.]+", " ", f"{piece.text.lower()} ")
        named = {s.entry.lower() for s in self.kept if f" {s.said.lower()} " in low}
        if LAST_TWO.search(piece.text):
            here = [skill for skill in self.kept[-2:] if skill.sentence == number]
            self.kept = self.kept[: len(self.kept) - len(here)]
            return True
        if left := LEAVE.match(piece.text):
            named |= {
                s.entry.lower() for s in self.kept if s.said.lower().endswith(left["what"].lower())
            }
        self.refused |= listed | named
        pronoun = any(
            words.search(piece.text) for words in (_TAKES_BACK, SCARCELY, WITHDRAWN, OTHERS_DO_IT)
        )
        withdrawn = bool(WITHDRAWN.search(piece.text))
        spelled = re.search(r"(?<=\w )(?!I\b)[A-Z]", piece.text)
        own = named or (listed and (spelled or not withdrawn)) or FRONTED.match(piece.text)
        near = bool(self._last(number)) or withdrawn
        if own or not pronoun or not self.kept or not near or taken:
            return taken
        if self._part_last:  # "Excel; macros I record, so no"
            self.kept[-1].level = self.kept[-1].level.rpartition(", ")[0]
            return True
        while self.kept[-1].clause and len(self.kept) > 1 and self.kept[-2].sentence == number:
            self.kept.pop()  # what they told of it: "InDesign, I can correct a comma, don't put it"
        self.kept.pop()
        return True


def _share_head(first: _Skill, second: _Skill) -> None:
    """Give the first of two kinds the noun said after the second."""
    kind, _, head = second.said.partition(" ")
    if head and " " not in head and KIND_WORD.fullmatch(first.said) and KIND_WORD.fullmatch(kind):
        first.said, first.end = f"{first.said} {head}", second.end


def _is_deed(words: str, new: list[_Skill]) -> bool:
    """True where a verb was told that the page has as a noun."""
    return bool(new) and new[0].said.split()[0].lower() not in words.lower()


def _denied(words: str) -> bool:
    """True for what is denied; "reports without mistakes" is no denial."""
    return given_up(words) or denied(re.sub(r"(?i)(?<=\w) without .*$", "", words))


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


def _modifies(piece: Piece, kept: list[_Skill], number: int, *, framed: bool, after: bool) -> bool:
    """True for what only says what a thing is used for: "Python, for images and plots"."""
    if framed:
        return bool(kept) and kept[-1].sentence == number
    return after and "," not in piece.joint and "." not in piece.joint


def _level_alone(words: str) -> str:
    """The level where a piece is nothing else: "basic", "at an advanced level"."""
    match = LEVEL.match(" " + re.sub(r"(?i)^(?:but|only|just|though|i'm|i am|it's)\s+", "", words))
    return match["level"].lower() if match and match.end() == len(match.string) else ""


def _detail(words: str, last: _Skill | None) -> str:
    """What a piece says of the thing before it: its level, the part of it, or what it is."""
    if last is None:
        return ""
    if level := _level_alone(words):
        return level
    if last.said[0].isupper() and ANY_TOOL.fullmatch(words):
        return words
    if part := PART.fullmatch(words):
        return str(next(filter(None, part.group("what", "side", "half", "of"))))
    if DOES_TO_IT.fullmatch(words):
        return thing_of(words)[0]
    called = WHAT_IT_IS.fullmatch(words) if last.said[0].isupper() else None
    return called["what"] if called else ""


def _part(words: str) -> str:
    return re.sub(r"(?i)^(?:like|the|a) ", "", words)


def _goes_on_listing(piece: Piece, last: _Skill | None, *, listing: bool) -> bool:
    """True for one of the parts of a tool that are known: "AutoCAD including layers and blocks"."""
    bare = _part(piece.text)
    joint = piece.joint.strip(" ,").lower()
    if last is None or not is_nameable(bare) or thing_of(bare)[0] != bare:
        return False
    begins = _PARTS.fullmatch(joint) or (bare != piece.text and piece.text.startswith("like "))
    goes_on = listing and ";" not in joint and (joint == "and" or bare[0].islower())
    return bool(begins or goes_on)


def _frames(piece: Piece, last: _Skill | None) -> bool:
    """True for what a thing is used for; an infinitive that opens a sentence is a deed."""
    opens = last is None or last.said.split()[0].endswith("ing")
    return bool(MODIFIER.match(piece.text)) and not (opens and _INFINITIVE.match(piece.text))


def _give_level(skill: _Skill, level: str, sentence: Sentence, piece: Piece) -> None:
    known = skill.level if level not in skill.level else ""
    new = "" if ANY_TOOL.fullmatch(level) else level
    skill.level = ", ".join(filter(None, (known, new)))
    skill.end = sentence.start + piece.start + len(piece.text)


def _named(
    piece: Piece, sentence: Sentence, number: int, *, modifier: bool, after_deed: bool, able: bool
) -> list[_Skill]:
    """The skills of one piece: all of it where it names a thing, else the known names in it."""
    words = STILL.sub("", piece.text)
    begin = sentence.start + piece.start
    rest = sentence.text[piece.start + len(words) :]
    known = list(names(LIST).find(words))
    if not modifier and not _OTHERS.search(words) and not _VAGUE.match(rest):
        besides = able and _ANOTHER_VERB.match(words)
        thing, level = thing_of(f"I can {words}" if besides else words, after_deed=after_deed)
        if thing and is_nameable(thing):
            if not level and (of := WITH.search(words)) and thing == words[: of.start()]:
                level, known = of["what"], []
            place, end = _span(words, thing, level)
            clause = bool(_OWN.match(words))
            told = [_Skill(thing, begin + place, begin + end, number, level, clause)]
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
    tool = re.search(r"\b(?:in|on|with|using) $", words[: named.start]) and said[0].isupper()
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
