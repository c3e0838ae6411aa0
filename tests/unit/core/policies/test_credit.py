"""Credit that is given in a sentence of its own stays given on the page."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import OwnPart
from sanctum_desktop.core.policies.credit import company, shared_deed
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

AT = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("That was all three of us.", "all three of us"),
        ("Well, the four of us did it.", "the four of us"),
        ("350 samples, that was all three of us.", "all three of us"),
        ("Not only me.", "with others"),
        ("It wasn't just me.", "with others"),
        ("It was me and Rosa.", "with others"),
        ("To be fair, my brother and I did that together.", "with others"),
        ("I didn't do it alone.", "with others"),
        ("My colleague did half of it.", "with others"),
        ("But it was the whole team, really.", "with the team"),
    ],
)
def test_a_sentence_that_gives_credit(sentence, who):
    assert company(sentence) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "I was alone on nights.",
        "We were three in the kitchen.",
        "Rosa and I opened the shop in May.",
        "It was the team leader.",
        "That is the team I lead.",
        "My team is nine people.",
    ],
)
def test_a_sentence_that_gives_none(sentence):
    assert not company(sentence)


def test_credit_is_of_the_deed_it_counts_or_of_the_last():
    deeds = ["I labelled 350 samples a week", "I washed the flasks"]
    assert shared_deed("350 samples, that was all 3 of us", deeds) == 0
    assert shared_deed("That was all 3 of us", deeds) == 1
    assert shared_deed("90 crates, that was all of us", deeds) is None


@pytest.mark.parametrize("told", ["I labelled 350 samples.", "Labelled 350 samples."])
def test_the_gate_lets_no_shared_deed_stand_alone(told):
    evidence = (told, "That was all three of us.")
    assert refusals("Labelled 350 samples", evidence)
    assert not refusals("Labelled 350 samples (all 3 of us)", evidence)


def heard(*answers):
    turns = []
    for said in answers:
        for speaker, words in (
            (Speaker.INTERVIEWER, "Tell me about something you are proud of."),
            (Speaker.PERSON, said),
        ):
            turns.append(Turn(index=len(turns), speaker=speaker, text=words, said_at=AT))
    return hear(turns, conversation=ConversationId("talk"), today=date(2026, 3, 10), heard_at=AT)


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (
            ["I labelled 350 samples a week. That was all three of us."],
            ["Labelled 350 samples a week (all 3 of us)"],
        ),
        (
            ["I labelled 350 samples a week.", "350 samples, that was all three of us."],
            ["Labelled 350 samples a week (all 3 of us)"],
        ),
        (
            ["I labelled 350 samples a week.", "It was the whole team, to be honest."],
            ["Labelled 350 samples a week (with the team)"],
        ),
        (
            ["I built the drying rack. I wasn't alone in that. I painted the gate."],
            ["Built the drying rack (with others)", "Painted the gate"],
        ),
    ],
)
def test_a_shared_deed_is_printed_as_shared(answers, lines):
    facts = heard(*answers)
    assert [line.text for line in lines_of(facts, [])] == lines
    assert OwnPart.SHARED in {fact.own_part for fact in facts if fact.name == "highlight"}
