"""How a certificate is named: the words of a piece of speech that can stand on a page as its name."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.languages import only_language
from sanctum_desktop.core.policies.hearing.lexicon import words as words_of
from sanctum_desktop.core.policies.hearing.lexicon.names import names
from sanctum_desktop.core.policies.hearing.pieces import Piece
from sanctum_desktop.core.policies.hearing.text import without_fillers
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS, NUMBER_WORD

LIST: Final = "certificates"
_MAX_WORDS: Final = 8
_CLAUSE: Final = words_of("clause_words")
KIND: Final = re.compile(
    r"(?i)\b(?:certificat(?!ion authority)\w+|certs?|licen[cs]es?|tickets?|badge|permit|accreditation|carn[ée]t?|registration|endorsement|NVQ|SVQ|diploma|apprenticeship|belt"
    r"|first aid(?:er)?|fire (?:marshal|warden)|safeguarding|food (?:hygiene|safety)|trade test|hazmat|HACCP"
    r"|(?:first|second|third|fourth|fifth|highest) (?:category|grade)|(?:level|grade|class|category) (?:\d|one|two|three|four|five|[A-E]\b))\b"
)
_WEAK_KIND: Final = re.compile(
    r"(?i)\b(?:course|card|pass|training|workshop|refresher|instructor|qualification|authori[sz]ation|exam|award|marshal|awareness|handling|induction|units|tests?|working (?:at|on|near|in|with)|papers?(?= for|$))\b"
)
"""Words that mean a certificate only where one was asked for."""
_DEGREE: Final = re.compile(
    r"(?i)\b(?:bachelor\w*|master'?s|degree|b\.?(?:sc|eng)|m\.?sc|ph\.?d|mba|a-levels?|GCSEs?|O[ -]levels?|leaving cert\w*|high school|secondary|matric\w*"
    r"|baccalaur\w+|abitur|postgraduate|PGCE|hnd|hnc|waec)\b|^(?:proper |technical |trade )?(?:college|university|school)\b|\b(?:college|university|academy|institute)$|^(?:state|city|province|county) of\b"
)
"""Heard with the schools."""
STATUS: Final = re.compile(
    r"(?P<name>\b[A-Z]{2,8}[ -](?:registered|accredited|certified|licensed|approved|qualified)\b"
    r"|\b[Rr]egistered (?:with|by) (?:the )?(?:(?P<body>[A-Z][\w&]+(?: [A-Z][\w&]+)*)|[a-z]+(?: [a-z]+)?(?= as (?:an? )?))(?: as (?:an? )?(?P<as>[a-z]+(?: [a-z]+){0,3}))?"
    r"|\b(?i:registered|licen[cs]ed|chartered|certified|accredited|time-served|authori[sz]ed|sworn)(?: (?!and\b|or\b|in\b|to\b|with\b|by\b|as\b|for\b|last\b|this\b)[a-z-]+){0,2}?"
    r" (?:nurse|electrician|plumber|accountant|engineer|surveyor|teacher|midwife|pharmacist|therapist|physiotherapist|architect|childminder|social worker|fitter|mechanic|technician"
    r"|welder|instructor|guide|driver|paramedic|bookkeeper|interpreter|translator|practitioner|contractor|dietitian|psychologist|optician)\b(?:, (?:[A-Z]|isi)[A-Za-z]+ (?:to|and) (?:[A-Z]|isi)[A-Za-z]+)?)"
)
"""A standing told as what one is: "NMC registered", "a licensed electrician"."""
LEAD: Final = re.compile(
    r"(?i)^(?:(?:and|also|then|but|so|oh|well|yes|yeah|plus|first(?! aid| category| grade)|later|of course|obviously|only|just|still|already|mind you|there'?s|there is"
    r"|the (?:army|union|council|company|firm)|they|here|when i was \w+|gave me|gave us|made me do|sent me on|paid for|paid out (?:of )?(?:my|me) own pocket(?: for)?|in the year"
    r"|for the \w+(?= i\b)|you (?:got to|have to|must|need to) have|your|me|i|i'm|i've|i'd|we|we've|have|had|having|has|hold|holds|holding|got|get|did|do|done|took|passed|finished|completed|earned|make|made|renewed|recertified(?: in| as)?|with|of|in|on|at|for|from"
    r"|my|the|a(?! plus\b)|an|our|some|this|that|another|one|old|new|wee|little|big|proper|small(?= (?:paper|card|thing|certificate|course|ticket|licen))|full(?! contact)|clean|valid|current|am|was|is|it|it's|put|own|same|certified in|trained as|qualified as)(?![\w'’-])[\s,:]*)+"
)
_TAIL: Final = re.compile(
    r"(?i)(?:'s| is) (?:current|valid|good|in date|up to date)\b.*$|\s+(?:which|because|that|who|where|when|since|but|though|so|then|it|it's|i|we|they|he|she|you|started|began|renewed|recertified|updated|passed|got|finished|done|taken|came|comes|begins|starts|arrived|expires?|runs?|valid|lasts?|until|till|was|is|are|were|like every\w+|the (?:company|firm|boss|council|union)|in date"
    r"|has|had|every|each|yearly|annually|the same year|too|as well|also|yes|obviously|of course|now|again|still|already|later|last|this|next|back|years? ago|myself|barely|first time|online|both|a long|around|about|paid"
    r"|through (?:the|my|work)|from|by|on the|on my|in (?:the|a|my|19|20)|for (?:the|my) (?:job|work|\w+ing)|the (?:year|bus|one)|if|after|before|or so|if that counts|for what)\b.*$"
)
_BESIDE: Final = re.compile(
    r"(?i)\s+(?:with (?:the|a|an|my|our|work|help|honou?rs|distinction|two|three|some)|at (?!work\b)\w+)\b.*$"
)
_DEED: Final = re.compile(r"(?i)^(?:(?!training\b)[a-z-]{3,}ing|work(?= at heights?))\b")
"""What a certificate of a deed says further is part of its name: "working at heights"."""
_COURSE_OF: Final = re.compile(
    r"(?i)^(?:(?!foundation|advanced|basic|introductory|intermediate|beginner)\w+ )?course (?:for|in|on|about) (?=\w)"
)
_QUANTITY: Final = re.compile(
    rf"(?i)^(?:\d+|an?|half|few|several|{NUMBER_WORD})(?:[ -]\w+)? ?(?:units?|hours?|days?|weeks?|months?|years?|modules?|points?|semesters?|terms?|times?|weekends?|evenings?)$"
)
_NO_HEADS: Final = frozenset(line.split()[0] for line in words_of("past_forms")) | frozenset(
    "started began booked tried slept wanted paid left sat lasted flunked failed came gave nobody somebody everyone".split()
)
_HAPPENED: Final = re.compile(
    r"^[A-Z][\w'-]+ (?!(?:advanced|certified|registered|accredited|approved|qualified|licensed|limited|combined|supervised|integrated)\b)[a-z]{2,}ed\b"
)
"""A name and what its bearer did: "Rosa retired"."""
_GRADED: Final = re.compile(r"(?P<kind>(?:\S+ )*)(?P<grade>[IVX]+|\d[A-Z]?|[A-Z]\d)")
SENT_ON: Final = re.compile(
    r"(?i)(?:^(?:[\w']+ ){1,3}?)?\b(?:(?:sent|put|trained|enrolled) (?:me|us)(?: all)?|(?:was|were|been|got) (?:sent|put|trained)) (?:on|to|for|through|in) "
    r"(?:(?:an?|the|my|me|their|this) )?(?:\w+ )??(?P<course>course (?:for|in|on|about) )?(?P<what>[^,.;]+?)"
    r"(?=\s+(?:in|on|last|this|by the|back|when|with the|at the|every|because|so|and (?:i|we|then)|(?:one|two|three|four|five|a|an) (?:day|week|evening|month|hour)s?)\b|\s*(?:[,.;]|$))"
)
"""What an employer had them learn: "they put me through a course for removals"."""
HAS_DONE: Final = re.compile(
    r"(?i)\bI(?:['’]ve| have)? (?:did|done|got|passed|have|hold) (?:my|me) (?P<what>[a-z-]+(?: (?!in\b)[a-z-]+)?)(?=\s*(?:[,.;]|$| in\b| and\b| last\b| back\b))"
)
"""A paper by the name of its subject: "I did my forklift"."""
COURSE: Final = re.compile(r"(?i)\b(?:course|training|certificate|card|ticket|licen[cs]e|NVQ)\b")
_COVERS: Final = re.compile(
    r"^(?:(?:The|My|A) )?(?P<name>[A-Za-z]\w+(?: \w+)?)(?P<link>, (?P<what>[a-z]{4,}(?: [a-z]{4,})? and [a-z]{4,}))(?=[,.;]|$)"
)
"""What a certificate is for: "Forklift, counterbalance and reach"."""
_GLOSS: Final = re.compile(
    r"(?P<name>\b[A-Z][A-Z\d-]+|\b[A-Z]\w{6,}(?=, so ))(?P<link>, (?:so|that's|that is|it's|meaning|what they call|i\.e\.) (?:the (?!one\b))?(?P<gloss>(?:[A-Z][a-z]+ (?=[a-z]))?(?!(?:every|for|from|all|only|just|still|also|not|no|my|i|we|it|very|so|about|valid|the|a|an|in|on|up|out|one|what|how|done|over|old)\b)[a-z-]+(?: [a-z-]+){1,5}))(?=[,.;]|$)"
)
"""Letters and what they stand for: "NR-31, that's safety with machines"."""
OF_LANGUAGES: Final = re.compile(r"(?i)(?:translator|interpreter)\b")
REASON: Final = re.compile(
    r"(?i),? (?:because|since|as|when|before|after) (?:my|our|he|she|they)\b[^.;]*\.?$"
)
"""By whom they remember when it was: "2018, because my son was already walking"."""
SUBJECT_ALONE: Final = re.compile(
    r"(?:(?:[Aa]nd|[Aa]lso|[Tt]hen|[Pp]lus) )*(?P<name>(?!(?:some|this|that|your|their|every)\b)[a-z-]{4,}(?<!ly) [a-z]{2,}(?:ance|ment|tion|sion|ity|ship|care|craft|safety|hygiene|control))"
)
"""A subject that is all of the certificate's name: "and crowd management"."""
LAPSED_BY_NAME: Final = re.compile(
    r"(?i)^(?!it\b|that\b|this\b|they\b|them\b|which\b|both\b)(?:the |my )?[\w-]+(?: [a-z-]+){0,3} (?:has |have )?(?:ran out|run out|expired|lapsed)\b"
)
"""What names itself as lapsed, and says nothing of the one before it."""
APPOSITION: Final = re.compile(
    r"(?i)an? (?:[a-z-]+ ){0,2}(?:course|exam|test|workshop|training|seminar)(?: (?:with|without) [a-z ]+)?"
)
"""What sort of thing the one just named was: "..., an online course with exam"."""
CONTRAST: Final = re.compile(
    r"(?i)not (?!yet\b|any|really\b|valid\b|finished\b|renewed\b|now\b|sure\b|done\b|held\b|it\b|that\b|this\b)(?:the )?[a-z]+"
)
"""What it does not cover: "asbestos awareness, not removal"."""
DATE_FORGOTTEN: Final = re.compile(
    r"(?i)\b(?:date|year|month|day)\b[^,]*\b(?:don'?t|can'?t|do not|cannot|forgot|forget|not)\b|\b(?:don'?t|can'?t|do not|cannot) (?:remember|recall|know) (?:when|which|the (?:date|year|month))\b"
)
"""That they have it, and not when: "but the date I don't have in my head"."""
QUALIFIES: Final = re.compile(
    r"(?i)the (?P<which>(?!(?:first|last|old|new|same|other|big) )[\w-]+(?: [\w-]+){0,2}) one|(?P<score>(?:\d[\d.]*|[a-z]+) (?:points?|tons?|tonnes?|volts?|metres?))"
)
"""What says which one it was: "precision agriculture, the basic one", "TOEIC, 905 points"."""
_IN_LETTERS: Final = re.compile(
    r"(?i:^(?:and |i have |i've got |i hold )?(?:the|my|an?) )(?P<name>[a-z' -]*\b(?:certificate|licence|license|ticket|card|permit)), (?P<letters>[A-Z]{2,6})(?=,|\.|$)"
)
_LEVEL_OF: Final = re.compile(r"(?i)(?P<head>(?:\S.* )?)(?:level|grade|class) \w+(?P<tail>.*)")
_NO_NAMES: Final = (
    words_of("not_names")
    | words_of("places")
    | {"UK", "US", "EU"}
    | {month.capitalize() for month in MONTHS}
)
_COUNTED: Final = re.compile(
    r"(?i)\b(?P<what>level|class|grade|category|step|stage|language|part) (?P<number>one|two|three|four|five|six|seven|eight)\b"
)
_FIGURES: Final = dict(
    zip("one two three four five six seven eight".split(), "12345678", strict=True)
)
_SAYS_NOTHING: Final = re.compile(
    r"(?i)^certificates? (?!in\b|of\b|for\b|as\b|to\b|level\b|(?-i:[A-Z\d]))|^(?:level|grade|class|category) \w{1,5}$"
)
"""What says how high or how fine it is, and not what it is of."""
_A_TOWN: Final = re.compile(r"(?:in|at) [A-ZÀ-Þ]")
_OF_CLASS: Final = re.compile(r"(?P<class>\b[A-E]\d?E? licen[cs]e) for (?:the |my |an? )?\w+$")
_SMALL_END: Final = re.compile(
    r"(?i)(?:\s+(?:in|on|since|of|the|for|at|a|and|around|about|from))+$"
)
_NOT_IN_PASSING: Final = re.compile(
    r"(?i)^\w+ (?:the|a|his|her|their|this) |(?:tickets|certificates|certs)\b|\b(?:birth|death|marriage|medical|gift|tax) cert|\b(?:loyalty|credit|debit|business|time|score|birthday|report|memory|sim|post) card\b|\b(?:IELTS|TOEFL|diploma)\b"
)
"""Where no certificate was asked for: tickets of other people, and what is heard elsewhere."""
_GENERIC: Final = frozenset(
    "one two three four five apprenticeship certificate certificates course courses licence license card ticket diploma exam training badge badges paper papers insurance refreshed renewed redone updated active refresher renewal".split()
)
_OPENERS: Final = frozenset("because if when as so then but though since where while how".split())


def name_of(words: str, *, asked: bool) -> str:
    """The certificate a piece names, in the person's words; "" where it names none."""
    if status := STATUS.search(words):
        body = f" ({status['body']})" if status["body"] else ""
        return f"Registered {status['as']}{body}" if status["as"] else status["name"]
    bare = LEAD.sub("", without_fillers(words) + " ").strip(" .,:;!?-'\"()")
    known = [n for n in names(LIST).find(bare) if len(bare[n.start : n.end]) > 2]
    upto = known[0].end if known and known[0].start == 0 else 0
    bare = _SMALL_END.sub("", bare[:upto] + _TAIL.sub("", bare[upto:])).strip(" .,:;!?-'\"()")
    course = _COURSE_OF.match(bare)
    bare = bare[course.end() :] if course else bare
    if upto or not _DEED.match(bare):
        bare = bare[:upto] + _BESIDE.sub("", bare[upto:])
    bare = _OF_CLASS.sub(r"\g<class>", re.sub(r"'s$", "", bare))
    if _A_TOWN.match(words) and not KIND.search(bare):
        return ""
    if not _is_certificate(
        f"{as_written(bare)} course" if course else as_written(bare), asked=asked
    ):
        return ""
    return bare


def only_whose(piece: Piece) -> bool:
    """True for who gave it, as one gave another before: "NVQ level 2, also Ely College"."""
    name = "also" in piece.joint and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+", piece.text)
    return bool(
        name
        and not (
            KIND.search(piece.text)
            or _WEAK_KIND.search(piece.text)
            or names(LIST).same_as(piece.text)
        )
    )


def says_nothing(name: str) -> bool:
    """True of "level 1" or "certificate suitable for framing", where nothing says what it is of."""
    return bool(_SAYS_NOTHING.search(name))


def as_written(name: str) -> str:
    """A name as it stands on a page: "SVQ level two" is "SVQ level 2"."""
    return _COUNTED.sub(lambda m: f"{m['what']} {_FIGURES[m['number'].lower()]}", name)


def of_same_kind(name: str, earlier: str) -> str:
    """What only says its level has the rest from the one named before it."""
    level = re.fullmatch(r"(?i)(?:level|grade|class) \w+", name)
    whole = _LEVEL_OF.fullmatch(earlier)
    if level and whole:
        return f"{whole['head']}{name}{whole['tail']}"
    new, old = _GRADED.fullmatch(name), _GRADED.fullmatch(earlier)
    same = new and old and new["kind"] and f" {old['kind']}".endswith(f" {new['kind']}")
    return f"{old['kind']}{new['grade']}" if new and old and same else name


def _is_certificate(bare: str, *, asked: bool) -> bool:
    parts = bare.lower().split()
    if not 0 < len(parts) <= _MAX_WORDS or parts[0] in _OPENERS or bare.lower() in _GENERIC:
        return False
    if (
        parts[0] in _NO_HEADS
        or _HAPPENED.match(bare)
        or _QUANTITY.match(bare)
        or any(part.split("'")[0] in _CLAUSE for part in parts)
    ):
        return False
    if parts[-1] in _NO_HEADS or bare in _NO_NAMES or len(bare) < 2:
        return False
    beside = not asked and _NOT_IN_PASSING.search(bare)
    if beside or _DEGREE.search(bare) or only_language(bare):
        return False
    known = any(_says_more(bare, n.start, n.end) for n in names(LIST).find(bare))
    if known or KIND.search(bare):
        return True
    loose = _WEAK_KIND.search(bare) or re.match(r"[A-Z]|\d[A-Z]\b", bare)
    return bool(loose if asked else re.fullmatch(r"(?i)(?:[\w-]+ ){1,3}card", bare))


def _says_more(bare: str, start: int, end: int) -> bool:
    """True for a listed name that is no ordinary word: capitals, digits, or several words."""
    said = bare[start:end]
    return len(said) > 2 and bool(re.search(r"[A-Z\d]", said) or " " in said)


def explained(words: str, *, both: bool) -> tuple[str, dict[str, str]]:
    """The words without what explains a name, and that by the name it explains."""
    meant: dict[str, str] = {}
    if gloss := _GLOSS.search(words):
        meant[gloss["name"]] = gloss["gloss"]
        words = blanked(words, *gloss.span("link"))
    covers = None if both else _COVERS.search(words)
    if (
        covers
        and not re.search(r"ed\b", covers["what"])
        and not name_of(covers["what"], asked=True)
    ):
        meant[covers["name"]] = covers["what"]
        words = blanked(words, *covers.span("link"))
    if letters := _IN_LETTERS.search(words):
        meant[letters["name"]] = letters["letters"]
        words = blanked(words, letters.end("name"), letters.end())
    return words, meant


def blanked(words: str, begin: int, end: int) -> str:
    """The words with blanks in the place of some."""
    return words[:begin] + " " * (end - begin) + words[end:]
