"""What was told before and the next question leans on: "You named Carrow Timber".

Where the last answer told nothing there is nothing to mirror, yet something was heard earlier. It
is taken up once, in a few of the person's words, and only where it belongs to what is asked next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn
from sanctum_desktop.core.domain.facts import Fact, Section
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.jobs import KIND_ONLY
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.mirror import things_told
from sanctum_desktop.core.policies.interview.things import is_small
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.safety import distress

_WORKPLACE: Final = ((Section.WORK, "name"),)
_TRADE: Final = ((Section.WORK, "position"),)
_PAPERS: Final = (
    (Section.EDUCATION, "institution"),
    (Section.EDUCATION, "studyType"),
    (Section.CERTIFICATES, "name"),
)
_NAMES: Final[Mapping[Topic, tuple[tuple[Section, str], ...]]] = {
    Topic.DUTIES: _WORKPLACE,
    Topic.PROUD: _WORKPLACE,
    Topic.EARLIER: (*_WORKPLACE, *_TRADE),
    Topic.LEARNING: (*_PAPERS, *_TRADE, *_WORKPLACE),
    Topic.SKILLS: (*_TRADE, *_WORKPLACE),
    Topic.LANGUAGES: _WORKPLACE,
    Topic.OUTSIDE: _WORKPLACE,
    Topic.NEXT: (*_TRADE, *_WORKPLACE),
    Topic.CONTACT: (*_PAPERS, *_TRADE, *_WORKPLACE),
    Topic.ANYTHING_ELSE: ((Section.SKILLS, "name"), *_PAPERS),
}
"""Which names a question on that matter leans on, the nearest first."""
_LEANS_ON_DEEDS: Final = (
    Topic.PROUD,
    Topic.SKILLS,
    Topic.NEXT,
    Topic.CONTACT,
    Topic.ANYTHING_ELSE,
)
_OF_THE_PAGE: Final = (Topic.CONTACT, Topic.ANYTHING_ELSE)
_ELSEWHERE: Final = (Topic.LANGUAGES, Topic.OUTSIDE)
"""Matters that turn away from the work told of."""
_LONGEST: Final = 5
_LONG_AGO: Final = 4
"""Turns of Gem after which a name may be said a second time."""
_MOST_SAID: Final = 2
_JUST_TOLD: Final = 3
_TOLD_LATELY: Final = 12
"""Answers back to which something not a name is taken up: later it comes from nowhere."""
_CROOKED: Final = re.compile(
    r"(?i)\b(?:of|the|a|an|in|at|and|for|to|from|with|my|our)$|['’]s the\b|,"
    r"|\b(?:I|my|we|our|here|there)\b"
)
"""A name that was cut out of its sentence in the wrong place."""
_TIME: Final = re.compile(
    r"(?i)\b(?:years?|months?|weeks?|days?|hours?|minutes?|hundred|thousand|times?|o'clock)$"
)


def _latest_job(facts: Sequence[Fact]) -> list[Fact]:
    """Those of the job told last: "before that" is before no other."""
    jobs = [f.entry for f in facts if f.section is Section.WORK and f.name == "name"]
    return [fact for fact in facts if jobs and fact.entry == jobs[-1]]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A few words told earlier, and the message that takes them up."""

    thing: str
    message: str


def recalled(topic: Topic, turns: Sequence[Turn], facts: Sequence[Fact]) -> Recalled | None:
    """A thing told earlier that a question on this matter leans on; None where there is none."""
    fit = _fit(turns, facts)
    gem = [turn.text.lower() for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    told = _latest_job(fit) if topic is Topic.EARLIER else fit
    for section, name in _NAMES.get(topic, ()):
        for fact in reversed(told):
            if (fact.section, fact.name) == (section, name) and _sayable(fact, gem):
                return Recalled(fact.source.quote.strip(" .,"), _message(topic, name))
    leans = topic in _LEANS_ON_DEEDS
    answers = _fit_answers(turns)[-_TOLD_LATELY if leans else -_JUST_TOLD :]
    titles = [fact.value.lower() for fact in facts if fact.name == "position"]
    new = (thing for thing in _things(answers) if _unsaid(thing, gem))
    found = next((t for t in new if not any(title in t.lower() for title in titles)), "")
    message = _message(topic, "highlight") if leans else "gem.recall.turn"
    return Recalled(found, message) if found else None


def _message(topic: Topic, name: str) -> str:
    """A title is said otherwise than a name; what is asked for the page leans on the page."""
    if topic in _OF_THE_PAGE:
        return "gem.recall.page"
    if topic in _ELSEWHERE:
        return "gem.recall.turn"
    return "gem.recall.trade" if name == "position" else "gem.recall"


def _sayable(fact: Fact, gem: Sequence[str]) -> bool:
    """True for a name told whole, and not said by Gem just now or twice already."""
    name = fact.source.quote.strip(" .,")
    said = [place for place, words in enumerate(gem) if name.lower() in words]
    long_ago = len(said) < _MOST_SAID and all(len(gem) - at > _LONG_AGO for at in said)
    whole = len(name.split()) <= _LONGEST and not (_CROOKED.search(name) or is_small(name))
    return whole and long_ago and fact.method != KIND_ONLY


def recalled_of(story: Sequence[int], turns: Sequence[Turn]) -> Recalled | None:
    """A thing of the matter at hand that was not said back yet; `story` are its answers."""
    gem = [turn.text.lower() for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    answers = [turn for turn in _fit_answers(turns) if turn.index in story]
    found = next((thing for thing in _things(answers, least=1) if _unsaid(thing, gem)), "")
    return Recalled(found, "gem.recall") if found else None


def _things(answers: Sequence[Turn], least: int = 2) -> Iterator[str]:
    """What was told of, the latest first."""
    for turn in reversed(answers):
        yield from (thing for thing in things_told(turn.text, least) if not _TIME.search(thing))


def _unsaid(thing: str, gem: Sequence[str]) -> bool:
    return not any(thing.rsplit(maxsplit=1)[-1].lower() in words for words in gem)


def _fit(turns: Sequence[Turn], facts: Sequence[Fact]) -> list[Fact]:
    fit = {turn.index for turn in _fit_answers(turns)}
    return [fact for fact in facts if fact.source.turn in fit]


def _fit_answers(turns: Sequence[Turn]) -> list[Turn]:
    """Without what was told in a hard moment, between us, or hurts when it is said back."""
    quiet = silenced(turns)
    return [
        turn
        for turn in turns
        if turn.speaker is Speaker.PERSON
        and turn.index not in quiet
        and command(turn.text) is Command.TELL
        and not (distress(turn.text) or confided(turn.text) or phrases("tender").search(turn.text))
    ]
