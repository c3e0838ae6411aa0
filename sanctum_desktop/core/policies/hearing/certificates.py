"""Certificates, licences, tickets and registrations, each with its date, expiry and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.certificate_dates import SaidOf, certificate_dates
from sanctum_desktop.core.policies.hearing.certificate_names import (
    APPOSITION,
    CONTRAST,
    COURSE,
    DATE_FORGOTTEN,
    HAS_DONE,
    KIND,
    LAPSED_BY_NAME,
    LEAD,
    LIST,
    OF_LANGUAGES,
    QUALIFIES,
    REASON,
    SENT_ON,
    STATUS,
    SUBJECT_ALONE,
    as_written,
    blanked,
    explained,
    name_of,
    of_same_kind,
    only_whose,
    says_nothing,
)
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.languages import only_language
from sanctum_desktop.core.policies.hearing.lexicon.names import names
from sanctum_desktop.core.policies.hearing.pieces import Piece, pieces
from sanctum_desktop.core.policies.hearing.taken_back import WITHDRAWN
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

_UNFINISHED: Final = re.compile(
    r"(?i)\b(?:studying (?:for|towards)|(?:haven'?t|not|hasn'?t|never|didn'?t|don'?t|do not|doesn'?t)\b(?: \w+){0,2} (?:sat|sit|finish(?:ed)?|do|did|done|got|get|pass(?:ed)?|take|took|taken|have|complete[d]?)"
    r"|want(?:ed)? to|would like|i'd like|going to|plan(?:ning|ned)? to|hop(?:e|ing) to|thinking (?:of|about)|stopped (?:after|half)|part[ -]way|half[ -]?way|in progress|failed"
    r"|dropped out|gave (?:it )?up|(?:put|given|gave) (?:in )?(?:my|me) name|filled (?:in|out) (?:the|a|my) (?:\w+ )?form|(?:begins?|starts|comes|takes place|(?:course|class|exam|training)[\w ]{0,40} is)(?: only| not before)? (?:in|next|on)(?: next\b|\s*$|\s*[.,;]| (?:spring|summer|autumn|winter|[A-Z]))|too early to|waiting (?:for|to)|booked|enrolled|appl(?:ied|ying)|(?:only|just) (?:watched|seen|saw|read)|i(?:'ve)? (?:only|just) paid|(?:gave|sent|handed) (?:in )?(?:the|my) (?:documents|papers|forms?)|signed up|flunked|i (?:\w+ed and )?(?:dropped|parked|quit)|(?:exams?|modules?|units?|papers?) (?:left|to go)|never got|not yet|week \w+ (?:out )?of|out of \w+ (?:classes|modules|units|weeks)|about to|need to (?:do|get|take)|should (?:do|get)|working towards|asked for|doing (?:my|the|a) \w+ (?:now|at the moment)|i'?m (?:now |currently |still )?(?:doing|on|taking|studying|half\w*|in the middle))\b"
)
_NO: Final = re.compile(r"(?i)\W*(?:no|nope|never|not)\b")
_BEGUN: Final = re.compile(r"(?i)\b(?:start(?:ing|ed)|began)\b")
_ENDED: Final = re.compile(r"(?i)\b(?:finished|completed|passed|got it|graduated)\b")
_LAPSED: Final = re.compile(
    r"(?i)\b(?:lapsed?|let (?:(?:it|that|them|mine|my \w+|the \w+) )?(?:go|run out|lapse|expire|drop)|ran out|has run out|expired|out of date|used to (?:have|hold)|no longer|not any ?more"
    r"|'s run out|have run out|lost (?:it|my)|took (?:it|my \w+) (?:off|away)|revoked|suspended|gave it back|not valid)\b"
)
_NOT_HELD: Final = re.compile(
    r"(?i)^\W*(?:(?:and|but|so|or)\s+)*(?:no|not|never|nothing|none|without)\b(?! problem)"
    r"|\b(?:am|is|was|'m|'s) (?:not|no|never) (?:really )?(?:an?|the|any)\b|\b(?:had|have|has|got|get|gave me|gave us|received|was given) no\b(?! problem)"
)
"""What is not held: "no degree", "I'm not a certified interpreter"."""
_OTHERS: Final = re.compile(
    r"(?i)\b(?:he|she|they)(?:'s|'ve| has| have| had| did| got| holds?| passed)\b"
    r"|\b(?:my|our) (?:boss|colleague|wife|husband|son|daughter|brother|sister|friend|mate|partner|manager)\b(?! (?:made|gave|paid|sent))"
)
_HOLDING: Final = re.compile(
    r"(?i)\b(?:i|we)(?:'ve| also| still)* (?:have|got|hold|did|passed|finished|took|renewed|earned|completed|registered)\b|\bi'm (?:an? )?\w+|\bmy\b|\bgave me\b|\bi've\b|\bi am\b"
    r"|\b(?:then|later|also|and) (?:my|the|a)\b"
)
_SPEAKS_ON: Final = re.compile(
    r"(?i)\b(?:it|that|this|them|those|one|ones|certificate|course|card|licen[cs]e|expired)\b"
)
"""Where a sentence still speaks of what was named in the one before it."""
_BOTH: Final = re.compile(
    r"(?i)\b(?:both|all (?:of them|(?:three|four|five)(?! [a-z]+s\b)|in|from|renewed|done|got|passed|valid)|each of them|the lot)\b"
)
_BACK: Final = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:(?:i )?(?:renewed|recertified|resat)\b|(?:i )?(?:got|passed|took|did) (?:it|that|them|this)\b|(?:it|that|this|both)(?:'s| is| was)? (?:(?:finally )?(?:started|began|finished)|expires?|runs? out|valid|renewed|from|good)\b|(?:expires|valid|runs out)\b)|\bit (?:finally |only )?(?:started|began|finished)\b"
)
_LEADING: Final = re.compile(
    r"(?i)^(?:and |then |so |also )*(?:(?:in|back in|since|from|around|about|on|the year)\s+)*$"
)
"""All that may stand before a date that opens a sentence: "In 2019 I got my HGV licence"."""
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:and|then),? (?:a|an|the|my|then|later)\b|\bi (?:did|have|took) (?!it\b|that\b|them\b|both\b|since\b|in\b|from\b)|\b(?:degree|diploma|HND|HNC|born|(?<!the )school|grade|job|worked|started)\b"
)
"""Words between a name and a date which show that the date is of something else."""
_ISSUER: Final = re.compile(
    r"\b(?:from|by|with|through|at|of(?=[^.,;]* (?:Institut\w*|Academy|College|School|Universi\w+|Association|Council)\b))\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w&'’.-]*(?:\s+(?:(?:of|and|for|&|the)\s+)*[A-ZÀ-Þ][\w&'’-]*)*)(?![\w'’-]| (?:level|grade|class)\b)"
)
_QUOTED: Final = re.compile(r"[\"'‘“]([A-Z][^\"'’”]{3,60})[\"'’”]")
_DRIVING: Final = re.compile(
    r"(?i)^(?:car |full |clean )*driv(?:er'?s?|ing) licen[cs]e(?:,? (?:for )?(?:class|category|cat\.?|type)? ?B)?(?: yes)?$|^(?:class|category) B (?:driving )?licen[cs]e$"
)
"""The ordinary licence for a car: a page lists it with the skills."""
_GRADE: Final = re.compile(
    r"(?i)(?:the )?(?:associate|professional|foundation|practitioner|advanced|intermediate|specialist|expert|(?:category|class|cat\.?|level|grade|code) \w{1,5}|[A-E]\d?E?)"
)
"""What only says how high a certificate is that was named before it."""
_BY_CODE: Final = re.compile(
    r"the (?P<code>[A-Z]+[a-zäöüß]*[A-Z]\w*|[A-Z][a-zäöüß]{5,})|(?P<from>[A-Z][a-z]+ (?:to|into) [A-Z][a-z]+)"
)
"""The letters or the foreign name of what was named before: "..., the EACFFPC"."""
_ABSTRACT: Final = re.compile(r"(?i)\b\w{3,}(?:ing|ance|ence|ment|tion|sion|ity|ship)$")
"""Two of these with an "and" are one name: "moving and handling", "operation and maintenance"."""
_ONE_OF_THEM: Final = re.compile(
    r"(?i)(?:and )?the (?P<which>(?!(?:first|last|old|new|same|other|second|next|only|main)\b)[a-z][\w-]+) one\b(?!')"
)
"""One of a kind named before: "the domestic one I got in 2016, the industrial one in 2021"."""
_PLAIN_KIND: Final = re.compile(r"[A-Z]?[a-z ]+")
"""A kind there can be several of: "forklift", but not "SnowPro Core"."""
_ITS_EXAM: Final = re.compile(
    r"(?i)\b(?:the|that|this|my) (?:final |first |last |second |theory |practical )?(?:exams?|tests?|assessment|certificate|paper)\b(?! (?:for|in|of)\b)"
)
_SUBJECT: Final = re.compile(
    r"(?i)\b(?:certificate|diploma|NVQ|award|level \w+) .*\b(?:in|for) [\w ]+$|\b(?:certificate|diploma) in [\w ]+$"
)


@dataclass(slots=True)
class _Held:
    """One certificate, with what else was said of it, by name; places are in the answer."""

    name: str
    start: int
    of_kind: bool = False
    about: dict[str, SaidOf] = field(default_factory=dict)


def certificates(said: str, today: date, *, asked: bool) -> Iterator[Finding]:
    """What the person holds, each with what was said of it; what lapsed or was not finished is not."""
    held: list[_Held] = []
    before = Sentence("", 0)
    said = said.replace("’", "'")
    for sentence in sentences(said):
        last = held[-1].start if held else 0
        stray = WITHDRAWN.match(sentence.text) and last < before.start
        if (asked or _tells_of_holding(sentence.text)) and not (
            _OTHERS.search(REASON.sub("", sentence.text))
            or (stray and not _SPEAKS_ON.search(before.text))
            or (sentence.text.endswith("?") and _NO.match(said, sentence.end))
        ):
            _hear(sentence, held, today, asked=asked)
        before = sentence
    for one in held:
        if not says_nothing(one.name):
            yield from _findings(one)


def _tells_of_holding(words: str) -> bool:
    """True where something held is told of, or only named, as in "Forklift card"."""
    verb = re.search(r"(?i)\b(?:i|we|he|she|they|you|was|were|is|are|did|made)\b", words)
    short = len(words.split()) <= 8 and not verb
    return bool(_HOLDING.search(words)) or short or bool(STATUS.search(words))


def _hear(sentence: Sentence, held: list[_Held], today: date, *, asked: bool) -> None:
    first = len(held)
    when = certificate_dates(sentence.text, today)
    words = sentence.text
    for said in when:
        words = blanked(words, said.start, said.end)
    for quoted in _QUOTED.finditer(words):
        held.append(_Held(quoted[1], sentence.start + quoted.start(1)))
        words = blanked(words, *quoted.span())
    words = _learned(Sentence(words, sentence.start), held, asked=asked)
    issuer = _issuer(words)
    if issuer:
        words = blanked(words, *issuer.span())
    words, meant = explained(words, both=bool(_BOTH.search(words)))
    _hear_pieces(Sentence(words, sentence.start), held, asked=asked)
    for one in held[first:]:
        one.name = f"{one.name} ({meant[one.name]})" if one.name in meant else one.name
    if _BOTH.search(words):
        held[first:] = _with_head(held[first:])
    new = held[first:] = sorted(held[first:], key=lambda one: one.start)
    about = new or (held[-1:] if _BACK.search(sentence.text) else [])
    _date(about, when, sentence)
    if issuer:
        _give_issuer(new, issuer, sentence)


def _learned(sentence: Sentence, held: list[_Held], *, asked: bool) -> str:
    """Add the courses they were sent on, and papers named as their own; the words without them."""
    words = sentence.text
    if _lost(words):
        return words
    for pattern in (SENT_ON, HAS_DONE) if asked else (SENT_ON,):
        for match in pattern.finditer(words):
            if asked or COURSE.search(match.group()):
                held.append(_Held(match["what"].strip(), sentence.start + match.start("what")))
                words = blanked(words, *match.span())
    return words


def _date(about: list[_Held], when: list[SaidOf], sentence: Sentence) -> None:
    """Give each certificate the dates said of it; of two, the later."""
    for said in when:
        start, end = sentence.start + said.start, sentence.start + said.end
        for one in _told_of(about, sentence, said.start):
            known = one.about.get(said.name)
            if known is None or said.value > known.value:
                one.about[said.name] = replace(said, start=start, end=end)


def _give_issuer(new: list[_Held], issuer: re.Match[str], sentence: Sentence) -> None:
    place = sentence.start + issuer.start("name")
    for one in [held for held in new if held.start < place][-1:] or new:
        one.about["issuer"] = SaidOf("issuer", issuer["name"], place, place + len(issuer["name"]))


def _hear_pieces(sentence: Sentence, held: list[_Held], *, asked: bool) -> None:
    """Add what the sentence names as held, and drop what it says is not."""
    first = len(held)
    both = asked and bool(_BOTH.search(sentence.text))
    several = len(_ONE_OF_THEM.findall(sentence.text)) > 1
    opens = bool(held and _PLAIN_KIND.fullmatch(held[-1].name.split(" (")[0]))
    lost = False
    for piece in pieces(sentence.text, names(LIST)):
        if DATE_FORGOTTEN.search(piece.text) or (len(held) > first and only_whose(piece)):
            continue
        named = name_of(piece.text, asked=asked) or (_bare(piece.text) if both else "")
        if asked and not named and (subject := SUBJECT_ALONE.fullmatch(piece.text)):
            named = subject["name"]
        joined = piece.joint.strip() in ("and", "or") and not _HOLDING.search(piece.text)
        begun = _BEGUN.search(piece.text) and not _ENDED.search(sentence.text)
        was_lost, lost = lost, bool(begun) or _lost(piece.text) or (lost and joined)
        one = _ONE_OF_THEM.match(piece.text)
        if lost:
            if named or not was_lost:  # what goes on of a thing not held says nothing of another
                _drop(held, named, piece, first)
        elif one and (several or (opens and not piece.start)):
            held.append(_Held(one["which"], sentence.start + piece.start, of_kind=True))
        else:
            _hold(piece, named, sentence, held, first)
    _by_their_kind(held, first)


def _hold(piece: Piece, named: str, sentence: Sentence, held: list[_Held], first: int) -> None:
    """Add what a piece names, or what it says of the certificate named before it."""
    if _GRADE.fullmatch(piece.text) and len(held) > first:
        _grade(held, piece, sentence)
    elif (
        len(held) > first and piece.joint.strip() == "," and (by := _BY_CODE.fullmatch(piece.text))
    ):
        held[-1].name += f" ({by['code']})" if by["code"] else f", {by['from']}"
    elif len(held) > first and (which := QUALIFIES.fullmatch(piece.text)):
        held[-1].name += f" ({which['which'] or which['score']})"
    elif len(held) > first and APPOSITION.fullmatch(piece.text):
        return
    elif len(held) > first and OF_LANGUAGES.search(held[-1].name) and only_language(piece.text):
        held[-1].name += f"{' and' if piece.joint.strip() == 'and' else ','} {piece.text}"
    elif _goes_on(piece, held[first:]):
        held[-1].name += f" and {named or re.split(r' (?:too|also|as well)', piece.text)[0]}"
    elif named:
        place = piece.start + max(0, piece.text.find(named))
        named = of_same_kind(named, held[-1].name) if held else named
        held.append(_Held(named, sentence.start + place))


def _by_their_kind(held: list[_Held], first: int) -> None:
    """Name "the domestic one, the industrial one" by their kind, which stands for both of them."""
    ones = [one for one in held[first:] if one.of_kind]
    kind = next((h for h in reversed(held) if ones and h.start < ones[0].start), None)
    for one in ones:
        which, _, rest = one.name.partition(" ")
        if kind is None:
            held.remove(one)
        else:
            one.name = f"{which} {kind.name.split(' (')[0]} {rest}".strip()
    if kind and len(ones) > 1:
        held.remove(kind)


def _grade(held: list[_Held], piece: Piece, sentence: Sentence) -> None:
    """A grade by itself: of the certificate named last, or another one of its kind."""
    link, grade = piece.joint.strip(), piece.text.removeprefix("the ")
    other = of_same_kind(grade, held[-1].name)
    if other != grade:
        held.append(_Held(other, sentence.start + piece.start))
    else:
        held[-1].name += f" {link} {grade}" if link in ("plus", "and") else f", {grade}"


def _goes_on(piece: Piece, named: list[_Held]) -> bool:
    """True for the second half of a subject: "in health and social care"."""
    joined = piece.joint.strip() == "and" and piece.text.islower() and len(piece.text.split()) <= 3
    deed = _ABSTRACT.match(re.split(r" (?:too|also|as|we|i|every|each)\b", piece.text)[0])
    if piece.joint.strip() == "and" and named and deed:
        return bool(_ABSTRACT.search(named[-1].name))
    own = KIND.search(piece.text) or LEAD.match(piece.text + " ") or _BOTH.search(piece.text)
    return joined and not own and bool(named) and bool(_SUBJECT.search(named[-1].name))


def _bare(words: str) -> str:
    """A word or two as they stand, where "both" says that they are held: "reach"."""
    words = re.sub(r"(?i)^both\s+", "", words)
    small = re.fullmatch(r"(?!(?:kind|type|sort)s?$)[\w-]+(?: [\w-]+){0,2}", words)
    return LEAD.sub("", words) if small and not _BOTH.search(words) else ""


def _issuer(words: str) -> re.Match[str] | None:
    """Who gave it: a name behind "from" or "with" that is no certificate itself."""
    issuer = None if STATUS.search(words) else _ISSUER.search(words)
    if issuer is None or KIND.search(issuer["name"]) or names(LIST).same_as(issuer["name"]):
        return None
    return None if issuer["name"] == "Work" or only_language(issuer["name"]) else issuer


def _told_of(about: list[_Held], sentence: Sentence, place: int) -> list[_Held]:
    """Whom a date speaks of: the one named before it, all where "both" says so, or those after."""
    before = [one for one in about if one.start < sentence.start + place]
    if _BOTH.search(sentence.text):
        return about
    if not before:
        return about if _LEADING.match(sentence.text[:place]) else []
    last = before[-1]
    if last.start < sentence.start:
        return [last]
    gap = sentence.text[last.start - sentence.start + len(last.name) : place]
    return [last] if not _ELSEWHERE.search(gap) else []


def _lost(words: str) -> bool:
    return bool(
        _UNFINISHED.search(words)
        or _LAPSED.search(words)
        or _NOT_HELD.search(words)
        or words.endswith(" no")
        or WITHDRAWN.search(words)
    )


def _drop(held: list[_Held], named: str, piece: Piece, first: int) -> None:
    """Forget what the piece says is not held: what it names, or the thing named before it."""
    if named and not (len(held) > first and _ITS_EXAM.search(piece.text)):
        held[:] = [one for one in held if one.name.lower() not in (named.lower(), f"the {named}")]
        return
    if CONTRAST.fullmatch(piece.text):
        return
    if LAPSED_BY_NAME.match(piece.text):
        return
    again = re.search(r"(?i)\b(?:it|that|this|them)\b", piece.text)
    if len(held) > first or (held and again and not piece.joint):
        held.pop()


def _with_head(new: list[_Held]) -> list[_Held]:
    """Two of a kind, the kind said first: "Forklift, counterbalance and reach, both"."""
    if len(new) != 3 or " " in new[0].name:
        return new
    return [_Held(f"{new[0].name} {one.name}", one.start, about=one.about) for one in new[1:]]


def _findings(one: _Held) -> Iterator[Finding]:
    if _DRIVING.match(one.name):
        yield Finding(
            section=Section.SKILLS, name="keyword", value=re.sub(r"(?i) yes$", "", one.name), start=one.start,
            end=one.start + len(one.name), method="lists.licence", entry="skill driving licence",
        )  # fmt: skip
        return
    entry = f"certificate {names(LIST).same_as(one.name) or one.name}"
    yield Finding(
        section=Section.CERTIFICATES, name="name", value=as_written(one.name), start=one.start,
        end=one.start + len(one.name), method="lists.certificate", entry=entry, confidence=0.7,
    )  # fmt: skip
    for said in one.about.values():
        yield Finding(
            section=Section.CERTIFICATES, name=said.name, value=said.value, start=said.start, end=said.end,
            method="lists.certificate", entry=entry,
        )  # fmt: skip
