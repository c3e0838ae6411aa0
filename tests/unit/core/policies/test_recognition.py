"""Recognisers that were taught: on phrases of hands that wrote none of their lessons."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from sanctum_desktop.core.policies.recognition import log_odds, recognised
from sanctum_desktop.core.policies.recognition.classifier import BIAS, LinearClassifier, classifier
from sanctum_desktop.core.policies.recognition.encoder import LONGEST, encoder
from sanctum_desktop.core.policies.recognition.features import WINDOW, features, stems, windows
from sanctum_desktop.core.policies.recognition.passages import MOST_WORDS, passages
from sanctum_desktop.core.policies.recognition.word_pieces import MARKS, WordPieces

ROOT = Path(__file__).parents[4]
WEIGHTS = ROOT / "sanctum_desktop/core/policies/recognition/weights"


def test_features_are_stems_and_short_runs_of_them():
    found = features(stems("He made me cry, it’s over"))
    assert {"he", "cri", "made me", "made _ cri", "^ he", "over $"} <= found


def test_a_long_sentence_is_read_in_overlapping_pieces():
    said = " ".join(f"w{n}" for n in range(60))
    pieces = windows(said)
    assert all(len(piece) <= WINDOW for piece in pieces)
    assert {word for piece in pieces for word in piece} == set(stems(said))


def test_the_sentence_that_speaks_most_decides():
    known = LinearClassifier({"rain": 3.0, "sun": -3.0}, bias=-1.0)
    assert known.score("No sun. Much rain.") == pytest.approx(2.0)
    assert known.score("Rain.") == float("-inf")  # one word alone says too little
    assert known.score("") == float("-inf")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("danger", "I keep thinking they'd manage better if I just wasn't around any more."),
        ("danger", "He's got my passport and says I owe him till I've worked it off."),
        ("distress", "I fill in forms all day and cry in the car, that's my life now."),
        ("confided", "My sister must never find out I told you."),
        ("minimising", "A trained monkey could have done what I did."),
    ],
)
def test_what_no_phrase_list_foresaw(label, said):
    assert recognised(label, said)


@pytest.mark.parametrize("label", ["danger", "distress", "confided", "minimising"])
@pytest.mark.parametrize(
    "said",
    [
        "I drove the school bus for eleven years.",
        "We moved the whole stock room over one weekend, four of us.",
        "Monday to Friday, seven till three, mostly drains and boilers.",
        "I killed the lights, locked the doors and did the till.",
    ],
)
def test_ordinary_work_is_none_of_it(label, said):
    assert not recognised(label, said)


def test_an_answer_is_read_in_passages_that_share_a_sentence():
    told = [f"This is sentence number {n} of the answer." for n in range(9)]
    read = passages(" ".join(told))
    assert all(len(passage.split()) <= MOST_WORDS for passage in read)
    assert all(any(sentence in passage for passage in read) for sentence in told)
    assert read[1].startswith(told[2])  # the last of the first passage, told again
    assert passages("\n \n") == []


def test_a_sentence_without_end_is_read_in_halves_that_overlap():
    read = passages(" ".join(f"w{n}" for n in range(100)))
    assert all(len(passage.split()) <= MOST_WORDS for passage in read)
    assert " ".join(read).split()[-1] == "w99"
    assert {word for passage in read for word in passage.split()} == {f"w{n}" for n in range(100)}


PIECES = (*MARKS, "un", "##want", "##ed", "cafe", "!", "don", "'", "t")


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ("Unwanted", ["un", "##want", "##ed"]),
        ("Café!", ["cafe", "!"]),
        ("don't", ["don", "'", "t"]),
        ("unknown", ["[UNK]"]),  # "un" is known, the rest is not
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(said, cut):
    pieces = WordPieces({piece: number for number, piece in enumerate(PIECES)})
    assert [PIECES[number] for number in pieces(said)] == ["[CLS]", *cut, "[SEP]"]


def test_the_encoder_reads_the_order_of_words():
    told = encoder().log_odds("the foreman hits me and i am afraid")
    turned = encoder().log_odds("i am afraid and hits me the foreman")
    assert told.keys() == {"danger", "distress", "confided", "minimising"}
    assert told != turned


def test_the_encoder_reads_no_further_than_it_was_taught_to():
    said = "word " * 2 * LONGEST
    assert encoder().log_odds(said) == encoder().log_odds(said + "and more")


def test_the_words_and_the_encoder_decide_together():
    said = "my sister must never find out i told you"
    words = classifier("confided").score(said)
    assert 0 < words < 8
    assert log_odds("confided", said) == words + encoder().log_odds(said)["confided"]


def test_the_words_alone_persuade_nobody():
    said = "a trained monkey could have done what i did"
    assert classifier("minimising").score(said) > 9
    assert log_odds("minimising", said) == 8 + encoder().log_odds(said)["minimising"]


def test_where_the_words_speak_against_it_the_encoder_is_not_asked():
    assert log_odds("danger", "I drove the school bus.") == float("-inf")


def test_the_weights_are_those_of_the_lists():
    path = ROOT / "packaging" / "phrase_lists.py"
    spec = importlib.util.spec_from_file_location("phrase_lists", path)
    lists = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lists)
    for file in WEIGHTS.glob("*.txt"):
        head = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert head == f"# lists {lists.lists_digest()}", f"{file.name}: run make recognisers"
        assert BIAS not in classifier(file.stem).weights
    with np.load(WEIGHTS / "encoder.npz", allow_pickle=False) as kept:
        assert str(kept["lists"]) == lists.lists_digest(), "encoder.npz: run make recognisers"
