"""What a persona writes is taken apart into plain words, and none of them is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.domain.words import known
from sanctum_desktop.ui.qt.markdown import Level, Span, blocks_of, heard, legible

WORDINGS = Path(__file__).resolve().parents[2] / "assets" / "i18n" / "en" / "LC_MESSAGES"


def kinds(source):
    return [(block.kind, block.text) for block in blocks_of(source)]


def shown(source):
    """All that can be read of it."""
    blocks = blocks_of(source)
    parts = [(*(level.marker for level in b.levels), b.label, b.text) for b in blocks]
    return "\n".join(word for part in parts for word in part) if blocks else legible(source)


def test_words_stand_without_their_marks_and_are_told_how_they_look():
    (block,) = blocks_of("A **plan *on* paper** and `rota`, 🙂 *then*")
    assert block.text == "A plan on paper and rota, 🙂 then"
    assert sorted(block.spans, key=lambda span: span.start) == [
        Span(2, 13, "strong"),
        Span(7, 2, "emphasis"),
        Span(20, 4, "code"),
        Span(29, 4, "emphasis"),  # a smiley is two units of UTF-16
    ]


def test_paragraphs_keep_their_lines():
    assert kinds("one\ntwo\n\nthree") == [("paragraph", "one\ntwo"), ("paragraph", "three")]


def test_headings_and_rules():
    blocks = blocks_of("# One\n\n### *Three*\n\n***\n\nend")
    assert [(b.kind, b.text, b.rank, b.gap) for b in blocks] == [
        ("heading", "One", 1, 0),
        ("heading", "Three", 3, 5),
        ("rule", "", 0, 4),
        ("paragraph", "end", 0, 4),
    ]


def test_lists_in_lists_keep_their_numbers():
    blocks = blocks_of("so:\n\n3. three\n   - deep\n4. four\n-\n")
    assert [(b.text, [level.marker for level in b.levels], b.gap) for b in blocks] == [
        ("so:", [], 0),
        ("three", ["3."], 2),
        ("deep", ["", "•"], 1),
        ("four", ["4."], 1),
        ("", ["•"], 2),
    ]


def test_a_number_too_long_to_hang_begins_the_words():
    (block,) = blocks_of("2019. *was* the year")
    assert block.text == "2019. was the year"
    assert block.spans == (Span(6, 3, "emphasis"),)
    assert block.levels == (Level(quote=False),)


def test_a_quote_goes_on_from_block_to_block():
    blocks = blocks_of("> one\n>\n> > two\n\nend")
    assert [[(level.quote, level.joined) for level in b.levels] for b in blocks] == [
        [(True, False)],
        [(True, True), (True, False)],
        [],
    ]


def test_code_stands_as_it_is_also_where_its_fence_is_left_open():
    (block,) = blocks_of("```python\nif a < b:\n    *c*")
    assert (block.kind, block.text, block.label) == ("code", "if a < b:\n    *c*", "python")
    assert block.spans == ()


def test_a_table_is_aligned_text_and_stands_cell_by_cell_where_it_is_narrow():
    (block,) = blocks_of("| Ward | Late |\n|---|--:|\n| *Four* | 12 |\n| 九 | 1 |")
    assert block.text.splitlines() == [
        "Ward   Late",
        "────   ────",
        "Four     12",
        "九        1",  # as wide as two
    ]
    assert block.stacked == "Ward: Four\nLate: 12\n\nWard: 九\nLate: 1"
    assert heard([block]) == block.stacked


@pytest.mark.parametrize(
    "source",
    [
        "| a | b |\n|---|---|\n| c | d | lost |",
        "- | a | b |\n  |---|---|\n  | c | d | lost |",
        "1. > | a | b |\n   > |---|---|\n   > | c | d | lost |",
        "| a | b |\n|---|---|\n|| d | lost |",
        "| a | b |\n|---|---|\n| c | d\u2028e |\n| f | g | lost |",
    ],
)
def test_a_table_that_would_lose_cells_stands_as_it_was_written(source):
    assert blocks_of(source) == ()


def test_a_table_in_a_list_is_a_table():
    (block,) = blocks_of("- | a | b |\n  |---|---|\n  | c | d |")
    assert (block.kind, block.stacked) == ("table", "a: c\nb: d")


def test_a_link_shows_its_address_and_an_address_alone_is_said_once():
    (block,) = blocks_of("[the guide](https://a.example/ü 'Old') or <https://b.example>")
    assert block.text == "the guide (https://a.example/%C3%BC: Old) or https://b.example"
    assert block.addresses == ("https://a.example/%C3%BC", "https://b.example")
    (lure,) = blocks_of("[https://bank.example](https://lure.example)")
    assert lure.text == "https://bank.example (https://lure.example)"
    (titled,) = blocks_of("[https://b.example](https://b.example 'Old')")
    assert titled.text == "https://b.example (Old)"
    (alike,) = blocks_of("<https://аpple.example>")  # its first letter is Cyrillic
    assert "https://xn--pple-43d.example" in alike.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("![a *rota*](https://a.example/a.png)", "a rota (https://a.example/a.png)"),
        ("![See it](http://e.example/?q=1 'a title')", "See it (http://e.example/?q=1: a title)"),
        ("![](b.png)", "b.png"),
        ("[![a](b.png)](https://c.example)", "a (b.png) (https://c.example)"),
    ],
)
def test_a_picture_is_told_as_a_link_is(source, text):
    assert kinds(source) == [("paragraph", text)]


@pytest.mark.parametrize(
    "source",
    [
        "<img src=file:///etc/passwd>",
        '<a href="https://a.example">here</a>',
        "[here](javascript:alert(1))",
        "![x](file:///etc/passwd)",
        "[a]: https://a.example",
        "& &notanentity; <",
    ],
)
def test_what_is_no_markdown_is_the_text_it_is(source):
    assert shown(source) == source
    assert not any(block.addresses for block in blocks_of(source))


def test_entities_cannot_bring_what_is_taken_out():
    (block,) = blocks_of("*a*&#x202e;b&#0;c\u2066d\x07&#xfffc;")
    assert block.text == "ab\ufffdcd\ufffd\ufffd"


HOSTILE = {
    "stars": "*" * 100_000 + "end",
    "quotes": ">" * 5000 + " end",
    "deep quotes": "hello\n\n" + ">" * 50 + "end",
    "lists": "- " * 5000 + "end",
    "steps": "\n".join("  " * deep + "- end" for deep in range(90)),
    "brackets": "[" * 10_000 + "end",
    "pictures": "![" * 5000 + "end" + "](a)" * 5000,
    "cells": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n|end",
    "rows": "|a|b|\n|-|-|\n" + "|end\n" * 9000,
    "ticks": "`" * 10_000 + "\nend",
    "nothing": "\0" * 10_000 + "end",
    "long": "*end* " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_not_written_to_be_read_is_shown_in_full(name):
    source = HOSTILE[name]
    assert shown(source).count("end") == source.count("end")
    assert len(blocks_of(source)) <= 200
    assert max([len(block.levels) for block in blocks_of(source)], default=0) <= 6


MARKS = st.sampled_from(
    [
        *"*_`#>-+|[]()<&\\\n ~:=\t",
        "\n\n",
        "    ",
        "```",
        "1. ",
        "](",
        "|-|-|\n",
        "**",
        "<b>",
        "\u202e",
    ]
)
WORDS = st.from_regex(r"[a-z]{3}", fullmatch=True)


@given(st.lists(st.one_of(WORDS, MARKS), max_size=60))
def test_no_word_is_lost(parts):
    source = "".join(parts)
    read = shown(source)
    lost = [word for word in re.findall("[a-z]+", source) if word not in read]
    assert lost == []


def test_no_wording_of_the_catalogue_holds_a_mark_by_accident():
    catalogue = "".join((WORDINGS / f"{name}.po").read_text() for name in ("gem", "closing"))
    ids = re.findall(r'^msgid "(.+)"', catalogue, re.MULTILINE)
    assert len(ids) > 300
    assert [one for one in ids if blocks_of(known(one))] == []
