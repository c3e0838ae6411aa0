"""What a model writes becomes words at once, whatever its tokens cut in two."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.adapters.llama_cpp.streaming import ReplyStream
from sanctum_desktop.core.domain.language import PartKind
from sanctum_desktop.runtime.reply_text import StopGate, held_back

TEXT = st.text(st.characters(exclude_characters="<", exclude_categories=["Cs"]))


def written(raw, cuts, stops=()):
    """(answer, thoughts, whether it was stopped) of bytes cut into tokens."""
    stream = ReplyStream(stops)
    said = dict.fromkeys(PartKind, "")
    edges = [0, *sorted(cut % (len(raw) + 1) for cut in cuts), len(raw)]
    for start, end in itertools.pairwise(edges):
        for kind, text in stream.feed(raw[start:end]):
            assert text
            said[kind] += text
        if stream.stopped:
            break
    for kind, text in stream.finish():
        said[kind] += text
    return said[PartKind.ANSWER], said[PartKind.THOUGHT], stream.stopped


CUTS = st.lists(st.integers(0, 1000), max_size=40)


@given(TEXT, CUTS)
def test_words_come_through_whole(text, cuts):
    assert written(text.encode(), cuts) == (text.lstrip(), "", False)


@given(TEXT, TEXT, CUTS)
def test_nothing_of_a_stop_string_is_ever_shown(before, after, cuts):
    text = before + "<|im_end|>" + after
    assert written(text.encode(), cuts, ("<|im_end|>",)) == (before.lstrip(), "", True)


@given(TEXT, CUTS)
def test_what_only_looked_like_a_stop_is_shown_in_the_end(text, cuts):
    text += "<|im_en"
    assert written(text.encode(), cuts, ("<|im_end|>",)) == (text.lstrip(), "", False)


@given(TEXT, TEXT, CUTS)
def test_thoughts_are_told_apart_at_every_border(thought, answer, cuts):
    raw = f"<think>{thought}</think>{answer}".encode()
    assert written(raw, cuts) == (answer.lstrip(), thought.lstrip(), False)


@pytest.mark.parametrize(
    ("text", "answer", "thought"),
    [
        ("<think>so", "", "so"),
        ("so</think> yes", "so yes", ""),
        ("<thinking>a</thinking>b<think>c</think>d", "bd", "ac"),
        ("if a <b and <think", "if a <b and <think", ""),
        ("<thinker>x", "<thinker>x", ""),
        ("", "", ""),
    ],
)
def test_tags_that_are_not_as_they_should_be(text, answer, thought):
    for cuts in ([], range(len(text))):
        assert written(text.encode(), cuts)[:2] == (answer, thought)


def test_bytes_that_are_no_text_do_not_stop_it():
    assert written(b"a\xff\xc3", [1, 2]) == ("a�\ufffd", "", False)


def test_a_character_waits_for_its_last_byte():
    stream = ReplyStream(())
    first, second = "é".encode()
    assert list(stream.feed(bytes([first]))) == []
    assert list(stream.feed(bytes([second]))) == [(PartKind.ANSWER, "é")]


@given(st.text("ab"), st.lists(st.text("ab", min_size=1), max_size=3))
def test_held_back_is_the_longest_end_that_may_become_a_stop(text, stops):
    ends = [
        n
        for n in range(len(text) + 1)
        if any(len(s) > n and s.startswith(text[len(text) - n :]) for s in stops)
    ]
    assert held_back(text, stops) == max(ends, default=0)


def test_what_is_held_never_grows_with_what_was_said():
    gate = StopGate(["aaaaab"])
    for _ in range(1000):
        gate.feed("aaa")
        assert len(gate._held) < 6
