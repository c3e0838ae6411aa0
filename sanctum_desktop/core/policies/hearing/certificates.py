"""Certificates, licences, tickets and registrations, each with its date, expiry and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.languages import ONLY_LANGUAGES
from sanctum_desktop.core.policies.hearing.lexicon import words as words_of
from sanctum_desktop.core.policies.hearing.lexicon.names import names
from sanctum_desktop.core.policies.hearing.pieces import Piece, pieces
from sanctum_desktop.core.policies.hearing.taken_back import WITHDRAWN
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences, without_fillers
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, MONTHS

_LIST: Final = "certificates"
_MAX_WORDS: Final = 8
_CLAUSE: Final = words_of("clause_words")

_KIND: Final = re.compile(
    r"(?i)\b(?:certificat(?!ion authority)\w+|certs?|licen[cs]es?|tickets?|badge|permit|accreditation|registration|NVQ|SVQ|diploma|apprenticeship|belt"
    r"|first aid(?:er)?|fire (?:marshal|warden)|safeguarding|food (?:hygiene|safety)|trade test|hazmat|HACCP"
    r"|(?:level|grade|class|category) (?:\d|one|two|three|four|five|[A-E]\b))\b"
)
_WEAK_KIND: Final = re.compile(
    r"(?i)\b(?:course|card|pass|training|workshop|refresher|instructor|qualification|exam|award|marshal|awareness|handling|induction)\b"
)
"""Words that mean a certificate only where one was asked for."""
_DEGREE: Final = re.compile(
    r"(?i)\b(?:bachelor\w*|master'?s|degree|b\.?(?:sc|eng)|m\.?sc|ph\.?d|mba|a-levels?|GCSEs?|O[ -]levels?|leaving cert\w*|high school|secondary|matric\w*"
    r"|baccalaur\w+|abitur|postgraduate|PGCE|hnd|hnc|waec)\b|^(?:proper |technical |trade )?(?:college|university|school)\b|\b(?:college|university|academy|institute)$|^(?:state|city|province|county) of\b"
)
"""Heard with the schools."""
_UNFINISHED: Final = re.compile(
    r"(?i)\b(?:studying (?:for|towards)|(?:haven'?t|not|hasn'?t|never|didn'?t|don'?t|do not|doesn'?t)\b(?: \w+){0,2} (?:sat|sit|finish(?:ed)?|do|did|done|got|get|pass(?:ed)?|take|took|taken|have|complete[d]?)"
    r"|want(?:ed)? to|would like|i'd like|going to|plan(?:ning|ned)? to|hop(?:e|ing) to|thinking (?:of|about)|stopped (?:after|half)|part[ -]way|half[ -]?way|in progress|failed"
    r"|dropped out|gave (?:it )?up|waiting (?:for|to)|booked|starting|about to|need to (?:do|get|take)|should (?:do|get)|working towards|doing (?:my|the|a) \w+ (?:now|at the moment))\b"
)
_LAPSED: Final = re.compile(
    r"(?i)\b(?:lapsed?|let (?:(?:it|that|them|mine|my \w+|the \w+) )?(?:go|run out|lapse|expire|drop)|ran out|has run out|expired|out of date|used to (?:have|hold)|no longer|not any ?more"
    r"|lost (?:it|my)|took (?:it|my \w+) (?:off|away)|revoked|suspended|gave it back|not valid)\b"
)
_NOT_HELD: Final = re.compile(
    r"(?i)^\W*(?:(?:and|but|so|or)\s+)*(?:no|not|never|nothing|none|without)\b(?! problem)"
)
_OTHERS: Final = re.compile(
    r"(?i)\b(?:he|she|they)(?:'s|'ve| has| have| had| did| got| holds?| passed)\b"
    r"|\b(?:my|our) (?:boss|colleague|wife|husband|son|daughter|brother|sister|friend|mate|partner|manager)\b(?! (?:made|gave|paid|sent))"
)
_HOLDING: Final = re.compile(
    r"(?i)\b(?:i|we)(?:'ve| also| still)* (?:have|got|hold|did|passed|finished|took|renewed|earned|completed|registered)\b|\bi'm (?:an? )?\w+|\bmy\b|\bgave me\b|\bi've\b|\bi am\b"
    r"|\b(?:then|later|also|and) (?:my|the|a)\b"
)
_STATUS: Final = re.compile(
    r"(?P<name>\b[A-Z]{2,8}[ -](?:registered|accredited|certified|licensed|approved|qualified)\b"
    r"|\b[Rr]egistered (?:with|by) (?:the )?[A-Z][\w&]+(?: [A-Z][\w&]+)*"
    r"|\b(?i:registered|licen[cs]ed|chartered|certified|accredited|time-served)(?: (?!and\b|or\b|in\b|to\b|with\b|by\b|as\b|for\b|last\b|this\b)[a-z-]+){0,2}?"
    r" (?:nurse|electrician|plumber|accountant|engineer|surveyor|teacher|midwife|pharmacist|therapist|physiotherapist|architect|childminder|social worker|fitter|mechanic|technician"
    r"|welder|instructor|guide|driver|paramedic|bookkeeper|interpreter|translator|practitioner|contractor|dietitian|psychologist|optician)\b)"
)
"""A standing told as what one is: "NMC registered", "a licensed electrician"."""
_EXPIRY: Final = re.compile(
    r"\b(?i:runs? out|running out|expir(?:es?|ing|y)|valid|good|lasts?(?: me)?|until|till|due(?: for renewal)?|needs? renewing|up for renewal|renewal|must renew(?: it)?|have to renew(?: it)?)"
    r"(?i:\s+(?:is|it|again|until|till|to|up to|through|by|in|on|at|the|end|of|this|coming|next|date))*\s+"
    rf"(?:(?P<month>{MONTH_NAME})(?:\s+(?:of\s+)?(?P<month_year>20\d\d|next year|this year))?|(?P<year>20\d\d)|(?P<relative>next year|this year))\b"
)
_BOTH: Final = re.compile(
    r"(?i)\b(?:both|all (?:of them|three|four|five|in|from|renewed|done|got|passed|valid)|each of them|the lot)\b"
)
_BACK: Final = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:(?:i )?(?:renewed|recertified|resat)\b|(?:i )?(?:got|passed|took|did) (?:it|that|them|this)\b|(?:it|that|this|both)(?:'s| is| was)? (?:expires?|runs? out|valid|renewed|from|good)\b|(?:expires|valid|runs out)\b)"
)
_LEADING: Final = re.compile(
    r"(?i)^(?:and |then |so |also )*(?:(?:in|back in|since|from|around|about|on|the year)\s+)*$"
)
"""All that may stand before a date that opens a sentence: "In 2019 I got my HGV licence"."""
_ELSEWHERE: Final = re.compile(
    r"(?i)\band (?:a|an|the|my|then|later)\b|\bi (?:did|have|took) (?!it\b|that\b|them\b|both\b)|\b(?:degree|diploma|HND|HNC|born|(?<!the )school|grade|job|worked|started)\b"
)
"""Words between a name and a date which show that the date is of something else."""
_LEAD: Final = re.compile(
    r"(?i)^(?:(?:and|also|then|but|so|oh|well|yes|yeah|plus|first(?! aid)|later|of course|obviously|only|just|still|already|mind you|there'?s|there is"
    r"|the (?:army|union|council|company|firm)|they|here|when i was \w+|gave me|gave us|made me do|sent me on|paid for|in the year"
    r"|i|i'm|i've|i'd|we|we've|have|had|having|has|hold|holds|holding|got|get|did|do|done|took|passed|finished|completed|earned|make|made|renewed|recertified(?: in| as)?|with|of|in|on|at|for|from"
    r"|my|the|a(?! plus\b)|an|our|some|this|that|another|one|old|new|wee|little|proper|small|full(?! contact)|clean|valid|current|am|was|is|it|it's|put|own|same|certified in|trained as|qualified as)(?![\w'’-])[\s,:]*)+"
)
_TAIL: Final = re.compile(
    r"(?i)\s+(?:which|because|that|who|where|when|since|but|though|so|then|it|it's|i|we|they|he|she|you|renewed|recertified|updated|passed|got|finished|done|taken|expires?|runs?|valid|lasts?|until|till|was|is|are|were"
    r"|has|had|every|each|yearly|annually|the same year|too|as well|also|yes|obviously|of course|now|again|still|already|later|last|this|next|back|years? ago|myself|barely|first time|online|both|a long|around|about|paid"
    r"|through (?:the|my|work)|from|by|with|at (?!work\b)\w+|on the|in (?:the|a|my|19|20)|for (?:the|my) (?:job|work|\w+ing)|the (?:year|bus|one)|if|after|before|or so|if that counts|for what)\b.*$"
)
_SMALL_END: Final = re.compile(
    r"(?i)(?:\s+(?:in|on|since|of|the|for|at|a|and|around|about|from))+$"
)
_ISSUER: Final = re.compile(
    r"\b(?:from|by|with|through|at)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w&'’.-]*(?:\s+(?:(?:of|and|for|&|the)\s+)*[A-ZÀ-Þ][\w&'’-]*)*)"
)
_QUOTED: Final = re.compile(r"[\"'‘“]([A-Z][^\"'’”]{3,60})[\"'’”]")
_DRIVING: Final = re.compile(
    r"(?i)^(?:car |full |clean )*driv(?:er'?s?|ing) licen[cs]e(?:,? (?:for )?(?:class|category|cat\.?|type)? ?B)?(?: yes)?$|^(?:class|category) B (?:driving )?licen[cs]e$"
)
"""The ordinary licence for a car: a page lists it with the skills."""

_GRADE: Final = re.compile(
    r"(?i)(?:the )?(?:associate|professional|foundation|practitioner|advanced|intermediate|specialist|expert|(?:category|class|cat\.?|level|grade) \w{1,3}|[A-E]\d?E?)"
)
"""What only says how high a certificate is that was named before it."""
_SUBJECT: Final = re.compile(
    r"(?i)\b(?:certificate|diploma|NVQ|award|level \w+) .*\b(?:in|for) [\w ]+$|\b(?:certificate|diploma) in [\w ]+$"
)
_NOT_IN_PASSING: Final = re.compile(
    r"(?i)^\w+ (?:the|a|his|her|their|this) |tickets\b|\b(?:IELTS|TOEFL|diploma)\b"
)
"""Where no certificate was asked for: tickets of other people, and what is heard elsewhere."""
_GENERIC: Final = frozenset(
    "one two three four five certificate certificates course courses licence license card ticket diploma exam training".split()
)
_OPENERS: Final = frozenset("because if when as so then but though since where while how".split())


@dataclass(slots=True)
class _Held:
    """One certificate, with what else was said of it: attribute -> (value, start, end)."""

    name: str
    start: int
    about: dict[str, tuple[str, int, int]] = field(default_factory=dict)


def certificates(said: str, today: date, *, asked: bool) -> Iterator[Finding]:
    """What the person holds, each with what was said of it; what lapsed or was not finished is not."""
    held: list[_Held] = []
    for sentence in sentences(said.replace("’", "'")):
        if not (asked or _tells_of_holding(sentence.text)):
            continue
        if not _OTHERS.search(sentence.text):
            _hear(sentence, held, today, asked=asked)
    for one in held:
        yield from _findings(one)


def _tells_of_holding(words: str) -> bool:
    """True where something held is told of, or only named, as in "Forklift card"."""
    verb = re.search(r"(?i)\b(?:i|we|he|she|they|you|was|were|is|are|did|made)\b", words)
    short = len(words.split()) <= 8 and not verb
    return bool(_HOLDING.search(words)) or short or bool(_STATUS.search(words))


def _hear(sentence: Sentence, held: list[_Held], today: date, *, asked: bool) -> None:
    first = len(held)
    when = _dates(sentence, today)
    words = sentence.text
    for _, begin, end, _ in when:
        words = _blanked(words, begin, end)
    for quoted in _QUOTED.finditer(words):
        held.append(_Held(quoted[1], sentence.start + quoted.start(1)))
        words = _blanked(words, *quoted.span())
    issuer = _issuer(words)
    if issuer:
        words = _blanked(words, *issuer.span())
    _hear_pieces(Sentence(words, sentence.start), held, asked=asked)
    if _BOTH.search(words):
        held[first:] = _with_head(held[first:])
    new = held[first:]
    about = new or (held[-1:] if _BACK.search(sentence.text) else [])
    _date(about, when, sentence)
    if issuer:
        _give_issuer(new, issuer, sentence)


def _date(about: list[_Held], when: list[tuple[str, int, int, str]], sentence: Sentence) -> None:
    """Give each certificate the dates said of it; of two, the later."""
    for name, begin, end, value in when:
        for one in _told_of(about, sentence, begin):
            if value > one.about.get(name, ("",))[0]:
                one.about[name] = (value, sentence.start + begin, sentence.start + end)


def _give_issuer(new: list[_Held], issuer: re.Match[str], sentence: Sentence) -> None:
    place = sentence.start + issuer.start("name")
    for one in [held for held in new if held.start < place][-1:]:
        one.about["issuer"] = (issuer["name"], place, place + len(issuer["name"]))


def _hear_pieces(sentence: Sentence, held: list[_Held], *, asked: bool) -> None:
    """Add what the sentence names as held, and drop what it says is not."""
    first = len(held)
    both = asked and bool(_BOTH.search(sentence.text))
    lost = False
    for piece in pieces(sentence.text, names(_LIST)):
        named = _name(piece.text, asked=asked) or (_bare(piece.text) if both else "")
        joined = piece.joint.strip() in ("and", "or") and not _HOLDING.search(piece.text)
        lost = _lost(piece.text) or (lost and joined)
        if lost:
            _drop(held, named, piece, first)
        elif _GRADE.fullmatch(piece.text) and len(held) > first:
            link = piece.joint.strip()
            held[-1].name += (
                f" {link} {piece.text}" if link in ("plus", "and") else f", {piece.text}"
            )
        elif _goes_on(piece, held[first:]):
            held[-1].name += f" and {named or piece.text}"
        elif named:
            place = piece.start + max(0, piece.text.find(named))
            held.append(_Held(named, sentence.start + place))


def _goes_on(piece: Piece, named: list[_Held]) -> bool:
    """True for the second half of a subject: "in health and social care"."""
    joined = piece.joint.strip() == "and" and piece.text.islower() and len(piece.text.split()) <= 3
    own = _KIND.search(piece.text) or _LEAD.match(piece.text + " ") or _BOTH.search(piece.text)
    return joined and not own and bool(named) and bool(_SUBJECT.search(named[-1].name))


def _bare(words: str) -> str:
    """A word or two as they stand, where "both" says that they are held: "reach"."""
    words = re.sub(r"(?i)^both\s+", "", words)
    small = re.fullmatch(r"[\w-]+(?: [\w-]+){0,2}", words)
    return _LEAD.sub("", words) if small and not _BOTH.search(words) else ""


def _blanked(words: str, begin: int, end: int) -> str:
    return words[:begin] + " " * (end - begin) + words[end:]


def _issuer(words: str) -> re.Match[str] | None:
    """Who gave it: a name behind "from" or "with" that is no certificate itself."""
    issuer = _ISSUER.search(words)
    if issuer is None or _KIND.search(issuer["name"]) or names(_LIST).same_as(issuer["name"]):
        return None
    return None if issuer["name"] == "Work" or ONLY_LANGUAGES.fullmatch(issuer["name"]) else issuer


def _dates(sentence: Sentence, today: date) -> list[tuple[str, int, int, str]]:
    """Each date of a sentence: what it is of a certificate, its place, and its value."""
    words = sentence.text
    ends = [("expires", m.start(), m.end(), _expiry(m, today)) for m in _EXPIRY.finditer(words)]
    out = [(name, begin, end, value) for name, begin, end, value in ends if value]
    for dated in dates(words, today):
        inside = any(begin <= dated.start < end for _, begin, end, _ in ends)
        if not inside and dated.iso <= today.isoformat():
            out.append(("date", dated.start, dated.end, dated.iso))
    return sorted(out, key=lambda d: d[1])


def _expiry(match: re.Match[str], today: date) -> str:
    """The day something runs out: a month without a year is the next one to come."""
    said = match["year"] or match["month_year"] or match["relative"] or ""
    later = {"next year": str(today.year + 1), "this year": str(today.year)}
    year = later.get(said.lower(), said)
    if not match["month"]:
        return year
    month = MONTHS.index(match["month"].lower()) + 1
    if not year:
        year = str(today.year + (month < today.month))
    return f"{year}-{month:02d}"


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
        or _NOT_HELD.match(words)
        or WITHDRAWN.search(words)
    )


def _drop(held: list[_Held], named: str, piece: Piece, first: int) -> None:
    """Forget what the piece says is not held: what it names, or the thing named before it."""
    if named:
        held[:] = [one for one in held if one.name.lower() not in (named.lower(), f"the {named}")]
        return
    again = re.search(r"(?i)\b(?:it|that|this|them|one)\b", piece.text)
    if len(held) > first or (held and again and not piece.joint):
        held.pop()


def _with_head(new: list[_Held]) -> list[_Held]:
    """Two of a kind, the kind said first: "Forklift, counterbalance and reach, both"."""
    if len(new) != 3 or " " in new[0].name:
        return new
    return [_Held(f"{new[0].name} {one.name}", one.start, one.about) for one in new[1:]]


def _name(words: str, *, asked: bool) -> str:
    """The certificate a piece names, in the person's words; "" where it names none."""
    if status := _STATUS.search(words):
        return status["name"]
    bare = _LEAD.sub("", without_fillers(words) + " ").strip(" .,:;!?-'\"()")
    known = [n for n in names(_LIST).find(bare) if len(bare[n.start : n.end]) > 2]
    upto = known[0].end if known and known[0].start == 0 else 0
    bare = _SMALL_END.sub("", bare[:upto] + _TAIL.sub("", bare[upto:])).strip(" .,:;!?-'\"()")
    bare = re.sub(r"'s$", "", bare)
    if not _is_certificate(bare, asked=asked):
        return ""
    return bare


def _is_certificate(bare: str, *, asked: bool) -> bool:
    parts = bare.lower().split()
    if not 0 < len(parts) <= _MAX_WORDS or parts[0] in _OPENERS or bare.lower() in _GENERIC:
        return False
    if any(part.split("'")[0] in _CLAUSE for part in parts):
        return False
    if len(bare) < 2 or _DEGREE.search(bare) or ONLY_LANGUAGES.fullmatch(bare):
        return False
    if not asked and _NOT_IN_PASSING.search(bare):
        return False
    known = any(_says_more(bare, n.start, n.end) for n in names(_LIST).find(bare))
    if known or _KIND.search(bare):
        return True
    loose = _WEAK_KIND.search(bare) or re.match(r"[A-Z]", bare)
    return bool(loose if asked else re.fullmatch(r"(?i)(?:[\w-]+ ){1,3}card", bare))


def _says_more(bare: str, start: int, end: int) -> bool:
    """True for a listed name that is no ordinary word: capitals, digits, or several words."""
    said = bare[start:end]
    return len(said) > 2 and bool(re.search(r"[A-Z\d]", said) or " " in said)


def _findings(one: _Held) -> Iterator[Finding]:
    if _DRIVING.match(one.name):
        yield Finding(
            section=Section.SKILLS, name="keyword", value=re.sub(r"(?i) yes$", "", one.name), start=one.start,
            end=one.start + len(one.name), method="lists.licence", entry="skill driving licence",
        )  # fmt: skip
        return
    entry = f"certificate {names(_LIST).same_as(one.name) or one.name}"
    yield Finding(
        section=Section.CERTIFICATES, name="name", value=one.name, start=one.start,
        end=one.start + len(one.name), method="lists.certificate", entry=entry, confidence=0.7,
    )  # fmt: skip
    for name, (value, start, end) in one.about.items():
        yield Finding(
            section=Section.CERTIFICATES, name=name, value=value, start=start, end=end,
            method="lists.certificate", entry=entry,
        )  # fmt: skip
