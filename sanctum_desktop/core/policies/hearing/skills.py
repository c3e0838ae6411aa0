"""Skills and tools, as a person names them: in a list, in sentences, or in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.languages import ONLY_LANGUAGES
from sanctum_desktop.core.policies.hearing.lexicon import words as words_of
from sanctum_desktop.core.policies.hearing.lexicon.names import Named, names
from sanctum_desktop.core.policies.hearing.pieces import Piece, pieces
from sanctum_desktop.core.policies.hearing.taken_back import (
    NOT_DENIED,
    SCARCELY,
    WITHDRAWN,
    denied,
)
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

_LIST: Final = "skills"
_MAX_WORDS: Final = 5
_NO_THING: Final = words_of("no_things")
_CLAUSE: Final = words_of("clause_words")

_FILLED: Final = re.compile(
    r"(?i)^(?:(?:well|oh|um+|uh+|er+m?|ah|so|yes|yeah|no problem with|okay|ok|honestly|obviously|also|too|and|then|mostly|mainly"
    r"|maybe|probably|quite|really|just|even|still|say|like i said|of course|you know|i mean|i think|i'd say|i suppose|i guess|did|both"
    r"|first(?! aid)|for sure|a lot of|lots of|plenty of|all kinds of|different|various|not bad (?:at|with|in)"
    r"|not only|not just|and stuff)\b[\s,:]*)+"
)
_OWNING: Final = (
    r"(?:i|we)(?:'m|'ve|'d| am| have| had| was| were)?"
    r"(?: (?:also|still|just|mostly|mainly|now|always|really|quite|very|pretty|only|often|sometimes|well))*"
)
_LEAD: Final = re.compile(
    rf"^{_OWNING}\s*(?:(?:good|great|best|strong|okay|ok|alright|handy|quick|fast|comfortable|confident|trained|skilled|experienced"
    r"|familiar|fluent|used) (?:at|with|in|on|to)|(?:use|used|using|know|knew|knows|do|did|done|have|got|had|like|love|enjoy|learn(?:ed|t)?"
    r"|work(?:ed)? (?:a lot )?(?:with|in|on)|speciali[sz]ed? in|operate|operated|put)\b(?! to\b))"
    rf"(?: (?:some |a lot of |much |\w+ years(?: of)? )?experience\b)?"
    r"(?: how to use| about| with| in)?\s+",
    re.IGNORECASE,
)
_ABLE: Final = re.compile(
    rf"^{_OWNING}\s*(?:can|could|able to|know to|know how to|learn(?:ed|t) (?:how )?to|(?:good|trained|used) to)\s+"
    r"(?:also |still |even )?(?P<verb>[a-z]{2,})\s+(?P<rest>.+)$|"
    rf"^{_OWNING}\s*(?:can|could|able to|know to|know how to)\s+(?P<alone>[a-z]{{3,}})$|"
    r"^(?:and )?i (?:also |still )?(?P<does>drive|fix|repair|milk|weld|sew|bake|build|paint|play|lay|grow|service|shear|prune|iron|knit)\s+(?P<what>(?!well\b|fast\b|a lot\b|for\b|every)\S.*)$",
    re.IGNORECASE,
)
"""An ability told with a verb: "I can drive a forklift" is "driving a forklift"."""
_USING: Final = frozenset("use do operate handle run manage work".split())
_FRONTED: Final = re.compile(
    r"^(?P<thing>\S.*?)\s+(?:i|we)(?:'m|'ve| am| have)?\s+(?:also |still |always |only |really )*(?:can|could|do|did|know|use|used|have|had|like|love|do well|work(?:ed)?|learn(?:ed|t)?|was|were|am|got|open|consumed)\b",
    re.IGNORECASE,
)
"""The thing first, then what one does with it: "Vegetarian cooking I do well"."""
_BEING: Final = re.compile(
    r"^(?P<thing>.+?)\s+(?:is|are|was) (?:my|the|what|where|mine|main|basic|good|easy|fine|ok|okay|no problem)\b",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"(?:\b(?:my|our|the) (?:\w+ ){0,3}(?:tool|program(?:me)?|software|skill|system|language|thing|machine)s? (?:is|was|are|were) (?:called |named )?"
    r"|\b(?:called|named|it'?s name is)\s+|^(?:the|our|my) (?:\w+ ){1,2}(?:uses|used|has|had|runs on|ran on) )(?P<thing>.+)$",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"(?i)\b(?:he|she|they)\b|\b(?:my|our|the) (?:boss|manager|colleagues?|daughter|son|wife|husband|sister|brother|friend|niece|nephew|partner"
    r"|kids?|children|girls?|boys?|others?|new \w+|young\w*)(?:'s)? (?:\w+s\b|did\b|has\b|had\b|\w+ed\b)"
)
_ASIDE: Final = re.compile(
    r"(?i)^(?:that(?:'s| is| was)|it(?:'s| is| was)|this is|which|because|if|when|since|until|but then|like you|you|there(?:'s| is| are|'re)"
    r"|what|who|put|write|being|only|just|in truth|as |so that|so i|so we|at the moment)\b(?!.*\b(?:called|named)\b)"
)
_FRAME: Final = re.compile(
    r"(?i)^(?:for|in|at|on) (?:the|my|our|a) [\w-]+(?: [\w-]+)? (?=(?:i|we)\b)"
)
_LIKENESS: Final = re.compile(r"(?i)^(?:that|it|this|which)(?:'s| is| was| are)\b")
_TAKES_BACK: Final = re.compile(
    r"(?i)\b(?:it|that|this|one|them)\b.*\b(?:out|off)\b|\b(?:never|didn'?t|don'?t|haven'?t) (?:really )?(?:used?|learn\w*|worked|work|know|knew|have|had|touched|did|do)\b"
    r"|\bcan'?t\b|^(?:no|not really|never|not any ?more|nothing)$"
)
_MODIFIER: Final = re.compile(r"(?i)^(?:for|from|in|on|at|to|with|by|of|about|like)\b")
_LEVEL: Final = re.compile(
    r"(?i)[\s,(]*\b(?:only |just )?(?:(?:at|on|to) )?(?:an? |the )??(?:very )?(?P<level>basics?|beginner|intermediate|advanced|expert|a little(?: bit)?|little|some|a bit)(?:[ -]level)?$"
)
_A_LITTLE: Final = re.compile(r"(?i)^(?P<level>a bit|a little(?: bit)?|some)(?: of)?\s+(?=\S)")
_WEAK_LEVEL: Final = re.compile(
    r"(?i)[\s,]+(?:(?:very |so |quite |only |pretty )*(?:normal|simple|okay|ok|good|well|great|fine|slow(?:ly)?|alright|all right|yes|too|also|as well"
    r"|so[ -]so|obviously|now|today|right now|though|mostly|mainly|every ?day|daily|both|too much|enough|like (?:everybody|everyone|most people)|with help|for sure|no problem|perfect(?:ly)?|in my sleep)"
    r"|and (?:stuff|things|that|so on)|(?:for|since) (?:about )?(?:\w+ )?years?)$"
)
_VAGUE: Final = re.compile(r"(?i)^\W*(?:and|or)\s+(?:stuff|things|all that|whatever|so on)\b")
_TAIL: Final = re.compile(
    r"(?i)\s+(?:is|are|was|were|i|we|he|she|they|you|that|that's|thats|which|who|because|so|but|then|when|where|while|if|since|until"
    r"|it|what|the whole|every|all the|by myself|myself|alone|here|there|from|up to|for|at home|at work|at school|on the (?:computer|job|site)|of course)\b.*$"
)
_PLACE_TAIL: Final = re.compile(r"(?i)\s+(?:at|in|on|to|with|by|under|over|into|as)\b.*$")
_DETERMINER: Final = re.compile(
    r"(?i)^(?:(?:a(?! bit| little)|an|the|my|our|any|all|most|this|these|those|big old|decent|proper|good|nice|own|simple)\s+)+(?=\S)"
)
_EVALUATIVE: Final = re.compile(r"(?i)\b(?:decent|good|nice|proper|really|bit of|very|small)\s+")
_NO_NAME: Final = re.compile(r"(?i)\b(?:stuff|things?|such|etc|whatever)$")
_GERUND: Final = re.compile(r"(?i)^[a-z-]{2,}ing$")
_DOUBLED: Final = frozenset(
    "cut run fit set plan get put dig sit tap rig trim map mop sew win".split()
) - {"sew"}
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
        return f"skill {names(_LIST).same_as(self.said) or self.said}"


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
        for piece in pieces(sentence.text, names(_LIST)):
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
        for named in names(_LIST).find(sentence.text):
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
    named = [f"skill {n.name}".lower() for n in names(_LIST).find(piece.text)]
    low = f" {piece.text.lower()} "
    named += [
        s.entry.lower() for s in kept if f" {s.said.lower()} " in re.sub(r"[^\w+#.]+", " ", low)
    ]
    fronted = _FRONTED.match(piece.text)
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
    match = _LEVEL.match(
        " " + re.sub(r"(?i)^(?:but|only|just|though|i'm|i am|it's)\s+", "", words)
    )
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
    known = list(names(_LIST).find(words))
    if not modifier and not _OTHERS.search(words) and not _VAGUE.match(rest):
        thing, level = _thing(words)
        if thing and _nameable(thing):
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


def _thing(words: str) -> tuple[str, str]:
    """The thing itself and its level: "Kafka at basic level" is ("Kafka", "basic")."""
    words = (
        NOT_DENIED.sub("", words.replace("’", "'")).strip() if NOT_DENIED.match(words) else words
    )
    words = _FRAME.sub("", _FILLED.sub("", words.strip(" !?\"'“”()").rstrip(".")))
    if called := _CALLED.search(words):
        words = called["thing"]
    elif _ASIDE.match(words):
        return "", ""
    elif able := _ABLE.match(words):
        return _ability(able), ""
    elif framed := _FRONTED.match(words) or _BEING.match(words):
        words = framed["thing"]
    words = _DETERMINER.sub("", _FILLED.sub("", _LEAD.sub("", words)))
    few = _A_LITTLE.match(words)
    words = _DETERMINER.sub("", words[few.end() :]) if few else words
    words, level = _without_level(words)
    return _without_tail(words), level or (few["level"].lower() if few else "")


def _without_level(words: str) -> tuple[str, str]:
    while weak := _WEAK_LEVEL.search(f" {words}"):
        words = words[: max(0, weak.start() - 1)]
    match = _LEVEL.search(words)
    if match is None or not match.start() or names(_LIST).same_as(words):
        return words, ""
    return words[: match.start()], match["level"].lower()


def _without_tail(words: str) -> str:
    """Without what the thing is for or where it was; a known name and a deed stay whole."""
    if names(_LIST).same_as(words):
        return words
    words = _TAIL.sub("", words)
    first = next(names(_LIST).find(words), None)
    if first and first.start == 0 and " " in words[: first.end]:
        head = words[: first.end]
        return head + _PLACE_TAIL.sub("", words[first.end :])
    if _GERUND.match(words.split(" ")[0] if words else "") and len(words.split()) <= _MAX_WORDS:
        return re.sub(r"\s(?:in|at|for|with) (?=[A-Z]).*$", "", words)
    return re.sub(_WEAK_LEVEL, "", _PLACE_TAIL.sub("", words)).strip(" ,:;!?-'\"").rstrip(".")


def _ability(able: re.Match[str]) -> str:
    """The deed as it stands on a page: "drive a forklift" is "driving a forklift"."""
    if able["alone"]:
        return _gerund(able["alone"])
    verb = (able["verb"] or able["does"]).lower()
    rest = re.sub(r"(?i)^(?:with|on|in) ", "", able["rest"] or able["what"])
    if re.match(r"(?i)(?:one|it|that|this|them|him|her|you|everything|anything|all)\b", rest):
        return ""
    rest = _TAIL.sub("", rest)
    while weak := _WEAK_LEVEL.search(rest):
        rest = rest[: weak.start()]
    rest = _EVALUATIVE.sub("", rest)
    if verb in _USING:
        return _DETERMINER.sub("", rest)
    return f"{_gerund(verb)} {rest}"


def _gerund(verb: str) -> str:
    verb = verb.lower()
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return (
        f"{verb[:-1]}ing"
        if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
        else f"{verb}ing"
    )


def _nameable(words: str) -> bool:
    """True for a few words that can stand alone as the name of a thing one can do."""
    parts = words.lower().split()
    if not parts or len(parts) > _MAX_WORDS or words.lower() in _NO_THING:
        return False
    if names(_LIST).same_as(words):
        return True
    if ONLY_LANGUAGES.fullmatch(words) or any(part.strip("'’.,") in _CLAUSE for part in parts):
        return False
    if len(words) < 2 or not re.match(r"[a-zA-ZÀ-ÿ]", words) or _NO_NAME.search(words):
        return False
    return not _struck(parts, words)


def _struck(parts: list[str], words: str) -> bool:
    """True for keys struck at random: one syllable again and again, or no vowel in it."""
    again = len(parts) > 1 and len(set(parts)) == 1
    voiceless = words.islower() and not any(re.search(r"[aeiouyà-ÿ]", part) for part in parts)
    return again or voiceless


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
