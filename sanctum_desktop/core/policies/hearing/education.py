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
from sanctum_desktop.core.policies.hearing.dates import Role, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.organisations import NAME, organisations
from sanctum_desktop.core.policies.hearing.qualifications import (
    AREA,
    AREA_AFTER,
    COLLEGE,
    DEGREE,
    SCHOOL_KIND,
    as_written,
    is_subject,
)
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences, without_fillers

_CLAUSE: Final = re.compile(
    r";\s+|(?:,\s*|\s+)(?:and\s+)?(?=then\b)|,?\s+and\s+(?:(?:then|later|also)\s+)?(?=(?:a|an|the|my)\s)",
    re.IGNORECASE,
)
_AT_SCHOOL: Final = re.compile(
    rf"\b(?:[Aa]t|[Ii]n|[Ff]rom|[Tt]o|into|attended|joined)\s+(?:the\s+)?(?P<org>{NAME})|(?:^|,\s+)(?P<beside>{NAME})"
)
_SCHOOL_NAME: Final = re.compile(
    r"\b(?:School|Academy|College|Universi\w+|Institut\w*|Faculdade|Facultad|Faculty|[ÉE]cole|Lyc[ée]e|IES|IUT|IFSI|Lyceum|Liceo|Istituto"
    r"|Instituto|Gymnasium|Realschule|\w*[Hh]ochschule|Politechnika|Technikum|TAFE|TU|FH|Sixth Form|Tech|State|High|Collegiate|Polytechnic|Poly"
    r"|Akademi\w*|Centre|Center|Seminary|Conservator\w+|Grammar|Colegio|Escuela|Escola|Technical)\b"
)
_IN_TOWN: Final = re.compile(rf"(?P<link>,?\s+in\s+(?:the\s+)?|,\s+)(?P<town>{NAME})")
_COLLEGE: Final = re.compile(rf"\b(?i:{COLLEGE})\b")
_OF_TRADE: Final = re.compile(
    r"\b(?!(?:the|a|an|my|our|in|at|to|and|of|from|left|finished|did|good|old|local|same|whole)\b)[a-z]{4,} $"
)
_LEFT_OUT: Final = re.compile(
    r"(?i)\bno (?:degree|diploma|a-levels|qualifications?|papers?|school)\b|\b(?:don'?t|didn'?t|do not|did not|never) (?:have|get|got|go|went|do)\b"
    r"|\bnever (?:began|started|begun|went|attended|enrolled|took it up)\b"
    r"|\bthe (?:ph\.?d|master'?s?|degree|doctorate|bachelor'?s?) is\b|\bwithout a degree\b|\bwanted to\b|\brather not have it\b"
    r"|\b(?:my|his|her|their) (?:son|daughter|wife|husband|brother|sister|kids?)(?:'s|\b(?! (?:corrected|helped|paid|was born)))(?=.*\b(?:degree|school|universit|college|stud))|\binstead of\b"
)
_AT_WORK: Final = re.compile(
    r"(?i)(?<!together )(?<!along )\b(?:through|at|with|from|by|via) (?:my |the )?(?:work|employer|company|firm|job|union|boss)\b|\bin-house\b|\bon the job\b"
    r"|\b(?!MBO|HBO|VWO|NVQ|SVQ|BTEC)[A-Z]{2,} level\b|\btrial\b|\bday course\b"
)
_UNDER_WAY: Final = re.compile(
    r"(?i)\b(?:not done yet|due (?:to|next|in)|now (?:i )?(?:do|study|attend)|still (?:doing|studying|at)|i(?:'m| am) (?:now )?(?:doing|studying|in my|taking|enrolled|finishing)|studying (?:for|towards?)"
    r"|in progress|towards?|due to (?:finish|graduate)|i(?:'m| am) in (?:an?|the|my)|final year|currently|expect(?:ed)? to|should finish|will (?:finish|graduate)"
    r"|shooting for|not finished yet|haven'?t finished|doing my|part[- ]time at the moment)\b"
)
_STOPPED: Final = re.compile(
    r"(?i)\b(?:did(?:n'?t| not) (?:finish|complete|graduate|get to the end)|never (?:finished|completed|graduated)|not finished|unfinished"
    r"|dropped out|stopped|part way|quit|left (?:before|without|after (?:one|two|a|the first|my first))|gave (?:it )?(?:up|away)|failed|left (?:in|during) (?:the |my )?\w+ (?:semester|year|term)|left (?:it|that|there)\b(?! (?:with|in))|(?:it'?s|is|was) (?:stopped|on hold|paused|frozen)|put (?:it )?on hold|cancelled"
    r"|(?:had|have) to (?:stop|leave|give)|ran out of money|broke (?:it )?off|went under|did (?:only )?the first (?:year|term|semester)|only (?:did )?(?:one|a) (?:year|term|semester))\b"
)
_TAKEN_BACK: Final = re.compile(
    r"(?i)(?:i(?:'d| would) rather not|leave (?:it|that)|don'?t (?:put|write))"
)
_OF_ITSELF: Final = re.compile(
    r"(?i)\b(?:schools?|courses?|papers?|degree|job|work|worked|burn-?out|year (?:ten|1\d))\b|\byou leave out\b"
)
"""What else a withdrawal may speak of than the school named last."""
_SAME_SCHOOL: Final = re.compile(
    r"(?i)\b(?:the )?same (?:university|uni|school|college|place|institute)\b|\balso there\b"
)
_SINCE: Final = re.compile(r"(?i)\bsince\b")
_HOLDS: Final = re.compile(r"(?i)\b(?:have|'ve|got|hold|finished|graduated)\b(?!.*\bin an?\b)")
_AFTERTHOUGHT: Final = re.compile(
    r"(?i)^\W*(?:but\b|not\b|never\b|i (?:didn'?t|did not|never|dropped|stopped|had to|quit|gave|failed|should|will|am|still|finished|graduated|got|started)\b|started\b|finished\b|graduated\b|i'm\b|didn'?t\b|yes\b|so\b|dropped\b)"
)
_BRIEF: Final = 10
"""Words of an afterthought that still speaks of the school just named."""
_BEGUN: Final = re.compile(r"(?i)\b(?:started|began|enrolled|entered)\b[^.,;]*$")
_BEGUN_THEN: Final = re.compile(r"(?i),? (?:i )?(?:started|began|enrolled|entered)\b")
_BEGUN_ONLY: Final = re.compile(
    r"(?i)\b(?:started|began|enrolled|entered|joined|took admission|signed up|got (?:in|a place))\b"
)
_MARKS: Final = {"under way": "(in progress)", "stopped": "(not finished)"}
_SURE: Final = 2.5
_NEAR: Final = 200
"""Characters after "and a" in which the degree must come that makes it another study."""
_SAID: Final = 0.7
_BARE: Final = 0.6
_RESULT: Final = re.compile(r"(?i)\bresults? came\b[^.]*$")
_OTHER_MATTER: Final = re.compile(
    r"(?i)\b(?:licen[cs]e|ticket|badge|first aid|army|garden centre|married|moved|(?<!with the )(?<!with my )job|worked as|started work)\b"
)
_OF_A_SCHOOL: Final = re.compile(
    r"(?i)diploma|degree|certificate|leaving cert|abitur|matura|a[- ]levels?|baccalaur|bachillerato"
)


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
    for sentence in sentences(said):
        for clause in _clauses(sentence):
            _hear_clause(studies, clause, today)
        if studies and _speaks_of_last(sentence) and not _SCHOOL_NAME.search(sentence.text):
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
    if _LEFT_OUT.search(clause.text) or _AT_WORK.search(clause.text):
        return
    degree, school = _degree(clause), _institution(clause) or _same_school(studies, clause)
    brief = len(clause.text.split()) <= _BRIEF or bool(_AFTERTHOUGHT.match(clause.text))
    last = studies[-1] if studies else None
    if degree is None and school is None:
        if last and brief:
            _add(last, [_area(clause, None), *_dates(clause, today)])
        return
    if last and degree and not school and _given_by(last, degree):
        last.found.pop("studyType")  # the school's own diploma, said after it
        _add(last, [degree, _area(clause, DEGREE.search(clause.text)), *_dates(clause, today)])
        return
    taken = last is None or any(
        new and new.name in last.found and new.value.lower() != last.value(new.name).lower()
        for new in (degree, school)
    )
    if taken or (degree and last and last.value("endDate")):
        studies.append(_Study())
    study = studies[-1]
    _add(
        study, [degree, school, _area(clause, DEGREE.search(clause.text)), *_dates(clause, today)]
    )
    _mark(study, clause.text)
    study.out = study.out or bool(WITHDRAWN.search(clause.text))


def _given_by(last: _Study, degree: Finding) -> bool:
    """True of "Diploma of cook" after "Hotel school in Rimini"."""
    of_school = SCHOOL_KIND.match(last.value("studyType")) and _OF_A_SCHOOL.match(degree.value)
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


def _speaks_of_last(sentence: Sentence) -> bool:
    return bool(_AFTERTHOUGHT.match(sentence.text) or _TAKEN_BACK.match(sentence.text))


def _withdraws(sentence: Sentence) -> bool:
    """True where the words take back what was told before them, and name nothing of their own."""
    own = DEGREE.search(sentence.text) or _OF_ITSELF.search(sentence.text)
    return bool(WITHDRAWN.search(sentence.text)) and not own


def _mark(study: _Study, words: str) -> None:
    if _TAKEN_BACK.match(words):
        study.out = True
    if _STOPPED.search(words):
        study.state = "stopped"
    elif _UNDER_WAY.search(words) and not study.state:
        study.state = "under way"
    elif "endDate" not in study.found and not _HOLDS.search(words):
        since, begun = _SINCE.search(words), _BEGUN_ONLY.search(words)
        study.state = study.state or ("under way" if since else "begun" if begun else "")


def _degree(clause: Sentence) -> Finding | None:
    """The degree: no word of a school's own name, which has capitals before it."""
    for match in DEGREE.finditer(clause.text):
        value = match["degree"].strip()
        named = value[0].isupper() and re.search(r"[A-Z][\w-]+ $", clause.text[: match.start()])
        loose = value.startswith("certificate") and not _SCHOOL_NAME.search(clause.text)
        if not loose and not (named and SCHOOL_KIND.match(value)):
            return _finding(
                "studyType", as_written(value), clause, match.start("degree"), len(value)
            )
    return None


def _institution(clause: Sentence) -> Finding | None:
    """The school: by its name, else as said with its town ("High school in Laredo")."""
    named = [
        (m[group], m.start(group))
        for m in _AT_SCHOOL.finditer(clause.text)
        for group in ("org", "beside")
        if m[group] and _SCHOOL_NAME.search(m[group]) and not DEGREE.match(m[group])
        and " " in m[group]
    ]  # fmt: skip
    kind = DEGREE.search(clause.text)
    if not named and kind:
        named = [
            (o.name, o.start)
            for o in organisations(clause.text)
            if o.score >= _SURE and not DEGREE.search(o.name) and " of " not in o.name[:12]
        ][:1]
    if not named:
        named = list(_by_kind(clause.text, kind))
    return _finding("institution", *_named(named[0], clause)) if named else None


def _same_school(studies: list[_Study], clause: Sentence) -> Finding | None:
    """The school named before, where they say that it is the same."""
    last = studies[-1].found.get("institution") if studies else None
    same = _SAME_SCHOOL.search(clause.text)
    return (
        replace(last, start=clause.start + same.start(), end=clause.start + same.end())
        if last and same
        else None
    )


def _by_kind(words: str, kind: re.Match[str] | None) -> Iterator[tuple[str, int]]:
    """A school told by its kind: "textile high school in Suceava", "police academy"."""
    if kind and SCHOOL_KIND.match(kind["degree"]) and (town := _IN_TOWN.match(words, kind.end())):
        of = _OF_TRADE.search(words[: kind.start()])
        begin = of.start() if of else kind.start()
        yield words[begin].upper() + words[begin + 1 : town.end()], begin
    elif college := _COLLEGE.search(words):
        yield college[0][0].upper() + college[0][1:], college.start()


def _named(found: tuple[str, int], clause: Sentence) -> tuple[str, Sentence, int, int]:
    return found[0], clause, found[1], len(found[0])


def _area(clause: Sentence, degree: re.Match[str] | None) -> Finding | None:
    behind = AREA_AFTER.match(clause.text, degree.end("degree")) if degree else None
    for match in (behind, *AREA.finditer(clause.text)):
        part = "area" if match and match["area"] else "other"
        if match and is_subject(match[part]) and not DEGREE.match(match[part]):
            said = match[part]
            plain = without_fillers(said)
            return _finding("area", plain, clause, match.start(part), len(said))
    return None


def _dates(clause: Sentence, today: date) -> list[Finding]:
    found = [d for d in dates(clause.text, today) if d.iso <= today.isoformat()]
    if _OTHER_MATTER.search(clause.text):
        return []
    starts = [
        d for d in found if d.role is Role.START and not _RESULT.search(clause.text[: d.start])
    ]
    ends = [d for d in found if d.role is Role.END]
    if not starts and not ends:
        points = [d for d in found if d.role is not Role.END][-1:]
        begun = points and (
            _BEGUN.search(clause.text[: points[0].start])
            or _BEGUN_THEN.match(clause.text, points[0].end)
        )
        starts, ends = (points, []) if begun else ([], points)
    return [
        replace(
            _finding(name, one.iso, clause, one.start, one.end - one.start),
            confidence=_BARE if one.role is Role.POINT else _SAID,
        )
        for name, dated in (("startDate", starts[-1:]), ("endDate", ends[-1:]))
        for one in dated
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
