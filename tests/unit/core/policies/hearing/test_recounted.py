"""Numbers that are counted anew in a later answer."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.hearing.recounted import recounts
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

AT = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "wrong", "right"),
    [
        ("Sorry, before I said fourteen cleaners, it's sixteen now.", "14", "16"),
        ("And I said nine, but with Rui it was ten.", "9", "10"),
        ("I checked my book, it's thirty-five learners, not thirty-four.", "34", "35"),
        ("One moment, I said twenty-one children, since May we are twenty-two.", "21", "22"),
        ("It wasn't 1,900 members in 2021, it was 1,600.", "1,900", "1,600"),
        ("I said seven cooks, but Jo left in May, so six we are.", "7", "6"),
        ("One thing to correct, it's nine apprentices.", "", "9"),
        ("My route isn't 52 any more. They gave me more in June. Write 61.", "52", "61"),
    ],
)
def test_a_number_is_counted_anew(said, wrong, right):
    assert [(found.wrong, found.right) for found in recounts(said)] == [(wrong, right)]


@pytest.mark.parametrize(
    "said",
    [
        "I said no to nine of them, and it was ten at night.",
        "We were nine at the start and it is fifty-one now.",
        "It was not twelve hours but it felt like it.",
    ],
)
def test_a_count_that_corrects_nothing(said):
    assert not recounts(said)


def heard(*pairs):
    turns = []
    for ask, say in pairs:
        for speaker, words in ((Speaker.INTERVIEWER, ask), (Speaker.PERSON, say)):
            turns.append(Turn(index=len(turns), speaker=speaker, text=words, said_at=AT))
    return hear(turns, conversation=ConversationId("talk"), today=date(2026, 3, 10), heard_at=AT)


def test_the_deed_takes_the_right_number_and_keeps_its_place():
    facts = heard(
        ("What do you do there?", "I plan the week for fourteen cleaners on three floors."),
        ("Anything else?", "Sorry, before I said fourteen cleaners, it's sixteen now."),
    )
    deeds = [fact for fact in facts if fact.name == "highlight"]
    assert [fact.value for fact in deeds] == ["I plan the week for 16 cleaners on 3 floors"]
    assert deeds[0].source.turn == 1
    assert "16" in [measure.value for measure in deeds[0].measures]
    proofs = [fact for fact in facts if fact.name == "recount"]
    assert [fact.source.turn for fact in proofs] == [3]
    assert proofs[0].entry == deeds[0].entry


def test_the_line_takes_the_right_number_and_rests_on_both_sentences():
    facts = heard(
        ("What do you do there?", "I plan the week for fourteen cleaners on three floors."),
        ("Anything else?", "Sorry, before I said fourteen cleaners, it's sixteen now."),
    )
    (line,) = lines_of(facts, [])
    assert line.text == "Plan the week for 16 cleaners on 3 floors"
    assert {fact.name for fact in facts if fact.id in line.facts} == {
        "highlight",
        "recount",
    }


def test_another_number_of_another_thing_stays():
    facts = heard(
        ("What do you do there?", "I feed fourteen horses."),
        ("Anything else?", "Before I said fourteen riders, it's sixteen now."),
    )
    assert "I feed fourteen horses" in [fact.value for fact in facts]
