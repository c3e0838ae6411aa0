"""Life outside the job: volunteering, projects, papers and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import own_part
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.measures import measures
from sanctum_desktop.core.policies.hearing.organisations import organisations
from sanctum_desktop.core.policies.hearing.text import Sentence, items, sentences, without_fillers
from sanctum_desktop.core.policies.hearing.titles import titles

_PLACE: Final = re.compile(
    r"(?i)\b(?:for|at|with|in|of)\s+(?:the|a|my|our)\s+(?P<org>(?:(?-i:[A-Z])?[\w'’-]+ ){0,3}"
    r"(?:centre|center|community hall|food bank|shelter|church|school|primary|club|team|library|kitchen"
    r"|hospice|PTA|charity|mosque|temple|scouts|festival|museum|garden|society|union))\b"
)
_PERSON: Final = re.compile(
    r"(?i)\b(?:child(?:ren)?|kids?|son|daughter|brother|sister|mother|father|nursery|born|baby|husband|wife)\b"
)
_ACTION: Final = re.compile(
    r"(?i)\bi(?:'m| am|'ve| have| also)?\s+(?P<verb>teach|train|coach|drive|run|organise|organize|help|cook|mentor|read"
    r"|volunteer|collect|sort|repair|fix|lead|play|visit)"
)
_ROLES: Final = {
    "teach": "Teacher", "train": "Trainer", "coach": "Coach", "drive": "Driver",
    "organise": "Organiser", "organize": "Organiser", "mentor": "Mentor", "cook": "Cook",
}  # fmt: skip
_AMBITION: Final = re.compile(
    r"(?i)(?:i'?d like|i want|i would like|i hope|looking for|ideally|maybe|or|and|,|^|\.\s)"
    r"(?:\s+(?:to|be|become|a|an|as|again|work|working|say))*\s*$"
)
_REFUSED: Final = re.compile(r"(?i)\b(?:not|no|don'?t|never|wouldn'?t)\b[^,.]*$")
_GOAL_HEAD: Final = re.compile(
    r"\b(?P<goal>(?:[\w'’&/-]+ ){0,4}(?:"
    + "|".join(sorted(words("titles"), key=len, reverse=True))
    + r"))\b",
    re.IGNORECASE,
)
_GOAL_STOP: Final = words("goal_stops")


def volunteering(said: str, today: date) -> Iterator[Finding]:
    """One entry for each group the person gives time to."""
    entry = ""
    parts = sentences(said)
    for number, sentence in enumerate(parts):
        group = _group(sentence)
        if group and any(_names_it(group[0], later) for later in parts[number + 1 :]):
            continue  # "the hospice", which gets its name in a moment
        if group and not WITHDRAWN.search(sentence.text):
            entry = f"volunteer {group[0]}"
            yield _finding(Section.VOLUNTEER, "name", group[0], entry, sentence, group[1])
            yield from _role(sentence, entry)
        if not entry:
            continue
        yield from _since(sentence, entry, today)
        if measures(sentence.text) or _ACTION.search(sentence.text):
            yield _deed(Section.VOLUNTEER, sentence, entry)


def _names_it(kind: str, later: Sentence) -> bool:
    group = _group(later)
    return group is not None and kind.islower() and kind in group[0].lower().split()


def _group(sentence: Sentence) -> tuple[str, int] | None:
    family = _PERSON.search(sentence.text)
    named = [] if family else [o for o in organisations(sentence.text) if o.score >= 1.5]
    called = [org for org in named if " " in org.name or org.score >= 2.5]
    place = _PLACE.search(sentence.text)
    if called:
        best = max(called, key=lambda org: org.score)
        return best.name, best.start
    if place:
        return place.group("org"), place.start("org")
    sure = [org for org in named if org.score >= 2]
    return (sure[0].name, sure[0].start) if sure else None


def _role(sentence: Sentence, entry: str) -> Iterator[Finding]:
    title = next(titles(sentence.text), None)
    action = _ACTION.search(sentence.text)
    if title:
        value, begin = title.name, title.start
    elif action and action["verb"].lower() in _ROLES:
        value, begin = _ROLES[action["verb"].lower()], action.start("verb")
    else:
        return
    value = value[0].upper() + value[1:]
    yield _finding(Section.VOLUNTEER, "position", value, entry, sentence, begin)


def _since(sentence: Sentence, entry: str, today: date) -> Iterator[Finding]:
    for dated in dates(sentence.text, today):
        lead = sentence.text[max(0, dated.start - 12) : dated.end]
        if re.search(r"(?i)since|for (?:about )?\w+ years", lead):
            yield _finding(Section.VOLUNTEER, "startDate", dated.iso, entry, sentence, dated.start)
            return


def projects(said: str) -> Iterator[Finding]:
    """What was made on the side: one entry an answer, its sentences as highlights."""
    entry = ""
    for sentence in sentences(said):
        words = without_fillers(sentence.text)
        if WITHDRAWN.search(words) or len(words.split()) < 4:
            continue
        if not entry:
            name = _project_name(words)
            entry = f"project {name}"
            yield _finding(Section.PROJECTS, "name", name, entry, sentence, 0)
        if measures(words):
            yield _deed(Section.PROJECTS, sentence, entry)


def _project_name(words: str) -> str:
    name = re.sub(
        r"(?i)^(?:(?:(?:this|last) (?:summer|year|spring|winter|autumn)|i|we|have|wrote|made|did|wrote|built|my|a|an|small|had|was|also|this|is|it|'ve)\s+)+",
        "",
        words,
    )
    name = re.split(r"[,.;]|\b(?:that|which|because|it has|and)\b", name)[0].strip()
    return name[:1].upper() + name[1:]


def publications(said: str) -> Iterator[Finding]:
    """Papers and prizes, in the person's words."""
    for sentence in sentences(said):
        for item, place in items(sentence.text):
            if re.search(r"(?i)can'?t count|submitted", item):
                continue
            words = without_fillers(item)
            if re.search(r"(?i)\bprize|award\b", words):
                section, name = Section.AWARDS, "title"
            elif re.search(r"(?i)\b(?:paper|article|book|chapter|author)\b", words):
                section, name = Section.PUBLICATIONS, "name"
            else:
                continue
            yield _finding(section, name, words, f"paper {words}", sentence, place)


def goals(said: str) -> Iterator[Finding]:
    """Roles the person would like; those refused are left out."""
    for sentence in sentences(said):
        for match in _GOAL_HEAD.finditer(sentence.text):
            words = match.group("goal").split()
            while words and words[0].lower().strip(",") in _GOAL_STOP:
                words = words[1:]
            cut = next(
                (i for i in range(len(words) - 1, -1, -1) if words[i].lower() in _GOAL_STOP), -1
            )
            words = words[cut + 1 :]
            begin = match.end() - len(" ".join(words))
            if not words or _REFUSED.search(sentence.text[:begin]):
                continue
            goal = " ".join(words)
            goal = goal[0].upper() + goal[1:]
            yield _finding(Section.GOALS, "goal", goal, f"goal {goal}", sentence, begin)


def _finding(
    section: Section, name: str, value: str, entry: str, sentence: Sentence, place: int
) -> Finding:
    return Finding(
        section=section, name=name, value=value, entry=entry, start=sentence.start + place,
        end=min(sentence.end, sentence.start + place + len(value)), method=f"outside.{name}",
        confidence=0.6,
    )  # fmt: skip


def _deed(section: Section, sentence: Sentence, entry: str) -> Finding:
    words = without_fillers(sentence.text).rstrip(".")
    return Finding(
        section=section, name="highlight", value=words, entry=entry, start=sentence.start,
        end=sentence.end, method="outside.highlight", confidence=0.6,
        own_part=own_part(sentence.text), measures=measures(words),
    )  # fmt: skip
