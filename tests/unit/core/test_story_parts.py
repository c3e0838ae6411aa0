"""Which parts of a story are told, and which the person would rather leave."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, Status
from sanctum_desktop.core.domain.story import StoryPart, parts_told
from sanctum_desktop.core.policies.interview.passed_over import passed_over

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def fact(section, name, status=Status.PROPOSED):
    return Fact(
        id=FactId("f"),
        section=section,
        entry="e",
        name=name,
        value="v",
        source=Source("talk", 1, 0, 1, "v"),
        heard_at=NOW,
        confidence=0.9,
        method="told",
        status=status,
    )


@pytest.mark.parametrize(
    ("section", "name", "part"),
    [
        (Section.WORK, "position", StoryPart.WORK),
        (Section.EDUCATION, "institution", StoryPart.SCHOOL),
        (Section.SKILLS, "keyword", StoryPart.SKILLS),
        (Section.CERTIFICATES, "name", StoryPart.PAPERS),
        (Section.LANGUAGES, "language", StoryPart.LANGUAGES),
        (Section.BASICS, "phone", StoryPart.REACH),
    ],
)
def test_a_part_is_told_by_its_facts_while_they_hold(section, name, part):
    assert parts_told([fact(section, name)]) == {part}
    assert parts_told([fact(section, name, Status.ACCEPTED)]) == {part}
    assert not parts_told([fact(section, name, Status.REJECTED)])
    assert not parts_told([fact(section, name, Status.RETRACTED)])


@pytest.mark.parametrize(
    ("section", "name"),
    [(Section.BASICS, "name"), (Section.WORK, "startDate"), (Section.GOALS, "goal")],
)
def test_other_facts_tell_no_part(section, name):
    assert not parts_told([fact(section, name)])


def asked_and(topic, *said):
    ask = Turn(
        index=0,
        speaker=Speaker.INTERVIEWER,
        text="And?",
        said_at=NOW,
        kind=TurnKind.QUESTION,
        topic=topic,
    )
    pairs = [
        (ask, replace(ask, speaker=Speaker.PERSON, text=s, kind=TurnKind.ANSWER)) for s in said
    ]
    flat = [turn for pair in pairs for turn in pair]
    return [replace(turn, index=at) for at, turn in enumerate(flat)]


def test_what_was_skipped_is_passed_over_until_it_is_told():
    assert passed_over(asked_and(Topic.LANGUAGES, "Skip this one."), ()) == {StoryPart.LANGUAGES}
    told = asked_and(Topic.LANGUAGES, "Skip this one.", "I speak Twi at home.")
    assert passed_over(told, ()) == set()
    assert passed_over(asked_and(Topic.LEARNING, "I don't want to talk about that."), ()) == {
        StoryPart.SCHOOL,
        StoryPart.PAPERS,
    }
