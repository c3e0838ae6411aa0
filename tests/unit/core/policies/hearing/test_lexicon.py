"""The lists of names: what is found in speech, and how it is known again."""

import pytest

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lexicon.names import Names, names

TOOLS = Names(
    [
        "Excel | MS Excel | Microsoft Excel",
        "LEED",
        "Pivot tables",
        "C++",
        ".NET",
        "P&L",
        "Crème pâtissière",
    ]
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("excel and Excel", ["excel", "Excel"]),
        ("I use MS Excel daily", ["MS Excel"]),
        ("a pivot table, Pivot-tables", ["pivot table", "Pivot-tables"]),
        ("C++ and .NET", ["C++", ".NET"]),
        ("the P&L.", ["P&L"]),
        ("creme patissiere", ["creme patissiere"]),
        ("I excelled at pivoting", []),
        ("a house in Leeds, LEEDs, leed", ["LEEDs", "leed"]),
        ("", []),
    ],
)
def test_names_are_found_as_said(said, found):
    assert [said[n.start : n.end] for n in TOOLS.find(said)] == found


def test_other_forms_are_the_same_thing():
    assert {TOOLS.same_as(form) for form in ("excel", "MS Excel", "Microsoft Excel")} == {"Excel"}
    assert TOOLS.same_as("Excel sheets") == ""
    assert TOOLS.same_as("...") == ""


def test_the_longest_name_wins():
    both = Names(["Sage", "Sage 50 | Sage 50 Accounts"])
    assert [n.name for n in both.find("Sage 50 accounts, Sage")] == ["Sage 50", "Sage"]


@pytest.mark.parametrize(
    ("of", "some"),
    [("skills", ["Photoshop", "brick laying", "MS Excel"]), ("certificates", ["CSCS card"])],
)
def test_the_lists_are_shipped_and_read_once(of, some):
    assert all(names(of).same_as(name) or list(names(of).find(name)) for name in some)
    assert names(of) is names(of)


def test_word_lists_hold_no_empty_lines():
    assert "" not in words("languages")
