"""What stood out: strengths rest on two things told, in the words they were told in."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.policies.closing import closing
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.profile_view import profile_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
JOB = ("Where do you work?", "I'm a porter at Ashdown Hospital since 2018.")
GARDENER = (
    ("Where do you work?", "I'm head gardener at Marsh House since 2015."),
    ("What do you do there?", "I trained six volunteers. I look after the guests on open days."),
    ("What are you proud of?", "I changed the watering and the losses went from 30% to 9%."),
    (
        "What else?",
        "I taught two apprentices to prune. I moved the nursery beds to the south wall.",
    ),
    ("What did you do there?", "I look after two residents who help in the garden."),
)


def close(*talk):
    turns = [
        Turn(index=2 * place + number, speaker=speaker, text=words, said_at=NOW)
        for place, pair in enumerate(talk)
        for number, (speaker, words) in enumerate(
            zip((Speaker.INTERVIEWER, Speaker.PERSON), pair, strict=True)
        )
    ]
    facts = hear(
        turns, conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    return closing(profile_of(facts, printable_only=True)), facts


def test_each_strength_rests_on_two_things_told():
    said, facts = close(*GARDENER)
    assert {strength.kind for strength in said.strengths} == {"teaching", "improving", "people"}
    quotes = {fact.id: fact.source.quote.lower() for fact in facts}
    for strength in said.strengths:
        assert len(set(strength.facts)) == len(strength.quotes)
        for quote, fact in zip(strength.quotes, strength.facts, strict=True):
            assert quote.split()[0] in quotes[fact]
            assert quote in strength.words


def test_no_deed_serves_two_strengths():
    said, _ = close(*GARDENER)
    used = [fact for strength in said.strengths for fact in strength.facts]
    assert len(used) == len(set(used))


@pytest.mark.parametrize(
    "told",
    [
        "I don't know.",
        "I trained six porters.",
        "I wasn't a trainer, I never trained anybody. They trained me.",
    ],
)
def test_what_was_told_once_or_not_at_all_is_no_strength(told):
    said, _ = close(JOB, ("What are you proud of?", told))
    assert said.strengths == ()


def test_what_was_said_between_us_is_never_quoted():
    said, _ = close(
        JOB,
        ("What are you proud of?", "I trained six porters."),
        ("What else?", "Between us, I trained the manager's nephew too."),
    )
    assert said.strengths == ()
    assert "nephew" not in said.question


def test_the_open_question_is_about_a_deed_with_no_outcome():
    said, _ = close(JOB, ("What are you proud of?", "I painted the waiting room with the kids."))
    assert "painted the waiting room" in said.question
    assert said.question.endswith("?")


def test_the_open_question_is_about_a_job_that_was_only_named():
    said, _ = close(JOB)
    assert "Ashdown Hospital" in said.question


def test_nothing_told_closes_with_nothing():
    said, _ = close(("Where do you work?", "skip"))
    assert said.strengths == ()
    assert said.question == ""
