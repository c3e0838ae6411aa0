"""Sentences, fillers, and doubts that are no fillers."""

import pytest

from sanctum_desktop.core.policies.hearing.text import (
    items,
    sentences,
    without_fillers,
    without_noise,
)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("I weld. I also paint.", ["I weld.", "I also paint."]),
        (
            "I clean data. In R. There were nine streets.",
            ["I clean data.", "In R.", "There were nine streets."],
        ),
        ("I worked for Dr. Mbeki. He retired.", ["I worked for Dr. Mbeki.", "He retired."]),
        ("I met J. Alvarez there.", ["I met J. Alvarez there."]),
        ("At 2 a.m. Sunday it rang.", ["At 2 a.m. Sunday it rang."]),
        ("one\ntwo", ["one", "two"]),
        ("", []),
    ],
)
def test_sentences(said, parts):
    found = sentences(said)
    assert [part.text for part in found] == parts
    assert all(said[part.start : part.end] == part.text for part in found)


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        ("Um, I, uh, ran the, erm, mill", "I ran the mill"),
        ("I think twelve of them", "about twelve of them"),
        ("it took, I think, two days", "it took about two days"),
        ("eighty-something, eighty-two I think it was", "about eighty-two"),
        ("eleven hundred tools... yeah, eleven hundred", "eleven hundred tools"),
        ("the valve was like sticking open", "the valve was sticking open"),
        ("like thirty people each", "about thirty people each"),
        ("it looks like two doors", "it looks like two doors"),
        (
            "I look after the annex as well, and the yard",
            "I look after the annex as well, and the yard",
        ),
        ("from, um, they said about a third", "from about a third"),
    ],
)
def test_fillers_go_and_doubts_stay(said, clean):
    assert without_fillers(said) == clean


def test_items_of_a_list_keep_their_places():
    said = "Excel, SAP (the old one), and a bit of Python"
    found = list(items(said))
    assert [item for item, _ in found] == ["Excel", "SAP (the old one)", "a bit of Python"]
    assert all(said[place : place + len(item)] == item for item, place in found)


def test_what_no_word_can_be_is_blanked_in_its_place():
    pasted = "iVBORw0KGgo" * 40
    said = f"I weld. {pasted} Since 2019."
    assert without_noise(said) == f"I weld. {' ' * len(pasted)} Since 2019."
    assert without_noise("https://example.org/" + "a" * 200) == "https://example.org/" + "a" * 200
