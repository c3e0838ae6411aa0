"""What persons of four moods met in talks that were read as they would read them."""

import pytest
from scenes import Talk as Lesson
from scenes import a_text
from talks_told import Talk, paged, scene

from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.policies.conversing.worded import strays, unfit


def kai(*said):
    return Talk(scene("kai")).told(*said).replies[-1]


def abby(*said):
    return Talk(scene("abby", **paged())).told(*said).replies[-1]


def test_grief_gets_a_plain_word_and_the_choice_and_no_number():
    reply = kai("My mother died last week")
    assert reply.wording.startswith("hard.distress.grief")
    assert "116" not in reply.text


@pytest.mark.parametrize(
    "said",
    [
        "Forty applications and not one answer, because I'm 54 and they think I'm finished.",
        "i get up too late. then its all gone",
    ],
)
def test_anger_and_shame_are_heard_by_the_coach(said):
    assert not kai(said).wording.startswith("hard.")


@pytest.mark.parametrize("said", ["he say sorry after", "after two weeks he came to me"])
def test_a_story_in_the_room_is_a_story(said):
    room = Lesson("viktor")
    room.say("receptionist")
    said = room.say(f"A guest shout at me. I listen, {said}")
    assert said.wording.startswith("viktor.")


def test_danger_in_the_room_is_danger():
    room = Lesson("viktor")
    room.say("receptionist")
    assert room.say("my husband he put hands on me").wording.endswith("safety")
    assert room.say("I want to kill myself").wording.endswith("safety")


def test_germs_that_do_not_spread_are_no_secret():
    lesson = Lesson("noor", attachments=(a_text("# Wash\nWash hands, so germs do not spread.\n"),))
    assert not lesson.say("Germs do not spread so fast when it is cold").hard


def test_a_page_that_is_short_is_spoken_of_as_a_page():
    assert abby("Why is this so short. I've worked my whole life.").wording[:5] == "abby."


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("I don't want to do any more questions tonight.", "abby.no_more_questions"),
        ("I not understand 'gaps'.", "abby.gap_means"),
        ("keep the night plan one", "abby.keep"),
        ("which gap is it with the name?", "abby.offer"),
        ("say I led the ward", "abby.not_said"),
    ],
)
def test_abby_answers_what_was_said(said, wording):
    assert abby(said).wording.startswith(wording)


def test_after_no_more_questions_abby_asks_none():
    said = ("no more questions please", "can you make it sound better?", "how many lines?")
    for at in (2, 3):
        assert "?" not in abby(*said[:at]).text


def test_a_no_to_an_offer_is_a_no():
    assert abby("is anything missing?", "no. it is what it is").wording.startswith("abby.stays")


def test_what_to_tell_gem_is_said():
    assert abby("is anything missing?", "what do i tell gem?").wording.startswith("abby.tell_what")


def test_a_gap_that_is_not_there_is_said_not_to_be():
    known = paged()
    page = known["resume"]
    kinds = [gap for gap in page.gaps if "dates" in gap or "When" in gap]
    reply = abby("what is the gap for the dates?")
    assert reply.wording.startswith("abby.offer" if kinds else "abby.no_gap.dates")


def test_a_step_with_its_day_is_heard_whenever_it_is_told():
    talk = Talk(scene("kai")).told("I want to work in the office", "I ask him Friday after work")
    assert any("ask him Friday" in action.about for action in talk.replies[-1].actions)


def test_a_step_that_speaks_of_oneself_is_quoted():
    said = (
        "I want to be paid",
        "a day rate",
        "I'll tell him on Saturday that I want paying for the new one.",
    )
    assert "“tell him on Saturday that I want paying for the new one”" in kai(*said).text


def test_a_day_alone_answers_when():
    said = ("I want more time", "an hour", "the kids", "I could walk by the river", "wednesday")
    assert "wednesday" in kai(*said).text.lower()


PLANNED = ("I have to know hygiene by 30 November and I had four hours sleep", "one, two, three")


def test_hours_slept_are_no_hours_to_learn_and_a_busy_day_is_left_free():
    lesson = Lesson("noor")
    for said in PLANNED:
        lesson.say(said)
    first = lesson.say("half an hour")
    assert all("30 minutes" in action.about for action in first.actions)
    again = lesson.say("Not Wednesday, I work Wednesdays.")
    assert again.actions
    assert not [one for one in again.actions if "Wednesday" in one.about]


def test_without_a_text_noor_judges_nothing_and_takes_a_leaflet_for_a_book():
    lesson = Lesson("noor")
    reply = lesson.say("i dont understand percentages. never did")
    assert "percentages" in reply.text
    assert lesson.say("is that right?").wording.startswith("noor.judge_alone")
    lesson.say("i dont know")
    assert lesson.say("a leaflet from the shop").wording.startswith("noor.alone.source")


def test_nothing_known_of_a_firm_is_asked_more_simply():
    room = Lesson("viktor")
    begun = room.say("care assistant i think")
    assert "i think" not in begun.text
    assert not room.say("i dont know anything about it").wording.startswith("viktor.follow")


@pytest.mark.parametrize(
    "said",
    [
        "You sound depressed. What is next?",
        "You should see a doctor.",
        "I will call them for you tomorrow.",
        "That is a great question. What is next?",
        "As an AI, what would you like?",
        "Well done!!",
    ],
)
def test_a_model_neither_diagnoses_nor_promises_nor_praises(said):
    assert unfit(said, given="what is next", questions=1) is not None


POINT = Reply(text="It rests on “nine to three”. Shall we go on?", wording="abby.rests.1")
ASKED = Reply(text="Noted. Tell me about a promise you could not keep.", wording="viktor.q.b.7")


def test_what_the_guide_quotes_and_asks_in_a_room_is_not_lost():
    assert strays("I hear you. Tell me more.", POINT)
    assert strays("You said “nine to three”, and it rests on that.", POINT)
    assert not strays("You said “nine to three”, and it rests on that. On?", POINT)
    assert strays("I hear you. What are your goals?", ASKED)
    assert not strays("Which promise could you not keep?", ASKED)
