"""What was told before is taken up where nothing else can be, and never after a hard moment."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.mirror import mirror
from sanctum_desktop.core.policies.interview.recall import recalled, recalled_of

AT = datetime(2026, 3, 10, tzinfo=UTC)


def talk(*lines):
    """Turns of "question | answer" lines, each with its topic."""
    turns = []
    for topic, asked, answer in lines:
        for speaker, words in ((Speaker.INTERVIEWER, asked), (Speaker.PERSON, answer)):
            kind = TurnKind.QUESTION if speaker is Speaker.INTERVIEWER else TurnKind.ANSWER
            turns.append(
                Turn(
                    index=len(turns), speaker=speaker, text=words, said_at=AT, topic=topic,
                    kind=kind,
                )
            )  # fmt: skip
    facts = hear(turns, conversation=ConversationId("t"), today=date(2026, 3, 10), heard_at=AT)
    return turns, facts


NOW = (Topic.NOW, "What do you do?", "I'm a saw operator at Carrow Timber since 2018.")
EARLIER = (Topic.EARLIER, "And before?", "I was a waiter at Hotel Mistral from 2010 to 2014.")


def test_the_next_question_leans_on_the_place():
    found = recalled(Topic.EARLIER, *talk(NOW))
    assert found is not None
    assert found.thing == "Carrow Timber"


def test_before_that_leans_on_the_job_told_last():
    found = recalled(Topic.EARLIER, *talk(NOW, EARLIER))
    assert found is not None
    assert found.thing == "Hotel Mistral"


def test_a_place_gem_has_just_named_is_not_named_again():
    just = (Topic.DUTIES, "Carrow Timber. What do you do there?", "I don't know.")
    found = recalled(Topic.PROUD, *talk(NOW, just))
    assert found is None or found.thing != "Carrow Timber"


def test_a_place_is_taken_up_once():
    twice = [(Topic.SKILLS, f"Carrow Timber, {n}. What else?", "skip") for n in range(2)]
    pause = [(Topic.SKILLS, "What else?", "skip")] * 6
    found = recalled(Topic.PROUD, *talk(NOW, *twice, *pause))
    assert found is None or found.thing != "Carrow Timber"


def test_a_paper_that_is_no_name_gets_its_article():
    learned = (Topic.LEARNING, "Where did you train?", "I did trade school, finished in 2004.")
    found = recalled(Topic.LEARNING, *talk(learned))
    assert found is not None
    assert found.thing == "the trade school"


def test_a_story_is_gone_on_with_by_what_it_was_first_told_of():
    first = (Topic.PROUD, "What was it?", "I built a wooden ramp behind the shop.")
    more = (Topic.PROUD, "A wooden ramp. What came of it?", "I put up a rail and a lamp, too.")
    found = recalled_of([1, 3], talk(first, more)[0])
    assert found is not None
    assert found.thing == "the wooden ramp"


def test_small_talk_is_not_taken_up():
    aside = (Topic.PROUD, "What else?", "My sister had a big yellow boat at Lake Como last year.")
    found = recalled(Topic.CONTACT, *talk(aside))
    assert found is None


def test_what_was_said_back_long_ago_is_named_again_for_the_page():
    told = (Topic.PROUD, "What was it?", "I built a wooden ramp behind the shop.")
    said_back = (Topic.SKILLS, "A wooden ramp. What else?", "skip")
    pause = [(Topic.SKILLS, "What else?", "skip")] * 5
    assert recalled(Topic.OUTSIDE, *talk(told, said_back)) is None
    later = [(Topic.SKILLS, "What else?", f"I hung {n} doors.") for n in ("six", "eight", "ten")]
    found = recalled(Topic.OUTSIDE, *talk(told, said_back, *pause, *later))
    assert found is not None
    assert (found.thing, found.message) == ("a wooden ramp", "gem.recall.page")


@pytest.mark.parametrize(
    "hard",
    [
        "I was a clerk at Bell & Hart until 2019. They sacked me.",
        "I was a clerk at Bell & Hart until 2019. Please don't write that.",
    ],
)
def test_what_was_hard_or_between_us_is_not_taken_up(hard):
    turns, facts = talk((Topic.EARLIER, "And before?", hard))
    assert recalled(Topic.EARLIER, turns, facts) is None


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("Every month six, seven brides.", "six, seven"),
        ("After this they send me all. Every month six, seven brides.", "brides"),
        ("First aid under, well, first aid.", "First aid under"),
        ("That's dumb, probably.", "dumb"),
        ("Yes, work.", "Yes"),
        ("In the village I was with my uncle then.", "uncle"),
        ("He came back three weeks after.", "weeks after"),
        ("My neighbour's cat had kittens.", "cat"),
    ],
)
def test_a_crooked_mirror_is_not_held_up(said, never):
    assert never not in mirror(said)


def test_a_no_is_not_left_out_of_what_is_said_back():
    assert mirror("No rejects on the ferry.") in ("", "No rejects on the ferry")
