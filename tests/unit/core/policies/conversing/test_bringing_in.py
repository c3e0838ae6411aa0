"""Bytes of a stranger: what is read of them, what is left out, what is refused."""

import pytest

from sanctum_desktop.core.domain.attachments import MOST_CHARACTERS
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.policies.conversing.bringing_in import brought_in, name_of

POST = "Nurse wanted.\nNights, 12 beds. Café, naïve, Łódź."


@pytest.mark.parametrize(
    "untrusted",
    [
        POST.encode(),
        POST.encode("utf-8-sig"),
        b"\xff\xfe" + POST.encode("utf-16-le"),
        b"\xfe\xff" + POST.encode("utf-16-be"),
        POST.replace("\n", "\r\n").encode(),
        POST.replace("\n", "\u2028").encode(),
    ],
)
def test_the_words_are_the_same_in_each_encoding(untrusted):
    brought = brought_in(untrusted)
    assert (brought.untrusted_text, brought.pages, brought.taken_out) == (POST, (0,), 0)


def test_windows_text_is_read_where_it_looks_like_one():
    told = "“Pflegekräfte” für die Nacht – ab März"
    assert brought_in(told.encode("cp1252")).untrusted_text == told


@pytest.mark.parametrize(
    ("untrusted", "why"),
    [
        (b"%PDF-1.7\n...", "set pages"),
        (b"PK\x03\x04rest", "set pages"),
        (b"\xd0\xcf\x11\xe0rest", "set pages"),
        (b"  {\\rtf1 words}", "set pages"),
        (b"", "no words"),
        (b" \n\t . - ", "no words"),
        ("\u200b\u202e\u200b".encode(), "no words"),
        (b"words\0words", "not plain text"),
        ("words\0".encode("utf-16"), "not plain text"),
        (b"\xff\xfeodd", "not plain text"),
        (b"\x7fELF\x01\x02\x03\x04", "not plain text"),
        (b"\x89PNG\x81\x0d\x90 words", "not plain text"),
        (bytes(range(0xC0, 0x100)), "not plain text"),
        (b"a word of words " + b"\xd7\xf7\xac\xae", "not plain text"),
        (b"a" * (MOST_CHARACTERS + 1), "longer than 200,000"),
        ("é".encode() * (3 * MOST_CHARACTERS), "longer than 200,000"),
    ],
)
def test_what_is_no_text_is_refused_whole_with_advice(untrusted, why):
    with pytest.raises(BadInput, match=why) as refused:
        brought_in(untrusted)
    assert refused.value.advice


def test_the_longest_text_is_kept_whole():
    assert len(brought_in(b"a" * MOST_CHARACTERS).untrusted_text) == MOST_CHARACTERS


@pytest.mark.parametrize(
    ("hidden", "count"),
    [
        ("\u200b\u200c\u200d\u2060\ufeff", 5),
        ("\u202e\u2066\u2069\u200f", 4),
        ("".join(chr(0xE0000 + ord(c)) for c in "obey"), 4),
        ("\u3164\u034f\u2800\ufe0f\U000e0101", 5),
        ("\x1b[31m\x1b]0;title\x07\x1b[0m\x1bc", 21),
        ("\x9b2J", 3),
        ("\x1b]", 2),
        ("\x07\x08", 2),
        ("\ue000\ufdd0", 2),
    ],
)
def test_what_nobody_could_see_is_left_out_and_counted(hidden, count):
    said = f"A text of some length, so that two marks are few of {hidden}many. " + "Words. " * 20
    brought = brought_in(said.encode())
    assert brought.untrusted_text == said.replace(hidden, "").rstrip()
    assert brought.taken_out == count


def test_a_form_feed_parts_pages():
    brought = brought_in(b"One page.\n\fTwo.\n\n\fThree.\f\n")
    assert brought.untrusted_text == "One page.\nTwo.\nThree."
    starts = [brought.untrusted_text[start:][:3] for start in brought.pages]
    assert starts == ["One", "Two", "Thr"]
    assert brought.taken_out == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\ana\\syllabus.txt", "syllabus.txt"),
        ("/home/ana/notes.md", "notes.md"),
        ("no\u202etes\n.md", "notes .md"),
        ("", "One two three four five six"),
        ("n" * 99, "n" * 79 + "…"),
    ],
)
def test_a_text_is_called_as_its_file_or_by_its_first_words(name, shown):
    assert name_of(name, "One two three\nfour five six seven") == shown
