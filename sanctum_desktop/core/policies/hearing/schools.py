"""Which school an answer names: by its name, by its kind, or with its town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words as words_of
from sanctum_desktop.core.policies.hearing.organisations import NAME, organisations
from sanctum_desktop.core.policies.hearing.qualifications import (
    AREA,
    COLLEGE,
    DEGREE,
    SCHOOL_KIND,
    is_subject,
)
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME

_OWN_WORD: Final = r"(?:lycée|école|collège|liceo|liceul|instituto|istituto|escuela|colegio|escola|faculdade|gymnasium|gimnazjum|technikum|lyceum)"
"""Words for a school in other tongues, which stand before its name without a capital."""
_AT_SCHOOL: Final = re.compile(
    rf"\b(?:[Aa]t|[Ii]n|[Ff]rom|[Tt]o|into|was|attended|joined|[Ww]ith|[Tt]hrough|[Vv]ia|[Bb]y)\s+(?:the\s+)?(?P<org>(?:{_OWN_WORD} )?{NAME})|(?:^|,\s+)(?:[Tt]hen\s+)?(?:the\s+)?(?P<beside>{NAME})"
)
SCHOOL_NAME: Final = re.compile(
    r"\b(?:School|\w*[Ss]chule|Comprehensive|Coll[èe]ge|Fachhochschule|Grange|Community College|Academy|College|Universi\w+|Institut\w*|Faculdade|Facultad|Faculty|[ÉE]cole|Lyc[ée]e|IES|IUT|IFSI|Lyceum|Liceo|Istituto"
    r"|Instituto|Gymnasium|Realschule|\w*[Hh]ochschule|Politechnika|Technikum|TAFE|TU|FH|Sixth Form|Tech|State|High|Collegiate|Polytechnic|Poly"
    r"|Akademi\w*|\w*akademie|Lise(?:si)?|Liceum|Liceul|Zespół|Szkoła|Szkół|Škola|Skola|Şcoala|Școala|Scoala|Col[áa]iste|Prifysgol|Ysgol|Trường|Gimnazjum|Kolegium|Vysoká|Hogeschool|\w*[Hh]ögskolan?|SOU|SOŠ|SPŠ|Universit\w+|Uniwersytet|Üniversitesi|Okulu|Meslek|Instituut|ROC|Scuola|Fakult\w+|Polytech|Academia|Centre|Center|Seminary|Conservator\w+|Grammar|Colegio|Escuela|Escola|Technical)\b"
)
_SMALL_KIND: Final = re.compile(
    rf"(?:^|[,.]\s|\b(?:at|from|in) (?:the )?)(?P<org>(?:[A-Z]?[a-z]+ )?(?:school|college|academy|lyceum) {NAME})(?=[,.]|$)"
)
"""A school named behind its kind: "Maritime school Sveti Mikula"."""
_LEARNED_AT_WORK: Final = re.compile(r"(?i)apprenticeship|traineeship|ausbildung|lehre")
_FIRM: Final = re.compile(rf"\b(?:with|at|by|under)\s+(?:the\s+)?(?P<org>{NAME})")
"""Who taught an apprentice."""
_A_SCHOOL: Final = re.compile(
    rf"\b(?:from|at|in) (?:an?|the|my) (?P<name>(?:(?!same|other|local)[a-z]+ ){{0,2}}(?:school|college|university|institute) in (?:the )?{NAME})"
)
"""A school that is not named: "matric from a school in Botshabelo"."""
_IN_TOWN: Final = re.compile(
    rf"(?: (?:of|for) [a-z]+(?: [a-z]+)?)?(?P<link>,?\s+in\s+(?:the\s+)?|,\s+)(?P<town>{NAME})"
)
_COLLEGE: Final = re.compile(rf"\b(?i:{COLLEGE})\b")
_OF_TRADE: Final = re.compile(
    r"\b(?!(?:the|a|an|my|our|in|at|to|and|of|from|left|finished|did|good|old|local|same|whole)\b)[a-z]{4,} $"
)
_SURE: Final = 2.5
_STUDIED: Final = re.compile(
    r"(?i)\b(?:stud(?:y|ied|ying)|graduat\w*|semesters?|years of|universit\w+|class of|pupil|student)\b"
)
"""What makes the name beside it a school's, where no degree was said."""
_GIVEN_BY: Final = re.compile(rf"\b(?:at|from)\s+(?:the\s+)?(?P<org>(?!(?:{MONTH_NAME})\b){NAME})")
_PLACES: Final = words_of("places")


def school(words: str) -> tuple[str, int] | None:
    """The school of a clause and where it stands; None where none is named."""
    kind = DEGREE.search(words)
    found = next(_named_as_school(words), None)
    if found is None and (kind or _STUDIED.search(words) or _has_subject(words)):
        found = next(
            (
                (o.name, o.start)
                for o in organisations(words)
                if o.score >= _SURE and not DEGREE.search(o.name) and " of " not in o.name[:12]
            ),
            None,
        )
    return found or next(_by_kind(words, kind), None)


def _has_subject(words: str) -> bool:
    return any(match["area"] and is_subject(match["area"]) for match in AREA.finditer(words))


def _named_as_school(words: str) -> Iterator[tuple[str, int]]:
    """Names with a school's word in them: no degree's, but "Gymnasium Carolinum" is one."""
    yield from ((m["org"], m.start("org")) for m in _SMALL_KIND.finditer(words))
    for match in _AT_SCHOOL.finditer(words):
        for group in ("org", "beside"):
            name = match[group]
            if not name or " " not in name or not SCHOOL_NAME.search(name):
                continue
            degree = DEGREE.match(name)
            if degree is None or SCHOOL_KIND.match(degree["degree"]):
                yield name, match.start(group)


def _by_kind(words: str, kind: re.Match[str] | None) -> Iterator[tuple[str, int]]:
    """A school told by its kind, "textile high school in Suceava", or as who gave the degree."""
    if kind and SCHOOL_KIND.match(kind["degree"]) and (town := _IN_TOWN.match(words, kind.end())):
        of = _OF_TRADE.search(words[: kind.start()])
        begin = of.start() if of else kind.start()
        yield words[begin].upper() + words[begin + 1 : town.end()], begin
    if kind and _LEARNED_AT_WORK.match(kind["degree"]) and (firm := _FIRM.search(words)):
        yield firm["org"], firm.start("org")
    if unnamed := _A_SCHOOL.search(words):
        name = unnamed["name"]
        yield name[0].upper() + name[1:], unnamed.start("name")
    if college := _COLLEGE.search(words):
        yield college[0][0].upper() + college[0][1:], college.start()
    for given in _GIVEN_BY.finditer(words, kind.end() if kind else len(words)):
        if given["org"].lower() not in _PLACES and given["org"] not in _PLACES:
            yield given["org"], given.start("org")
