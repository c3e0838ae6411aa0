"""What a story still lacks is asked; what was told is not asked for again."""

import pytest

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.policies.interview.follow_up import MOST, Missing, changed, missing

OUTCOME, NUMBER, PART, TIME = Missing.OUTCOME, Missing.NUMBER, Missing.PART, Missing.TIME


@pytest.mark.parametrize(
    ("story", "asked", "then"),
    [
        ("I put hooks by the door for the keys.", (), OUTCOME),
        ("I put hooks by the door for the keys.", (OUTCOME,), NUMBER),
        # A result told by the way: the number first, and without one the result itself.
        ("I hung a bell, and they stopped knocking.", (), NUMBER),
        ("I hung a bell, and they stopped knocking.", (NUMBER,), OUTCOME),
        # Counted already, so one's own part is worth more than counting on.
        ("We built two ramps, and they passed.", (OUTCOME,), PART),
        # What never happened: for how long it did not, then of how many.
        ("I never had a complaint.", (), TIME),
        ("I never had a complaint. Six years.", (TIME,), NUMBER),
        ("Nobody on my shift was hurt.", (), TIME),
        ("It is not a big kitchen, I cook there.", (), OUTCOME),
    ],
)
def test_what_is_asked_next_of_something_proud(story, asked, then):
    assert missing(Topic.PROUD, story, asked) is then


@pytest.mark.parametrize(
    "story",
    [
        "From seven I sweep, and then I go to the shop.",
        "You must listen to them, that's half of the work.",
    ],
)
def test_what_measures_little_is_no_number_of_the_day(story):
    assert missing(Topic.DUTIES, story, [PART]) is NUMBER


@pytest.mark.parametrize(
    ("story", "answered", "then"),
    [
        # A result told makes it whole: one's own part next, not the other result.
        ("We put hooks by the door. Fewer keys go missing.", (OUTCOME,), PART),
        ("We put hooks by the door.", (), NUMBER),
    ],
)
def test_after_a_result_the_own_part(story, answered, then):
    assert missing(Topic.PROUD, story, (OUTCOME,), answered) is then


def test_half_a_term_measures_nothing():
    assert missing(Topic.PROUD, "I mended it one half-term.", (OUTCOME,)) is NUMBER


@pytest.mark.parametrize(
    ("told", "is_change"),
    [
        ("There pallets tipped over, and I got them to change the ramp.", True),
        ("I started doing eggs and bread on the round.", True),
        ("I started there in 2012.", False),
        ("I was a waitress, from 2003 to 2013.", False),
        ("They changed the ramp.", False),
    ],
)
def test_what_was_changed_in_a_job_is_a_story(told, is_change):
    assert changed(told) is is_change


def test_an_outcome_is_asked_of_what_was_changed_in_an_earlier_job():
    assert missing(Topic.EARLIER, "From 2003 to 2013. I redid the rota.", ()) is OUTCOME


def test_an_end_is_no_beginning():
    assert missing(Topic.NOW, "I was a packer there until November.", ()) is TIME
    assert missing(Topic.NOW, "I have packed there since November.", ()) is None


def test_no_more_than_two_are_asked():
    assert missing(Topic.PROUD, "I hung a bell.", [OUTCOME, NUMBER][:MOST]) is None
