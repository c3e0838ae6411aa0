"""Schools, degrees and years of study.

One entry for each school or degree. What is under way or was broken off is marked so and has no
end; what is taken back, and courses done through work, are not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import Role
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.qualifications import (
    AREA,
    AREA_AFTER,
    DEGREE,
    HIGHER,
    HOUSE,
    OF_A_SCHOOL,
    SCHOOL_KIND,
    as_written,
    is_subject,
)
from sanctum_desktop.core.policies.hearing.schools import SCHOOL_NAME, school
from sanctum_desktop.core.policies.hearing.study_years import years_of_study
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences, without_fillers
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME

_CLAUSE_THEN: Final = re.compile(r"(?i)\W*(?:and |but )*(?:then|later|after)\b")
_CLAUSE: Final = re.compile(
    r";\s+|(?:,\s*|\s+)(?:and\s+)?(?=then\b)|,?\s+and\s+(?:(?:then|later|also)\s+)?(?=(?:a|an|the|my)\s)",
    re.IGNORECASE,
)
_LEFT_OUT: Final = re.compile(
    r"(?i)\bno (?:degree|diploma|a-levels|qualifications?|papers?|school)\b|\b(?:don'?t|didn'?t|do not|did not|never) (?:have|get|got|go|went|do)\b"
    r"|\bnever (?:began|started|begun|went|attended|enrolled|took it up)\b"
    r"|\bthe (?:ph\.?d|master'?s?|degree|doctorate|bachelor'?s?) is\b|\bwithout a degree\b|\bwanted (?:to|the|an?)\b|\b(?:asked|thought|enquired) about\b|\b(?:tried|applied) (?:for|to)\b|\bi tried\b|\bdid(?:n'?t| not) (?:come to|sit|pass) the exam|\bi(?:'d| would) (?:love|like)\b|\b(?:never|didn'?t|not) (?:accepted|take me|let me in)\b|\brather not have it\b"
    r"|\b(?:my|his|her|their) (?:son|daughter|wife|husband|brother|sister|kids?)(?:'s|\b(?! (?:corrected|helped|paid|was born)))(?=.*\b(?:degree|school|universit|college|stud))|\binstead of\b"
)
_NOT_THIS: Final = re.compile(
    r"(?i)(?:\b(?:no|not|never|without)|n't)(?: (?:really|quite))?(?: (?:the|an?|my|any|full))* $|\b(?-i:[A-Z]{2,}) $"
)
"""Before a degree that was not got, and before the grade of a profession's own examination."""
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:(?:half )?an?|half an?|one|two|three|some|part|few) (?:years?|terms?|semesters?|months?|weeks?)? ?of (?!it\b|that\b|the same\b|them\b|study\b)"
)
"""A study begun that has neither a school nor a degree: what is said next is said of it."""
_PAPER: Final = re.compile(
    r"(?i)\b(?:the|my|that) (?:diploma|degree|certificate|papers?)\b(?! (?:in|of)\b)"
)
_GIVEN: Final = re.compile(r"(?i)\b(?:get|gets|got|gave|gives?|given|earned|awarded|received)\b")
_COURSE: Final = re.compile(
    r"(?i)\b(?:took|did|done|attended|finished) (?:an?|the|some) (?:[\w-]+ ){0,3}courses?\b"
)
_AT_WORK: Final = re.compile(
    r"(?i)(?<!together )(?<!along )\b(?:through|at|with|from|by|via) (?:my |the )?(?:work|employer|company|firm|job|union|boss)\b|\bin-house\b|\bon the job\b"
    r"|\b(?!MBO|HBO|VWO|NVQ|SVQ|BTEC|NCEA)[A-Z]{2,} level\b|\btrial\b|\bday course\b"
)
_UNDER_WAY: Final = re.compile(
    r"(?i)\b(?:not done yet|on the (?:waiting )?list|due (?:to|next|in)|now (?:i )?(?:do|study|attend)|still (?:doing|studying|at)|i(?:'m| am) (?:now )?(?:doing|studying|in my|taking|enrolled|finishing)|studying (?:for|towards?)"
    r"|in progress|towards?|due to (?:finish|graduate)|i(?:'m| am) in (?:an?|my|the) (?:(?:[\w-]+ )?(?:year|semester|term|course|master'?s?|bachelor'?s?|degree|program(?:me)?)\b)|final year|currently|expect(?:ed)? to|should finish|will (?:finish|graduate)"
    r"|shooting for|not finished yet|haven'?t finished|doing my|part[- ]time at the moment)\b"
)
_STOPPED: Final = re.compile(
    r"(?i)\b(?:withdr[ae]wn?|walked out|pulled out|did(?:n'?t| not) (?:finish|complete|graduate|get to the end)|never (?:finished|completed|graduated)|not finished|unfinished"
    r"|dropped out|stopped|part way|quit|left (?:before|without|after (?:one|two|a|the first|my first))|gave (?:it )?(?:up|away)|failed|left (?:in|during|after) (?:the |my )?\w+ (?:semester|year|term)|left it\b(?! (?:with|in|at))|(?:packed|jacked|chucked|pack|jack) (?:it|that)? ?in\b|(?:it'?s|is|was) (?:stopped|on hold|paused|frozen)|put (?:it )?on hold|cancelled"
    r"|(?:had|have) to (?:stop|leave|give)|ran out of money|broke (?:it )?off|went under|did (?:only )?the first (?:year|term|semester)|only (?:did )?(?:one|a) (?:year|term|semester))\b"
)
_TAKEN_BACK: Final = re.compile(
    r"(?i)(?:i(?:'d| would) rather not|leave (?:it|that)|don'?t (?:put|write))"
)
_OF_STUDY: Final = re.compile(
    r"(?i)\b(?:finish\w*|complet\w*|claim|semesters?|terms?|exams?|class(?:es)?|thesis|graduat\w*|years?)\b"
)
_SHORT: Final = 6
"""Words of a withdrawal that can speak of nothing but what was told before it."""
_A_PART: Final = re.compile(
    r"(?i) (?:the|my|any|how|which|what|about|that (?:i|it)) (?!school|study|studies|uni)"
)
_OF_ITSELF: Final = re.compile(
    r"(?i)\b(?:schools?|courses?|papers?|degree|job|work|worked|burn-?out|year (?:ten|1\d))\b|\byou leave out\b"
)
"""What else a withdrawal may speak of than the school named last."""
_SAME_SCHOOL: Final = re.compile(
    r"(?i)\b(?:the )?same (?:university|uni|school|college|place|institute)\b|\balso there\b|\b(?:master|bachelor|doctorate|diploma|degree)\S*(?: [a-z]+){0,4} there\b"
)
_SINCE: Final = re.compile(
    rf"(?i)\bsince (?:(?:the |last |this |early |late )?(?:{MONTH_NAME}|spring|summer|autumn|fall|winter|year)|(?:19|20)\d\d)\b"
)
_HOLDS: Final = re.compile(r"(?i)\b(?:have|'ve|got|hold|finished|graduated)\b(?!.*\bin an?\b)")
_AFTERTHOUGHT: Final = re.compile(
    r"(?i)^\W*(?:but\b|not\b|never\b|i (?:didn'?t|did not|never|dropped|stopped|had to|quit|gave|failed|should|will|am|still|finished|graduated|got|started)\b|started\b|finished\b|graduated\b|i'm\b|didn'?t\b|yes\b|so\b|dropped\b|(?:it|that) (?:took|lasted)\b)"
)
_BRIEF: Final = 10
"""Words of an afterthought that still speaks of the school just named."""
_BEGUN_ONLY: Final = re.compile(
    r"(?i)\b(?:started|began|enrolled|took admission|signed up|got (?:in|a place))\b"
    r"(?!.*\b(?:finish(?:ed)?|graduated|completed|got (?:it|that|the|my)|passed|came out|done|until|till)\b)"
)
_MARKS: Final = {"under way": "(in progress)", "stopped": "(not finished)"}
_LISTED: Final = re.compile(r"(?:^|,\s+)(?P<trade>[A-Za-z][a-z-]*(?: [a-z-]+){0,2})(?=[,.]|$)")
_TRADES: Final = words("titles") - {"janitor", "teacher", "caretaker", "cleaner"}  # work there
_NO_TRADE: Final = words("title_stops")
_NEAR: Final = 200
"""Characters after "and a" in which the degree must come that makes it another study."""
_SAID: Final = 0.7
_BARE: Final = 0.6


@dataclass(slots=True)
class _Study:
    """One school or degree: its findings by name, and whether it came to its end."""

    found: dict[str, Finding] = field(default_factory=dict)
    state: str = ""
    out: bool = False

    def value(self, name: str) -> str:
        return self.found[name].value if name in self.found else ""


def education(said: str, today: date) -> Iterator[Finding]:
    """One entry for each school or degree named."""
    studies: list[_Study] = []
    elsewhere = False
    for sentence in sentences(said):
        known = len(studies)
        for clause in _clauses(sentence):
            _hear_clause(studies, clause, today)
        elsewhere = len(studies) == known and (elsewhere or bool(_ELSEWHERE.search(sentence.text)))
        if elsewhere:
            continue
        if studies and _speaks_of_last(sentence) and not SCHOOL_NAME.search(sentence.text):
            _mark(studies[-1], sentence.text)
        elif studies and _withdraws(sentence):
            studies[-1].out = True
    for study in _without_doubles(studies):
        yield from _findings(study)


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    begin = 0
    for match in _CLAUSE.finditer(sentence.text):
        new = "then" in match.group() + sentence.text[match.end() : match.end() + 4]
        if (
            new or DEGREE.search(sentence.text, match.end(), match.end() + _NEAR)
        ) and match.start() > begin:
            yield Sentence(sentence.text[begin : match.start()], sentence.start + begin)
            begin = match.end()
    yield Sentence(sentence.text[begin:], sentence.start + begin)


def _hear_clause(studies: list[_Study], clause: Sentence, today: date) -> None:
    """Open a study where the clause names one, else add to the last."""
    if _LEFT_OUT.search(clause.text) or _is_course(clause.text):
        return
    degree, place = _degree(clause), _institution(clause) or _same_school(studies, clause)
    degree = _trade_at(place, degree, clause)
    brief = len(clause.text.split()) <= _BRIEF or bool(_AFTERTHOUGHT.match(clause.text))
    last = studies[-1] if studies else None
    if last and degree and not place and last.value("studyType") and _PAPER.search(clause.text):
        degree, brief = None, True  # the paper that this study ended with
    if last and degree and not place and last.state == "stopped" and _is_award(last, clause):
        last.state = ""
        last.found["studyType"] = degree
        return
    if degree is None and place is None:
        if last and brief:
            _add(last, [_area(clause, None), *_dates(clause, today)])
        return
    if last and degree and not place and _given_by(last, degree, clause):
        last.found.pop("studyType")  # the school's own diploma, said after it
        _add(last, [degree, _area(clause, degree), *_dates(clause, today)])
        return
    taken = last is None or any(
        new and new.name in last.found and new.value.lower() != last.value(new.name).lower()
        for new in (degree, place)
    )
    dated = _dates(clause, today)
    ended = bool(last and last.value("endDate"))
    if taken or (ended and (degree or dated)):
        studies.append(_Study())
    study = studies[-1]
    _add(study, [degree, place, _area(clause, degree), *dated])
    _mark(study, clause.text)
    study.out = study.out or _taken_out(clause.text)


def _is_course(words: str) -> bool:
    """True of what was learned at work or in a course, which is heard with the certificates."""
    at_work = _AT_WORK.search(words) and not SCHOOL_NAME.search(words)
    return bool(at_work or (_COURSE.search(words) and not DEGREE.search(words)))


def _given_by(last: _Study, degree: Finding, clause: Sentence) -> bool:
    """True of "Diploma of cook" after "Hotel school in Rimini"."""
    if _CLAUSE_THEN.match(clause.text):
        return False
    of_school = SCHOOL_KIND.match(last.value("studyType")) and OF_A_SCHOOL.match(degree.value)
    return bool(of_school) and not SCHOOL_KIND.match(degree.value)


def _add(study: _Study, found: list[Finding | None]) -> None:
    for finding in found:
        known = finding and study.found.get(finding.name)
        if finding and (known is None or _better(known, finding)):
            study.found[finding.name] = finding


def _better(known: Finding, new: Finding) -> bool:
    """A date said as start or end wins over a bare year, and a more exact one over its year."""
    surer = new.confidence > known.confidence or new.value.startswith(known.value + "-")
    return new.name in ("startDate", "endDate") and surer


def _is_award(last: _Study, clause: Sentence) -> bool:
    """True for what they were given for the years they stayed: "you get a certificate out of that"."""
    return bool(_GIVEN.search(clause.text)) and not (
        last.value("studyType") or _taken_out(clause.text)
    )


def _speaks_of_last(sentence: Sentence) -> bool:
    taken = _TAKEN_BACK.match(sentence.text) and not DEGREE.search(sentence.text)
    return bool(_AFTERTHOUGHT.match(sentence.text) or taken)


def _withdraws(sentence: Sentence) -> bool:
    """True where the words take back what was told before them, and name nothing of their own."""
    own = DEGREE.search(sentence.text) or _OF_ITSELF.search(sentence.text)
    about = _OF_STUDY.search(sentence.text) or len(sentence.text.split()) <= _SHORT
    return _taken_out(sentence.text) and bool(about) and not own


def _taken_out(words: str) -> bool:
    """True where all of it is withdrawn, and not a part of it: "don't write the grades"."""
    return any(not _A_PART.match(words, m.end()) for m in WITHDRAWN.finditer(words))


def _mark(study: _Study, words: str) -> None:
    if (taken := _TAKEN_BACK.match(words)) and not _A_PART.match(words, taken.end()):
        study.out = True
    if _STOPPED.search(words):
        study.state = "stopped"
    elif _UNDER_WAY.search(words) and not study.state:
        study.state = "under way"
    elif _is_open(study) and not _HOLDS.search(words):
        since, begun = _SINCE.search(words), _BEGUN_ONLY.search(words)
        study.state = study.state or ("under way" if since else "begun" if begun else "")


def _is_open(study: _Study) -> bool:
    """True for a degree whose end was not said; a child's school needs none."""
    degree = study.value("studyType")
    return bool(degree) and not SCHOOL_KIND.match(degree) and "endDate" not in study.found


def _degree(clause: Sentence) -> Finding | None:
    """The degree: no word of a school's own name, which has capitals before it."""
    found = [
        m
        for m in DEGREE.finditer(clause.text)
        if not _of_a_name(m, clause.text) and not _NOT_THIS.search(clause.text[: m.start()])
    ]
    papers = [m for m in found if not HOUSE.match(m["degree"])]
    named = [m for m in papers if m["degree"].lower() != "degree"]
    exams = [m for m in named if _is_exam(m)]
    papers = (
        exams or named or papers
    )  # "secondary school, KCSE"; "degree in dental prosthesis, licenciatura"
    for match in (papers or found)[:1]:
        said = match["degree"].strip()
        return _finding("studyType", as_written(said), clause, match.start("degree"), len(said))
    return None


def _is_exam(named: re.Match[str]) -> bool:
    """True for what a school gave, said for itself: "secondary school at Ely High, KCSE 2010"."""
    beside = named.string[: named.start()].endswith("with ")
    learning = named["degree"].lower() == "apprenticeship"
    return not (beside or learning or SCHOOL_KIND.match(named["degree"]))


def _trade_at(place: Finding | None, degree: Finding | None, clause: Sentence) -> Finding | None:
    """The degree, or what one was taught to be: "Veterinary technician, Dravograd School"."""
    if place is None or (degree and degree.value != "Apprenticeship"):
        return degree
    for match in _LISTED.finditer(clause.text):
        parts = match["trade"].lower().split()
        if parts[-1] in _TRADES and not _NO_TRADE & set(parts):
            said = match["trade"]
            return _finding(
                "studyType", said[0].upper() + said[1:], clause, match.start("trade"), len(said)
            )
    return degree


def _of_a_name(match: re.Match[str], words: str) -> bool:
    """True for a word of a school's own name, which has capitals beside it, and for a course's."""
    said = match["degree"].strip()
    if said.startswith("certificate") and not SCHOOL_NAME.search(words):
        return True
    beside = re.search(r"[A-ZÀ-Þ][\w-]+ $", words[: match.start()]) or re.match(
        r" [A-Z][a-z]", words[match.end() :]
    )
    return bool(
        said[0].isupper() and beside and (HIGHER.match(said) or SCHOOL_NAME.fullmatch(said))
    )


def _institution(clause: Sentence) -> Finding | None:
    named = school(clause.text)
    return _finding("institution", named[0], clause, named[1], len(named[0])) if named else None


def _same_school(studies: list[_Study], clause: Sentence) -> Finding | None:
    """The school named before, where they say that it is the same."""
    last = studies[-1].found.get("institution") if studies else None
    same = _SAME_SCHOOL.search(clause.text)
    return (
        replace(last, start=clause.start + same.start(), end=clause.start + same.end())
        if last and same
        else None
    )


def _area(clause: Sentence, degree: Finding | None) -> Finding | None:
    first = degree.start - clause.start if degree else 0
    named = sorted(DEGREE.finditer(clause.text), key=lambda m: (m.start() < first, m.start()))
    behind = [AREA_AFTER.match(clause.text, m.end("degree")) for m in named]
    for match in (*behind, *AREA.finditer(clause.text)):
        part = "area" if match and match["area"] else "other"
        if match and is_subject(match[part]) and not DEGREE.match(match[part]):
            said = match[part]
            plain = without_fillers(said)
            return _finding("area", plain, clause, match.start(part), len(said))
    return None


def _dates(clause: Sentence, today: date) -> list[Finding]:
    return [
        replace(
            _finding(name, iso, clause, one.start, one.end - one.start),
            confidence=_BARE if one.role is Role.POINT else _SAID,
        )
        for name, iso, one in years_of_study(clause.text, today)
    ]


def _finding(name: str, value: str, clause: Sentence, begin: int, length: int) -> Finding:
    start = clause.start + begin
    return Finding(
        section=Section.EDUCATION, name=name, value=value, entry="", start=start,
        end=start + length, method=f"education.{name}", confidence=0.7,
    )  # fmt: skip


def _without_doubles(studies: list[_Study]) -> list[_Study]:
    """Studies that say the same school and degree, or one of them only, are one."""
    kept: list[_Study] = []
    for study in studies:
        twin = next((old for old in kept if _same(old, study)), None)
        if twin is None:
            kept.append(study)
        else:
            _add(twin, list(study.found.values()))
            twin.state, twin.out = twin.state or study.state, twin.out or study.out
    return kept


def _same(old: _Study, new: _Study) -> bool:
    same_degree = old.value("studyType").lower() == new.value("studyType").lower()
    schools = {old.value("institution"), new.value("institution")}
    return same_degree and bool(old.value("studyType")) and ("" in schools or len(schools) == 1)


def _findings(study: _Study) -> Iterator[Finding]:
    """The facts of a study; one that has no end gets none, and no name without a school."""
    found = dict(study.found)
    if study.out or not (found.keys() & {"studyType", "institution"}):
        return
    if study.state == "begun":
        study.state = "" if "endDate" in found else "stopped"
    if study.state:
        if not {"studyType", "institution"} <= found.keys():
            return
        degree = found["studyType"]
        found["studyType"] = replace(degree, value=f"{degree.value} {_MARKS[study.state]}")
        found.pop("endDate", None)
    entry = f"school {study.value('institution')} | {study.value('studyType')}"
    for finding in found.values():
        yield replace(finding, entry=entry)
