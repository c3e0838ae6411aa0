"""A story is whole once its result is told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn
from sanctum_desktop.core.policies.interview.next_move import next_move
from sanctum_desktop.core.policies.interview.state import fold
from sanctum_desktop.core.policies.interview.stories import WANTED, whole_stories
from sanctum_desktop.core.policies.interview.worth import next_topic

AT = datetime(2026, 3, 10, tzinfo=UTC)


def turns(*pairs, topic=Topic.PROUD):
    said = [
        one
        for wording, answer in pairs
        for one in ((Speaker.INTERVIEWER, "", wording), (Speaker.PERSON, answer, ""))
    ]
    return [
        Turn(index=n, speaker=who, text=text, said_at=AT, topic=topic, wording=wording)
        for n, (who, text, wording) in enumerate(said)
    ]


ASK, OUTCOME, NUMBER, PART = (
    "gem.ask.proud.1", "gem.follow.outcome.1", "gem.follow.number.none.1", "gem.follow.part.1",
)  # fmt: skip
HOOKS = (ASK, "I put hooks by the door.")


@pytest.mark.parametrize(
    ("pairs", "whole"),
    [
        ((HOOKS,), 0),
        ((HOOKS, (PART, "I bought them myself.")), 0),
        ((HOOKS, (OUTCOME, "I don't know.")), 0),
        ((HOOKS, (OUTCOME, "The keys were there.")), 1),
        ((HOOKS, (OUTCOME, "The keys were there."), (NUMBER, "Thirty keys.")), 1),
        ((HOOKS, (NUMBER, "Thirty keys."), HOOKS, (OUTCOME, "They were there.")), 2),
        (((ASK, "I never had an accident."),), 1),
        ((HOOKS, ("gem.readback.1", "I never had an accident.")), 0),
    ],
)
def test_a_story_is_whole_once_its_result_is_told(pairs, whole):
    assert whole_stories(turns(*pairs)) == whole


def test_a_number_of_something_else_is_no_story():
    assert whole_stories(turns(HOOKS, (OUTCOME, "Good ones."), topic=Topic.LEARNING)) == 0


def test_what_is_made_small_is_asked_for_its_result_first():
    small = "It was nothing really, I only made a box with quiet things."
    asked = next_move(turns((ASK, small)), [], seed="talk")
    assert asked.wording.startswith("gem.follow.outcome.modest.")
    then = next_move(turns((ASK, small), (asked.wording, "I couldn't say.")), [], seed="talk")
    assert then.wording.startswith("gem.follow.number.")


@pytest.mark.parametrize(("whole", "then"), [(WANTED - 1, Topic.PROUD), (WANTED, Topic.NEXT)])
def test_a_third_story_comes_before_the_small_facts_while_one_is_wanting(whole, then):
    opened = [
        Topic.NOW, Topic.DUTIES, Topic.PROUD, Topic.PROUD, Topic.EARLIER, Topic.LEARNING,
        Topic.CONTACT, Topic.SKILLS, Topic.LANGUAGES,
    ]  # fmt: skip
    state = replace(fold(turns(HOOKS)), left_alone=frozenset({Topic.NOW}), whole=whole)
    assert next_topic(state, opened, [], but=(Topic.NOW, Topic.EARLIER, Topic.LEARNING)) is then
