"""What was told before and the next question leans on: "You named Carrow Timber".

Where the last answer told nothing there is nothing to mirror, yet something was heard earlier. It
is taken up once, in a few of the person's words, and only where it belongs to what is asked next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn
from sanctum_desktop.core.domain.facts import Fact, Section
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.jobs import KIND_ONLY
from sanctum_desktop.core.policies.interview.adrift import tells_nothing
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.mirror import FIRMS, things_told
from sanctum_desktop.core.policies.interview.things import is_small
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.safety import distress

_WORKPLACE: Final = ((Section.WORK, "name"),)
_TRADE: Final = ((Section.WORK, "position"),)
_OF_PAPERS: Final = (Section.EDUCATION, Section.CERTIFICATES)
_PAPERS: Final = (
    (Section.EDUCATION, "institution"),
    (Section.EDUCATION, "studyType"),
    (Section.CERTIFICATES, "name"),
)
_NAMES: Final[Mapping[Topic, tuple[tuple[Section, str], ...]]] = {
    Topic.DUTIES: _WORKPLACE,
    Topic.PROUD: _WORKPLACE,
    Topic.EARLIER: (*_WORKPLACE, *_TRADE, *_PAPERS),
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
_TURNING: Final = (*_ELSEWHERE, Topic.LEARNING)
"""Matters before which what was told some time ago is named as one of many."""
_LONGEST: Final = 5
_LONG_AGO: Final = 4
"""Turns of Gem after which a name may be said a second time."""
_MOST_SAID: Final = 2
_FOR_THE_PAGE: Final = "gem.recall.page"
"""Names one thing of many that the page will hold."""
_JUST_TOLD: Final = 3
_TOLD_LATELY: Final = 12
"""Answers back to which something not a name is taken up: later it comes from nowhere."""
_CROOKED: Final = re.compile(
    r"(?i)\b(?:of|the|a|an|in|at|and|for|to|from|with|my|our)$|['’]s the\b|,"
    r"|\b(?:I|my|we|our|here|there)\b"
)
"""A name that was cut out of its sentence in the wrong place."""
_AN: Final = re.compile(r"(?i)^an? ")
_DETERMINED: Final = re.compile(r"(?i)(?:the|an?|my|your|our|their|his|her)\b|\d")
_ONE_PAPER: Final = re.compile(r" [a-z]+[a-rt-z]$|^(?:[a-z]+|[A-Z]{2,})$| (?:for|in|of) ")
"""A name that ends as a thing does, or is one word of it: "trade school", "HND"."""
_TIME: Final = re.compile(
    r"(?i)\b(?:fortnights?|years?|months?|weeks?|days?|hours?|minutes?|hundred|thousand|times?|o'clock)$"
)


def _of_the_time_before(turns: Sequence[Turn], facts: Sequence[Fact]) -> list[Fact]:
    """The job told last: "before that" is before no other; once that was asked, papers as well."""
    jobs = [f.entry for f in facts if f.section is Section.WORK and f.name == "name"]
    again = any(turn.wording.startswith("gem.ask.earlier") for turn in turns)
    told_last = (f for f in facts if jobs and f.entry == jobs[-1])
    return [*told_last, *(f for f in facts if again and f.section in _OF_PAPERS)]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A few words told earlier, and the message that takes them up."""

    thing: str
    message: str


def recalled(topic: Topic, turns: Sequence[Turn], facts: Sequence[Fact]) -> Recalled | None:
    """A thing told earlier that a question on this matter leans on; None where there is none."""
    fit = _fit(turns, facts)
    gem = [turn.text.lower() for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    told = _of_the_time_before(turns, fit) if topic is Topic.EARLIER else fit
    for section, name in _NAMES.get(topic, ()):
        for fact in reversed(told):
            if (fact.section, fact.name) == (section, name) and _sayable(fact, gem):
                return Recalled(_as_named(fact), _message(topic, name))
    return _thing_told(topic, turns, facts, gem)


def _thing_told(
    topic: Topic, turns: Sequence[Turn], facts: Sequence[Fact], gem: Sequence[str]
) -> Recalled | None:
    """What is no name: one Gem has not said yet, or, for the page, one said long ago."""
    answers = _fit_answers(turns)[-_TOLD_LATELY:]
    titles = [fact.value.lower() for fact in facts if fact.name == "position"]
    told = [
        (thing, _taking_up(topic, far=place >= _JUST_TOLD))
        for place, answer in enumerate(reversed(answers))
        for thing in _things([answer])
        if not any(title in thing.lower() for title in titles)
    ]
    fresh = (Recalled(*found) for found in told if found[1] and _unsaid(found[0], gem))
    again = (
        Recalled(*found)
        for found in told
        if found[1] == _FOR_THE_PAGE and _long_ago(found[0], gem)
    )
    return next(fresh, None) or next(again, None)


def _taking_up(topic: Topic, *, far: bool) -> str:
    """How something told is taken up that is no name; "" where it would come from nowhere."""
    if topic in _LEANS_ON_DEEDS:
        return _message(topic, "highlight")
    if far:
        return _FOR_THE_PAGE if topic in _TURNING else ""
    return "gem.recall.turn"


def _message(topic: Topic, name: str) -> str:
    """A title is said otherwise than a name; what is asked for the page leans on the page."""
    if topic in _OF_THE_PAGE:
        return _FOR_THE_PAGE
    if topic in _ELSEWHERE:
        return "gem.recall.turn"
    return "gem.recall.trade" if name == "position" else "gem.recall"


def _as_named(fact: Fact) -> str:
    """The name as it stands in a sentence: "the nursing degree", but "Northmoor University"."""
    name = FIRMS.sub("", fact.source.quote.strip(" .,"))
    paper = fact.section in _OF_PAPERS and _ONE_PAPER.search(name)
    return f"the {name}" if paper and not _DETERMINED.match(name) else name


def _sayable(fact: Fact, gem: Sequence[str]) -> bool:
    """True for a name told whole, and not said by Gem just now or twice already."""
    name = _as_named(fact)
    said = [place for place, words in enumerate(gem) if name.lower() in words]
    long_ago = len(said) < _MOST_SAID and all(len(gem) - at > _LONG_AGO for at in said)
    whole = len(name.split()) <= _LONGEST and not (_CROOKED.search(name) or is_small(name))
    return whole and long_ago and fact.method != KIND_ONLY


def recalled_of(story: Sequence[int], turns: Sequence[Turn]) -> Recalled | None:
    """What the matter at hand was first told of; `story` are the indexes of its answers.

    Said for the second time it stands with "the": "Staying with the turning chart".
    """
    answers = [turn for turn in _fit_answers(turns) if turn.index in story]
    found = next(_things(answers[:1], least=1), "")
    return Recalled(_AN.sub("the ", found), "gem.recall.story") if found else None


def _things(answers: Sequence[Turn], least: int = 2) -> Iterator[str]:
    """What was told of, the latest first."""
    for turn in reversed(answers):
        yield from _things_of(turn.text, least)


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def _things_of(said: str, least: int) -> tuple[str, ...]:
    return tuple(thing for thing in things_told(said, least) if not _TIME.search(thing))


def _said(thing: str, gem: Sequence[str]) -> list[int]:
    """Turns of Gem that held the thing, known by its last word."""
    head = thing.rsplit(maxsplit=1)[-1].lower()
    return [place for place, words in enumerate(gem) if head in words]


def _unsaid(thing: str, gem: Sequence[str]) -> bool:
    return not _said(thing, gem)


def _long_ago(thing: str, gem: Sequence[str]) -> bool:
    """True where Gem said it once or twice, and not lately."""
    said = _said(thing, gem)
    return len(said) <= _MOST_SAID and all(len(gem) - at > _LONG_AGO for at in said)


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
        and not tells_nothing(turn.text)
        and not (distress(turn.text) or confided(turn.text) or phrases("tender").search(turn.text))
    ]
