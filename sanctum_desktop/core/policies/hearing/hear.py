"""From a whole transcript to facts: hears each answer, then settles what belongs together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
    for_the_page,
)
from sanctum_desktop.core.domain.facts import Fact, OwnPart, Section, ViewerLevel
from sanctum_desktop.core.policies.credit import CREDIT, shared_deed
from sanctum_desktop.core.policies.hearing.ages import birth_year
from sanctum_desktop.core.policies.hearing.answers import of_answer
from sanctum_desktop.core.policies.hearing.confided import silenced
from sanctum_desktop.core.policies.hearing.corrections import corrects
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import FOLLOWED_UP, told_of_today
from sanctum_desktop.core.policies.hearing.jobs import KIND_ONLY
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.outcomes import asks_what_came, outcomes
from sanctum_desktop.core.policies.hearing.recounted import (
    counted_anew,
    is_of,
    proof,
    recounts,
)
from sanctum_desktop.core.policies.hearing.settling import (
    Heard,
    fact_of,
    righted,
    settled,
    swapped,
)
from sanctum_desktop.core.policies.hearing.text import MAX_HEARD, sentences, without_noise
from sanctum_desktop.core.policies.hearing.topics import UNKNOWN, About, topics_of
from sanctum_desktop.core.policies.safety import danger

_ASKS_ON = re.compile(
    r"(?i)\b(?:what came of (?:it|that)|how (?:many|much|long|often|do you know)"
    r"|what (?:was the result|happened then|changed)|(?:before|after) that\?|your (?:own )?part"
    r"|tell me more about that)\b"
)
"""A question on the deed just told, also by an interviewer who is not Gem."""
_GOES_BACK = re.compile(
    r"(?i)(?:and |well,? |oh,? |so |then )*before (?:that|this|then|it)[,:]?"
    r" (?:i (?:was|worked|had|did|ran|sold|drove|waitressed|cleaned|taught)\b|at |in |for |the |my |(?-i:[A-ZÀ-Þ]))"
)
"""Tells of the job before, whatever was asked."""
_SCHOOLED = re.compile(
    r"(?i)[^.!?;]{0,40}\b(?:class of (?:19|20)\d\d|leaving cert(?:ificate)?|high school diploma)\b"
)
"""Tells of school, whatever was asked."""
_BEGINNING = 60
"""Characters in which an answer says which job it speaks of: "At Marsh House, ..."."""
_SAME_NAME = 93
"""Likeness of two names, 0 to 100, from which they are one spelled in two ways."""
_NO_JOB = "work"
"""The entry of deeds no employer was named for."""


def hear(
    turns: Sequence[Turn], *, conversation: ConversationId, today: date, heard_at: datetime
) -> tuple[Fact, ...]:
    """All facts of a talk so far. Pure and stable: the same words give the same fact ids."""
    turns = [replace(turn, text=without_noise(turn.text)) for turn in for_the_page(turns)]
    said = "\n".join(turn.text for turn in turns if turn.speaker is Speaker.PERSON)
    listener = _Listener(today, birth_year(said, today))
    quiet = silenced(turns)
    question: Turn | None = None
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            question = turn
        elif danger(turn.text):
            listener.note_how_to_reach(question, turn, quiet=turn.index in quiet)
        else:
            listener.listen(question, turn, quiet=turn.index in quiet)
    return tuple(fact_of(item, conversation, heard_at) for item in settled(listener.all()))


class _Listener:
    """What was heard so far, and which job is being talked about."""

    def __init__(self, today: date, born: int | None) -> None:
        self._days = (today, born)
        self._heard: list[Heard] = []
        self._before: tuple[About, ...] = ()
        self._job = ""
        self._first_job = ""

    def listen(self, question: Turn | None, answer: Turn, *, quiet: bool) -> None:
        """Hear one answer; what it puts right is put right in what was heard before."""
        read_back = question is not None and question.kind is TurnKind.READBACK
        if question and read_back:
            self._heard = righted(self._heard, question.text, answer)
        right = read_back or corrects(answer.text)
        if right:
            self._heard = swapped(self._heard, answer)
        asked = topics_of(question.text if question else "", answer.topic)
        if _GOES_BACK.match(answer.text) and not {About.JOB, About.EARLIER_JOB} & set(asked):
            asked = (About.EARLIER_JOB, *asked)
        if _SCHOOLED.match(answer.text):
            asked = (About.EDUCATION, About.CERTIFICATES)
        if not self._before and asked == UNKNOWN:
            asked = (About.JOB,)  # a talk about work begins with it, however it is asked
        # A correction speaks of what was asked before it as well.
        topics = tuple(dict.fromkeys((*self._before, *asked))) if right else asked
        findings = of_answer(answer.text[:MAX_HEARD], topics, *self._days)
        if question:
            findings = _followed_up(question, answer, findings)
        if quiet:
            findings = _private(findings)
        else:
            findings = self._credited(self._counted_anew(answer, findings))
        self._turn_to(question, answer, read_back=read_back)
        findings = self._placed(findings, asked)
        self._before = asked
        entry = self._entry_of(findings)
        self._heard += [
            Heard(answer, f if f.entry else replace(f, entry=entry), right) for f in findings
        ]

    def note_how_to_reach(self, question: Turn | None, answer: Turn, *, quiet: bool) -> None:
        """Hear no more of an answer with words of danger: its firm may be who hurts them."""
        said = answer.text[:MAX_HEARD]
        topics = topics_of(question.text if question else "", answer.topic)
        calm = [part for part in sentences(said) if not danger(part.text)]
        findings = tuple(
            f for f in of_answer(said, topics, *self._days)
            if f.section is Section.BASICS
            and any(part.start <= f.start and f.end <= part.end for part in calm)
        )  # fmt: skip
        self._heard += [
            Heard(answer, f, False) for f in (_private(findings) if quiet else findings)
        ]

    def _counted_anew(self, answer: Turn, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Set right the numbers the answer counts anew, each in the deed told last with it."""
        for recount in recounts(answer.text[:MAX_HEARD]):
            places = [n for n, item in enumerate(self._heard) if is_of(item.finding, recount)]
            if not places:
                continue
            item = self._heard[places[-1]]
            self._heard[places[-1]] = replace(item, finding=counted_anew(item.finding, recount))
            told = (f for f in findings if not recount.start <= f.start < recount.end)
            findings = (*told, proof(item.finding, recount, answer.text))
        return findings

    def _credited(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Share the credit of a deed told in an earlier answer, where this one gives it."""
        if all(finding.name != CREDIT for finding in findings):
            return findings
        found: list[Finding] = []
        deeds = [n for n, item in enumerate(self._heard) if item.finding.name == "highlight"]
        told = [in_digits(self._heard[n].finding.value) for n in deeds]
        for finding in findings:
            here = [in_digits(f.value) for f in found if f.name == "highlight"]
            credit = in_digits(finding.value) if finding.name == CREDIT else ""
            place = shared_deed(credit, told) if credit else None
            if place is None or shared_deed(credit, here) is not None:
                found.append(finding)
                continue
            item = self._heard[deeds[place]]
            deed = replace(item.finding, own_part=OwnPart.SHARED)
            self._heard[deeds[place]] = replace(item, finding=deed)
            found.append(replace(finding, section=deed.section, entry=deed.entry))
        return tuple(found)

    def _turn_to(self, question: Turn | None, answer: Turn, *, read_back: bool) -> None:
        """Go back to a job that is named again: by the question, or where the answer begins."""
        asked = "" if question is None or read_back else question.text
        told = answer.text[:_BEGINNING]
        named = {
            item.finding.entry
            for item in self._heard
            if item.finding.name == "name"
            and item.finding.entry.startswith("job ")
            and (item.finding.value in asked or f"At {item.finding.value}" in told)
        }
        if len(named) == 1:
            self._job = named.pop()

    def _placed(
        self, findings: tuple[Finding, ...], asked: tuple[About, ...]
    ) -> tuple[Finding, ...]:
        """Find out which job the answer speaks of."""
        if About.EARLIER_JOB in asked and About.EARLIER_JOB not in self._before:
            findings = _of_named_jobs(findings)
        if About.JOB in asked and About.JOB in self._before:
            self._heard, findings = _one_place(self._heard, findings, self._job)
        if not self._job and About.EARLIER_JOB not in asked:
            self._first_job = _employer(findings)
        findings = self._spelled_alike(findings)
        self._job = _employer(findings) or self._job
        return findings

    def _spelled_alike(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """An employer spelled a letter or two otherwise is the one named before."""
        known = {h.finding.entry for h in self._heard if h.finding.entry.startswith("job ")}
        alike = {
            f.entry: found[0]
            for f in findings
            if f.entry.startswith("job ") and f.entry not in known
            and (found := extractOne(f.entry, known, scorer=ratio, score_cutoff=_SAME_NAME))
        }  # fmt: skip
        return tuple(replace(f, entry=alike[f.entry]) if f.entry in alike else f for f in findings)

    def _entry_of(self, findings: Sequence[Finding]) -> str:
        """The job that is talked about; what they do today is not of a job that has ended."""
        ended = any(
            item.finding.entry == self._job and item.finding.name == "endDate"
            for item in self._heard
        )
        today = any(f.name == "highlight" and told_of_today(f.value) for f in findings)
        job = self._first_job if ended and today and self._first_job else self._job
        return job or _NO_JOB

    def all(self) -> list[Heard]:
        """Everything heard; deeds told before the present employer was named are his."""
        if not self._first_job:
            return self._heard
        return [
            replace(item, finding=replace(item.finding, entry=self._first_job))
            if item.finding.entry == _NO_JOB
            else item
            for item in self._heard
        ]


def _private(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(finding, viewer=ViewerLevel.PRIVATE) for finding in findings)


def _asks_on(question: Turn) -> bool:
    return question.wording.startswith("gem.follow") or bool(_ASKS_ON.search(question.text))


def _followed_up(
    question: Turn, answer: Turn, findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The answer to a question on the deed before: its deeds and its results belong to that one."""
    if _asks_on(question):
        findings = tuple(
            replace(f, method=FOLLOWED_UP) if f.name == "highlight" else f for f in findings
        )
    if asks_what_came(question):
        findings = (*findings, *outcomes(answer.text[:MAX_HEARD], findings))
    return findings


def _employer(findings: Sequence[Finding]) -> str:
    named = (f.entry for f in findings if f.name in ("name", "position"))
    return next((entry for entry in named if entry.startswith("job ")), "")


def _one_place(
    heard: list[Heard], findings: tuple[Finding, ...], job: str
) -> tuple[list[Heard], tuple[Finding, ...]]:
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
