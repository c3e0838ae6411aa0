"""What a story still lacks is asked; what was told is not asked for again."""

import pytest

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.policies.interview.follow_up import MOST, Missing, missing

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


def test_an_end_is_no_beginning():
    assert missing(Topic.NOW, "I was a packer there until November.", ()) is TIME
    assert missing(Topic.NOW, "I have packed there since November.", ()) is None


def test_no_more_than_two_are_asked():
    assert missing(Topic.PROUD, "I hung a bell.", [OUTCOME, NUMBER][:MOST]) is None
