"""What steers a lesson or an interview is no hard moment; a hard moment still is one there."""

import pytest
from learners import WARD
from scenes import Talk, a_text

from sanctum_desktop.core.policies.conversing.at_work import is_at_work

HYGIENE = a_text(WARD, name="hygiene.md")


@pytest.mark.parametrize("said", ["give me a minute", "simpler please", "dont know"])
def test_an_interview_is_steered(said):
    talk = Talk("viktor")
    talk.say("ward clerk")
    assert talk.say(said).wording.startswith("viktor.")


@pytest.mark.parametrize("said", ["quiz me", "i dont understand", "dont know"])
def test_a_lesson_is_steered(said):
    assert Talk("noor", attachments=(HYGIENE,)).say(said).wording.startswith("noor.")


def test_a_passage_said_back_is_no_secret():
    talk = Talk("noor", attachments=(HYGIENE,))
    talk.say("isolation")
    said = "patient alone in a single room so germs do not spread, 48 hours"
    assert talk.say(said).wording.startswith("noor.")


@pytest.mark.parametrize("persona", ["noor", "viktor"])
def test_a_hard_moment_comes_first_there_too(persona):
    for said in ("I want to kill myself", "My mother died last week and I can't stop crying"):
        talk = Talk(persona, attachments=(HYGIENE,))
        talk.say("isolation")
        assert talk.say(said).wording.startswith("hard."), said


def test_nobody_else_is_concerned():
    talk = Talk("kai")
    talk.say("dont know")
    assert not is_at_work(talk.scene)


def test_after_a_no_the_interview_goes_on_where_the_person_agrees():
    talk = Talk("viktor")
    talk.say("ward clerk")
    assert talk.say("I don't want to talk about that").wording.startswith("hard.refused")
    assert talk.say("yes").wording.startswith("viktor.q.")
