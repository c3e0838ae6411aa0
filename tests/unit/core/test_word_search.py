"""What is typed into a search, and the part of a message that is shown for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.domain.word_search import (
    SHOWN,
    holds,
    places_of,
    snippet_of,
    sought_in,
)

LONG = "We began early. " * 20 + "Then the greenhouse froze over night. " + "We went home. " * 20


@pytest.mark.parametrize(
    ("typed", "words", "pieces", "is_open"),
    [
        ("the green house", ("the", "green", "house"), (), True),
        ('"AND" -x* (y)', ("AND", "x", "y"), (), False),
        ("面接 Cebu", ("Cebu",), ("面接",), True),
        ("Cebu 面接", ("Cebu",), ("面接",), False),
        ("😀 ok", ("ok",), ("😀",), True),
        (" \x00'- ", (), (), False),
        ("ที่บ้าน", (), ("ที่บ้าน",), False),
        ("私はPython開発", ("Python",), ("私は", "開発"), False),
        ("हिन्दी और", ("हिन्दी", "और"), (), True),
        ("שָׁלוֹם", ("שָׁלוֹם",), (), True),
    ],
)
def test_words_are_all_that_is_looked_for(typed, words, pieces, is_open):
    sought = sought_in(typed)
    assert (sought.words, sought.pieces, sought.open) == (words, pieces, is_open)
    assert bool(sought) is bool(words or pieces)


def test_a_short_text_is_shown_whole_on_one_line():
    shown, marks = snippet_of(sought_in("froze"), "The greenhouse\nfroze.")
    assert shown == "The greenhouse froze."
    assert [shown[a:b] for a, b in marks] == ["froze"]


def test_of_a_long_text_the_part_with_most_of_it_is_shown():
    shown, marks = snippet_of(sought_in("we greenhouse night"), LONG)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= SHOWN + 2
    assert {shown[a:b] for a, b in marks} == {"We", "greenhouse", "night"}


def test_of_a_long_text_without_spaces_a_part_is_shown_all_the_same():
    told = "明" * 500 + "面接" + "日" * 500
    shown, marks = snippet_of(sought_in("面接"), told)
    assert [shown[a:b] for a, b in marks] == ["面接"]
    assert len(shown) <= SHOWN + 2


def test_marks_that_would_overlap_are_one():
    assert places_of(sought_in("面接 接日"), "明面接日") == ((1, 4),)


def test_a_piece_that_runs_over_the_end_is_marked_to_the_end():
    told = "x" * 60 + " " + "面" * 200
    shown, marks = snippet_of(sought_in("面" * 200), told)
    assert all(end <= len(shown) for _, end in marks)
    assert marks


@pytest.mark.parametrize(
    ("typed", "told", "found"),
    [
        ("green", "A greenhouse", True),
        ("green a", "A greenhouse", False),
        ("house", "A greenhouse", False),
        ("面接", "明日の面接", True),
        ("面接 b", "明日の面接", False),
        ("Xの面接", "xの面接", True),
    ],
)
def test_a_text_holds_all_of_it_or_not(typed, told, found):
    assert holds(sought_in(typed), told) is found


@given(typed=st.text(), told=st.text())
def test_anything_may_be_typed_and_said(typed, told):
    sought = sought_in(typed)
    shown, marks = snippet_of(sought, told)
    assert len(shown) <= SHOWN + 2
    assert all(0 <= start < end <= len(shown) for start, end in marks)
    if sought and holds(sought, told):
        assert places_of(sought, told)
