"""Recognisers that were taught: on phrases of hands that wrote none of their lessons."""

import importlib.util
from pathlib import Path

import pytest

from sanctum_desktop.core.policies.recognition import recognised
from sanctum_desktop.core.policies.recognition.classifier import BIAS, LinearClassifier, classifier
from sanctum_desktop.core.policies.recognition.features import WINDOW, features, stems, windows

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
    assert known.hears("No sun. Much rain.")
    assert known.score("No sun. Much rain.") == pytest.approx(2.0)
    assert not known.hears("Rain.")  # one word alone says too little
    assert not known.hears("")


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


def test_the_weights_are_those_of_the_lists():
    path = ROOT / "packaging" / "train_recognisers.py"
    spec = importlib.util.spec_from_file_location("train_recognisers", path)
    trainer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(trainer)
    for file in WEIGHTS.glob("*.txt"):
        head = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert head == f"# lists {trainer.lists_digest()}", f"{file.name}: run make recognisers"
        assert BIAS not in classifier(file.stem).weights
