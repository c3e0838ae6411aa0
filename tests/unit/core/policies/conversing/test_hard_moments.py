"""Danger, distress, a no and a secret come first, whoever is spoken with."""

from dataclasses import replace

import pytest
from talks_told import LINES, Talk, paged, person, scene, spoken

from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.policies.conversing.hard import hard_reply, is_gentle

EVERYBODY = ("abby", "kai", "noor", "viktor")


def after(persona, *said, **known):
    """The scene in which this was said after a first turn of the persona's."""
    turns = [spoken(Reply(text="Well?", wording="x"))]
    talk = scene(persona, turns=[*turns, person(said[0], 1)], **known)
    for words in said[1:]:
        reply = hard_reply(talk) or Reply(text="So?", wording="y")
        told = (*talk.conversation.turns, spoken(reply), person(words))
        told = tuple(replace(turn, index=at) for at, turn in enumerate(told))
        talk = replace(talk, conversation=replace(talk.conversation, turns=told))
    return talk


@pytest.mark.parametrize("persona", EVERYBODY)
def test_danger_gets_the_numbers_and_what_answers_here(persona):
    reply = hard_reply(after(persona, "I want to kill myself"))
    assert reply.wording == "hard.safety"
    assert reply.hard
    assert LINES in reply.text
    assert "program on your own computer" in reply.text
    assert not reply.actions


def test_danger_without_known_numbers_names_the_emergency_number():
    reply = hard_reply(after("kai", "I want to kill myself", lines=""))
    assert reply.wording == "hard.unlisted.safety"
    assert "emergency number" in reply.text


def test_danger_said_again_is_met_more_shortly():
    again = hard_reply(after("kai", "I want to kill myself", "I want to die"))
    assert again.wording == "hard.again.safety"
    assert LINES in again.text


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("I have nobody left", "hard.again.safety"),
        ("It was raining all day on Sunday", "hard.after"),
        ("change the subject", "hard.changed"),
        ("stop", "hard.stopped"),
        ("no", "hard.after"),
    ],
)
def test_right_after_danger_it_is_stayed_with(said, wording):
    reply = hard_reply(after("noor", "I want to kill myself", said))
    assert reply.wording.startswith(wording)
    assert reply.hard


def test_going_on_after_danger_is_the_personas_again():
    assert hard_reply(after("noor", "I want to kill myself", "continue")) is None


UNSURE = "I just sit there and look at the wall"


def test_what_may_be_danger_is_asked_and_says_that_it_may_be_wrong():
    reply = hard_reply(after("kai", UNSURE))
    assert reply.wording == "hard.unsure.safety"
    assert LINES in reply.text
    assert hard_reply(after("kai", UNSURE, UNSURE)).wording.startswith("hard.after")


@pytest.mark.parametrize("persona", EVERYBODY)
def test_distress_gets_the_choice_and_no_number(persona):
    reply = hard_reply(after(persona, "My husband died in March"))
    assert reply.wording.startswith("hard.distress")
    assert reply.hard


def test_distress_pressed_on_gets_no_third_question():
    sad = ("My husband died in March", "I cry every evening", "I feel like a failure")
    assert "?" not in hard_reply(after("noor", *sad)).text


def test_with_the_coach_the_choice_is_offered_once_and_then_it_goes_gently():
    sad = ("My husband died in March", "I cry every evening")
    assert hard_reply(after("kai", *sad)) is None
    assert is_gentle(after("kai", *sad).conversation.turns)
    assert not is_gentle(())


@pytest.mark.parametrize(
    ("said", "wording"),
    [("something else", "hard.changed"), ("stop", "hard.stopped"), ("no", "hard.rest")],
)
def test_the_choice_is_kept_to(said, wording):
    assert hard_reply(after("abby", "My husband died in March", said)).wording.startswith(wording)


@pytest.mark.parametrize("persona", [*EVERYBODY, "gem"])
def test_a_no_is_left_for_something_smaller_and_a_second_for_nothing(persona):
    no = "I don't want to talk about that"
    first = hard_reply(after(persona, no))
    assert first.wording.startswith("hard.refused")
    assert first.text.endswith("?")
    assert "?" not in hard_reply(after(persona, no, no)).text


@pytest.mark.parametrize("persona", EVERYBODY)
def test_what_is_told_between_us_is_kept_so(persona):
    reply = hard_reply(after(persona, "Between us, I was sacked for drinking."))
    assert reply.wording.startswith("hard.private")
    assert "drinking" not in reply.text


def test_to_abby_a_line_to_be_taken_off_is_no_secret():
    assert hard_reply(after("abby", "take the residents line off", **paged())) is None


def test_to_kai_a_wish_beside_a_secret_is_heard():
    said = "Between us, I was sacked. I want to work in a kitchen."
    assert hard_reply(after("kai", said)) is None
    talk = Talk(scene("kai")).told(said)
    assert "sacked" not in talk.turns[-1].text


@pytest.mark.parametrize("said", ["I want Tuesdays free", "forget it", "hello"])
def test_everything_else_is_the_personas(said):
    assert hard_reply(after("kai", said)) is None


def test_nothing_said_is_no_hard_moment():
    assert hard_reply(scene("kai")) is None
    assert hard_reply(scene("kai", turns=[spoken(Reply(text="Well?", wording="x"))])) is None
