"""Which matter to open next: the one whose answer a page is expected to gain most from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.domain.facts import Fact, Section
from sanctum_desktop.core.policies.interview.state import State
from sanctum_desktop.core.policies.interview.stories import WANTED

# What the first answer brings, and by how much a second or third to the same matter is worth less.
_FIRST: Final = {
    Topic.NOW: 9.0,
    Topic.DUTIES: 6.0,
    Topic.PROUD: 5.0,
    Topic.EARLIER: 4.2,
    Topic.LEARNING: 3.8,
    Topic.CONTACT: 2.6,
    Topic.SKILLS: 2.2,
    Topic.LANGUAGES: 2.0,
    Topic.NEXT: 1.6,
    Topic.OUTSIDE: 1.4,
    Topic.ANYTHING_ELSE: 0.6,
}
_AGAIN: Final = {
    Topic.NOW: (7.0,),
    Topic.PROUD: (4.4, 1.5),
    Topic.EARLIER: (1.45, 1.2),
    Topic.LEARNING: (1.5,),
}

_WAY_BACK: Final = {Topic.NOW: 6.5, Topic.EARLIER: 2.5, Topic.DUTIES: 2.1, Topic.PROUD: 2.1}
"""What was skipped, and never refused, is asked once more when other things have been told; the
job before the day spent in it."""
_AT_EASE: Final = 3
_NOT_AT_ONCE: Final = 2
"""Other matters opened before one comes back that was left alone."""
_JOB: Final = frozenset({"name", "position"})
_NO_JOB_BEFORE: Final = 2.8
"""What asking a second time for the time before brings where no job of it was told."""
_STORY_WANTED: Final = 1.8
"""What another story brings, at least, while too few are whole: more than the small facts."""
_HALF_A_JOB: Final = 3.0
"""What asking a second time for the job brings where its place or its name was told."""


def next_topic(
    state: State, opened: Sequence[Topic], facts: Sequence[Fact], but: Sequence[Topic] = ()
) -> Topic | None:
    """The matter of most worth; None where no question is left.

    `opened` are the topics of the questions asked so far, follow-ups left out; those in `but`
    wait for another turn.
    """
    worth = {topic: 0 if topic in but else _worth(topic, opened, state, facts) for topic in _FIRST}
    best = max(worth, key=lambda topic: worth[topic])
    return best if worth[best] > 0 else None


def _worth(topic: Topic, opened: Sequence[Topic], state: State, facts: Sequence[Fact]) -> float:
    asked = opened.count(topic)
    if _known(topic, asked, facts):
        return 0
    if topic in state.left_alone:
        passed = topic not in opened[-_NOT_AT_ONCE:]
        back = passed and topic not in state.refused and asked == 1 and state.told >= _AT_EASE
        return _WAY_BACK.get(topic, 0) if back else 0
    if not asked:
        return _FIRST[topic]
    if topic is Topic.NOW and asked == 1 and _JOB & {fact.name for fact in facts}:
        return _HALF_A_JOB
    if topic is Topic.EARLIER and asked == 1 and _jobs(facts) <= 1:
        return _NO_JOB_BEFORE
    again = _AGAIN.get(topic, ())
    worth = again[asked - 1] if asked <= len(again) else 0
    wanted = worth and topic is Topic.PROUD and state.whole < WANTED
    return max(worth, _STORY_WANTED) if wanted else worth


def _jobs(facts: Sequence[Fact]) -> int:
    return len(
        {fact.entry for fact in facts if fact.section is Section.WORK and fact.name in _JOB}
    )


def _known(topic: Topic, asked: int, facts: Sequence[Fact]) -> bool:
    """True where asking would bring nothing: it was told already."""
    has = {(fact.section, fact.name) for fact in facts}
    sections = {fact.section for fact in facts}
    if topic is Topic.NOW and asked:
        return {(Section.WORK, "name"), (Section.WORK, "position")} <= has
    if topic is Topic.LEARNING and asked:
        return {Section.EDUCATION, Section.CERTIFICATES} <= sections
    told = {
        Topic.CONTACT: {(Section.BASICS, "name"), (Section.BASICS, "email")} <= has,
        Topic.LANGUAGES: (Section.LANGUAGES, "language") in has,
        Topic.NEXT: (Section.GOALS, "goal") in has,
        Topic.OUTSIDE: (Section.VOLUNTEER, "name") in has,
    }
    return told.get(topic, False)
