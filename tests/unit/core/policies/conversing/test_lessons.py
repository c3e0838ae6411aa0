"""What is said back, what is asked of a text, what time is left."""

# ruff: noqa: E501 - one case a line

from datetime import date

import pytest
from learners import WARD
from scenes import MONDAY, a_text

from sanctum_desktop.core.policies.conversing.days_left import Session, TimeLeft, laid, time_left
from sanctum_desktop.core.policies.conversing.quizzing import Form, QuizQuestion, questions_of
from sanctum_desktop.core.policies.conversing.saying_back import Kind, held_against

SHARPS = (
    "A sharps container is a rigid box for used needles.",
    "It must be closed when it is three quarters full.",
    "Needles are never put back into their cap, because most injuries happen then.",
)
CLEAN = ("Surfaces are wiped twice a day with a disinfectant.", "It has to stay for 5 minutes.")


@pytest.mark.parametrize(
    ("said", "points", "kind"),
    [
        ("a rigid box for needles, closed at three quarters, never put back in the cap", SHARPS, Kind.WHOLE),
        ("needles can be put back into the cap", SHARPS, Kind.TURNED),
        ("it is for needles", SHARPS, Kind.PART),
        ("the needles go in a rigid box, never in the cap", SHARPS, Kind.MISSING),
        ("I like cooking", SHARPS, Kind.APART),
        ("", SHARPS, Kind.APART),
        (SHARPS[0], SHARPS, Kind.COPIED),
        (" ".join(SHARPS), SHARPS, Kind.COPIED),
        ("surfaces are wiped 3 times a day", CLEAN, Kind.NUMBER),
        ("10", CLEAN, Kind.NUMBER),
        ("surfaces are wiped with disinfectant, and it has to stay", CLEAN, Kind.NO_NUMBER),
        ("wiped twice a day with disinfectant, stay 5 minutes", CLEAN, Kind.WHOLE),
        ("I have done this for 12 years, wiped with a disinfectant twice a day, stay 5 minutes", CLEAN, Kind.WHOLE),
        ("anything", ("Is it?",), Kind.WHOLE),
    ],
)  # fmt: skip
def test_what_is_wrong_comes_before_what_is_missing(said, points, kind):
    assert held_against(said, points).kind is kind


def test_the_reason_is_the_sentence_and_the_number():
    heard = held_against("surfaces are wiped 3 times a day", CLEAN)
    assert (heard.point, heard.said, heard.right) == (CLEAN[0], "3", "2")
    assert held_against("a box", SHARPS).had == "box"


def test_what_was_said_before_need_not_be_said_again():
    before = "a rigid box for needles, closed when three quarters full"
    assert held_against("never put back in the cap", SHARPS, before).kind is Kind.WHOLE


def test_a_point_without_a_shared_word_is_missing():
    heard = held_against("wiped twice a day with disinfectant", CLEAN)
    assert heard.kind is Kind.MISSING


def forms(words):
    return [(one.form, one.shown, one.answer) for one in questions_of(a_text(words))]


def test_questions_are_made_of_definitions_numbers_and_steps():
    made = forms(WARD)
    assert (Form.TERM, "_____ is a rigid box for used needles.", "A sharps container"[2:]) in made
    assert (Form.FIGURE, "The contact time of the disinfectant is _____ minutes.", "5") in made
    assert (Form.STEP, "before touching a patient", "before a clean procedure") in made
    assert Form.TRUTH not in [form for form, *_ in made]


def test_a_statement_is_turned_only_where_it_is_plain():
    made = forms("Plain water can clean most hands.\nOnly soap can remove grease from skin.")
    assert made == []
    made = forms("Soap can remove grease from the skin. Cold water may crack it badly in winter.")
    assert {form for form, *_ in made} == {Form.TRUTH}
    assert {answer for *_, answer in made} <= {"true", "false"}
    assert forms("It is used for nothing else at all.") == []


def test_no_question_is_made_of_what_names_itself_or_of_two_numbers():
    assert forms("A needle box is the box where every needle box is.") == []
    assert forms("Wait 5 minutes and then 10 more, before you go on.") == []
    assert forms("Since 2019 nobody wears gloves there, if it helps.") == []
    assert forms("Which is the best one of these five here?") == []


@pytest.mark.parametrize(
    ("form", "answer", "said", "right"),
    [
        (Form.TERM, "sharps container", "Sharp container", True),
        (Form.TERM, "sharps container", "the container for sharps", True),
        (Form.TERM, "sharps container", "bin", False),
        (Form.TERM, "isolation", "", False),
        (Form.TERM, "isolation", "isolaton", True),
        (Form.FIGURE, "30", "thirty seconds", True),
        (Form.FIGURE, "30", "20", False),
        (Form.STEP, "before a clean procedure", "a clean procedure", True),
        (Form.STEP, "before a clean procedure", "gloves", False),
        (Form.TRUTH, "false", "no, wrong", True),
        (Form.TRUTH, "false", "true", False),
        (Form.TRUTH, "true", "yes", True),
        (Form.TRUTH, "true", "not true", False),
        (Form.TRUTH, "true", "hm", False),
    ],
)
def test_an_answer_is_right_where_it_is_meant(form, answer, said, right):
    question = QuizQuestion(form, "shown", answer, 0, 1)
    assert question.answered(said) is right


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("the exam is on Friday, an hour a day", TimeLeft(date(2026, 11, 27), 60)),
        ("on Monday", TimeLeft(date(2026, 11, 30), None)),
        ("next Tuesday", TimeLeft(date(2026, 12, 1), None)),
        ("next Friday", TimeLeft(date(2026, 11, 27), None)),
        ("in five days, half an hour each", TimeLeft(date(2026, 11, 28), 30)),
        ("in a week, 45 minutes a day", TimeLeft(date(2026, 11, 30), 45)),
        ("two weeks", TimeLeft(date(2026, 12, 7), None)),
        ("in a month, one hour and a half", TimeLeft(date(2026, 12, 23), 90)),
        ("tomorrow", TimeLeft(date(2026, 11, 24), None)),
        ("the day after tomorrow", TimeLeft(date(2026, 11, 25), None)),
        ("today, 2 hours", TimeLeft(MONDAY, 120)),
        ("on 12 December", TimeLeft(date(2026, 12, 12), None)),
        ("January 5th", TimeLeft(date(2027, 1, 5), None)),
        ("2026-12-24", TimeLeft(date(2026, 12, 24), None)),
        ("on 3.12", TimeLeft(date(2026, 12, 3), None)),
        ("on 31.2", TimeLeft()),
        ("20 minutes a day", TimeLeft(None, 20)),
        ("I wash hands", TimeLeft()),
    ],
)
def test_the_time_left_is_heard(said, left):
    assert time_left(["nothing of it", said], MONDAY) == left


def test_pieces_are_laid_over_the_days_and_the_last_is_for_all():
    friday = date(2026, 11, 27)
    sessions = laid(5, MONDAY, friday)
    assert [one.pieces for one in sessions] == [(1,), (2, 3), (4, 5), ()]
    assert sessions[-1].day == date(2026, 11, 26)
    assert laid(3, MONDAY, date(2026, 11, 24)) == (Session(MONDAY, (1, 2, 3)),)
    far = laid(3, MONDAY, date(2027, 1, 30))
    assert [one.pieces for one in far] == [(1,), (2,), (3,), ()]
