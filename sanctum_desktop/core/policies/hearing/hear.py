"""From a whole transcript to facts: hears each answer, then settles what belongs together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, Status, ViewerLevel
from sanctum_desktop.core.policies.hearing.ages import birth_year
from sanctum_desktop.core.policies.hearing.contact import contact
from sanctum_desktop.core.policies.hearing.corrections import corrects, swaps
from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.education import education
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import (
    FOLLOWED_UP,
    NOT_THAT_I,
    does_something,
    highlights,
)
from sanctum_desktop.core.policies.hearing.jobs import KIND_ONLY, jobs
from sanctum_desktop.core.policies.hearing.lists import certificates, languages, skills
from sanctum_desktop.core.policies.hearing.outside import (
    goals,
    projects,
    publications,
    volunteering,
)
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.text import MAX_HEARD, sentences
from sanctum_desktop.core.policies.hearing.topics import About, topics_of

_BETWEEN_US = re.compile(
    r"(?i)\b(?:between us|off the record|don'?t (?:tell|write|put|quote|say|mention)|keep (?:it|that) private)\b"
)


_ASKS_ON = re.compile(
    r"(?i)\b(?:what came of (?:it|that)|how (?:many|much|long|often|do you know)"
    r"|what (?:was the result|happened then|changed)|(?:before|after) that\?|your (?:own )?part"
    r"|tell me more about that)\b"
)
"""A question on the deed just told, also by an interviewer who is not Gem."""
_NO_JOB = "work"
"""The entry of deeds no employer was named for."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A finding and the turn it was made in."""

    turn: Turn
    finding: Finding
    corrects: bool = False


def hear(
    turns: Sequence[Turn], *, conversation: ConversationId, today: date, heard_at: datetime
) -> tuple[Fact, ...]:
    """All facts of a talk so far. Pure and stable: the same words give the same fact ids."""
    heard: list[_Heard] = []
    job, first = "", ""
    question = ""
    read_back = asks_on = False
    before: tuple[About, ...] = ()
    born = birth_year("\n".join(t.text for t in turns if t.speaker is Speaker.PERSON), today)
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            question, read_back = turn.text, turn.kind is TurnKind.READBACK
            asks_on = turn.wording.startswith("gem.follow") or bool(_ASKS_ON.search(turn.text))
            continue
        right = read_back or corrects(turn.text)
        if right:
            heard = _put_right(heard, turn)
        asked = topics_of(question, turn.topic)
        # A correction speaks of what was asked before it as well.
        topics = tuple(dict.fromkeys((*before, *asked))) if right else asked
        findings = _of_answer(turn.text[:MAX_HEARD], topics, today, born)
        if About.EARLIER_JOB in asked and About.EARLIER_JOB not in before:
            findings = _of_named_jobs(findings)
        again = About.JOB in asked and About.JOB in before
        before = asked
        findings = _followed_up(findings) if asks_on else findings
        if again:
            heard, findings = _one_place(heard, findings, job)
        if not job and About.EARLIER_JOB not in asked:
            first = _employer(findings)
        job = _employer(findings) or job
        heard += [
            _Heard(turn, replace(f, entry=job or _NO_JOB) if not f.entry else f, right)
            for f in findings
        ]
    if first:  # deeds told before the present employer was named
        heard = [
            replace(h, finding=replace(h.finding, entry=first))
            if h.finding.entry == _NO_JOB
            else h
            for h in heard
        ]
    settled = _settled(heard)
    return tuple(_fact(item, conversation, heard_at) for item in settled)


def _put_right(heard: list[_Heard], turn: Turn) -> list[_Heard]:
    """Replace values the answer calls wrong; the words that say so become their source."""
    for wrong, right in swaps(turn.text):
        start = turn.text.find(right)
        heard = [
            _Heard(
                turn, replace(h.finding, value=right, start=start, end=start + len(right)), True
            )
            if h.finding.value.lower() == wrong.lower() and h.finding.name != "highlight"
            else h
            for h in heard
        ]
    return heard


def _followed_up(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The answer to a question on the deed before: its deeds belong to that one."""
    return tuple(replace(f, method=FOLLOWED_UP) if f.name == "highlight" else f for f in findings)


def _employer(findings: Sequence[Finding]) -> str:
    named = (f.entry for f in findings if f.name in ("name", "position"))
    return next((entry for entry in named if entry.startswith("job ")), "")


def _one_place(
    heard: list[_Heard], findings: tuple[Finding, ...], job: str
) -> tuple[list[_Heard], tuple[Finding, ...]]:
    """Two answers about the present job are of one place; "a shop" gives way to its name."""
    kinds = {f.entry for f in findings if f.method == KIND_ONLY}
    if kinds and job:
        return heard, tuple(
            replace(f, entry=job) if f.entry in kinds else f
            for f in findings
            if f.method != KIND_ONLY
        )
    named = _employer(findings)
    if named and any(h.finding.method == KIND_ONLY and h.finding.entry == job for h in heard):
        heard = [
            replace(h, finding=replace(h.finding, entry=named)) if h.finding.entry == job else h
            for h in heard
            if h.finding.method != KIND_ONLY
        ]
    return heard, findings


def _of_named_jobs(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without the dates of an earlier job nothing is known of: they are not those of this one."""
    return tuple(f for f in findings if f.entry or f.name not in ("startDate", "endDate"))


@lru_cache(maxsize=512)
def _of_answer(
    said: str, topics: tuple[About, ...], today: date, born: int | None
) -> tuple[Finding, ...]:
    """Findings of one answer. Cached: a talk is heard again at each turn."""
    clean = repaired(said)
    found = [f for about in topics for f in _about(about, clean, topics, (today, born))]
    if About.CONTACT not in topics:
        found += contact(clean, named=False)
    if (
        About.CERTIFICATES not in topics
        and About.GOALS not in topics
        and About.SKILLS not in topics
    ):
        found += certificates(clean, today, asked=False)
    return tuple(_within(f, said) for f in found)


def _about(
    about: About, said: str, topics: tuple[About, ...], days: tuple[date, int | None]
) -> Iterable[Finding]:
    today, born = days
    if about in (About.JOB, About.EARLIER_JOB):
        found = list(jobs(said, today, earlier=about is About.EARLIER_JOB, born=born))
        deeds = highlights(said, Section.WORK, generous=bool(found))
        return [
            *found,
            *(d for d in deeds if not _only_dates(d, today) and not _names_job(d, found)),
        ]
    rules: Mapping[About, Callable[[], Iterable[Finding]]] = {
        About.DEEDS: lambda: highlights(said, Section.WORK, generous=True),
        About.OTHER: lambda: highlights(said, Section.WORK, generous=False),
        About.EDUCATION: lambda: education(said, today),
        About.CERTIFICATES: lambda: certificates(said, today, asked=len(topics) == 1),
        About.SKILLS: lambda: skills(said),
        About.LANGUAGES: lambda: languages(said),
        About.CONTACT: lambda: contact(said, named=True),
        About.VOLUNTEERING: lambda: volunteering(said, today),
        About.PROJECTS: lambda: projects(said),
        About.PUBLICATIONS: lambda: publications(said),
        About.GOALS: lambda: goals(said),
    }
    return rules[about]()


def _names_job(deed: Finding, found: Sequence[Finding]) -> bool:
    """True for the sentence that only says where one worked."""
    named = any(f.name == "name" and deed.start <= f.start < deed.end for f in found)
    return named and not does_something(deed.value) and not deed.measures


def _only_dates(deed: Finding, today: date) -> bool:
    """True for "I was given it in January": a date of the job, and nothing done."""
    return not does_something(deed.value) and bool(dates(deed.value, today))


def _within(finding: Finding, said: str) -> Finding:
    """Keep the span inside the answer, and hide what was said between us."""
    end = min(max(finding.end, finding.start + 1), len(said))
    sentence = next((s for s in sentences(said) if s.start <= finding.start < s.end), None)
    private = sentence is not None and bool(_BETWEEN_US.search(NOT_THAT_I.sub("", sentence.text)))
    viewer = ViewerLevel.PRIVATE if private else finding.viewer
    return replace(finding, end=end, viewer=viewer)


def _settled(heard: list[_Heard]) -> list[_Heard]:
    """The last word wins: of single attributes of an entry only the latest; no thing twice."""
    latest: dict[tuple[Section, str, str], _Heard] = {}
    order: list[tuple[Section, str, str]] = []
    for item in heard:
        finding = item.finding
        single = finding.name not in ("highlight", "topic", "step")
        key = (finding.section, _key(finding.entry), finding.name if single else finding.value)
        if key not in latest:
            order.append(key)
            latest[key] = item
        elif (
            finding.section is Section.BASICS
            or (item.corrects and single)
            or _more_exact(latest[key].finding, finding)
        ):
            latest[key] = item
    return [latest[key] for key in order]


def _more_exact(old: Finding, new: Finding) -> bool:
    if new.name in ("startDate", "endDate", "date"):
        return new.value.startswith(old.value)
    return new.name == "fluency"


def _key(entry: str) -> str:
    return re.sub(r"[^\w]+", "-", entry.lower()).strip("-")


def _fact(heard: _Heard, conversation: ConversationId, heard_at: datetime) -> Fact:
    finding, turn = heard.finding, heard.turn
    entry = _key(finding.entry)
    start, end = finding.start, finding.end
    identity = "|".join(
        (
            conversation,
            finding.section,
            entry,
            finding.name,
            finding.value,
            f"{turn.index}:{start}:{end}",
        )
    )
    return Fact(
        id=FactId(hashlib.sha256(identity.encode()).hexdigest()[:24]),
        section=finding.section,
        entry=entry,
        name=finding.name,
        value=finding.value,
        source=Source(conversation, turn.index, start, end, turn.text[start:end]),
        heard_at=heard_at,
        confidence=finding.confidence,
        method=finding.method,
        status=Status.RETRACTED if finding.withdrawn else Status.PROPOSED,
        viewer=finding.viewer,
        own_part=finding.own_part,
        measures=finding.measures,
    )
