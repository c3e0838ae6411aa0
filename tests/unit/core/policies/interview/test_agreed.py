"""A bare yes to a suggestion is kept, and stands on no page until the person says it."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.agreed import agreed, suggested
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.schemas.json_resume import json_resume

AT = datetime(2026, 3, 10, tzinfo=UTC)
TALK = ConversationId("talk")


def talk(*lines):
    return [
        Turn(
            index=place,
            speaker=(Speaker.INTERVIEWER, Speaker.PERSON)[place % 2],
            text=words,
            said_at=AT,
            kind=(TurnKind.QUESTION, TurnKind.ANSWER)[place % 2],
        )
        for place, words in enumerate(lines)
    ]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("So you led the team?", "led the team"),
        ("I see. So you led the team?", "led the team"),
        ("You managed the budget, right?", "managed the budget"),
        ("Did you lead the move?", "lead the move"),
        (
            "Would you say you improved the sales by 20 percent?",
            "improved the sales by 20 percent",
        ),
        ("Were you the head of the kitchen?", "the head of the kitchen"),
        ("And then you trained the new ones, didn’t you?", "trained the new ones"),
        ("Was it about twenty per cent?", "about twenty per cent"),
        ("What did you do there?", ""),
        ("Did you like it?", ""),
        ("Was it hard?", ""),
        ("Did you do anything else there?", ""),
        ("Were you a cook or a porter?", ""),
        ("Do you want to go on?", ""),
        ("You led the team.", ""),
        ("", ""),
    ],
)
def test_what_a_question_suggests(question, words):
    assert suggested(question) == words


@pytest.mark.parametrize("yes", ["yes", "Yes.", "Yeah", "that's right", "Exactly."])
def test_a_bare_yes_is_kept_and_never_printed(yes):
    turns = talk("So you led the team?", yes)
    facts = agreed(turns, conversation=TALK, heard_at=AT)
    assert [fact.value for fact in facts] == ["led the team"]
    assert facts[0].source.quote == turns[1].text[facts[0].source.start : facts[0].source.end]
    assert not facts[0].may_be_printed
    printed = profile_of(facts, printable_only=True)
    assert printed.entries == ()
    assert "led the team" not in str(json_resume(printed, evidence=()))


@pytest.mark.parametrize(
    "said", ["No.", "skip", "I don't know", "Yes, with two others.", "I do, yes"]
)
def test_any_other_answer_agrees_to_nothing(said):
    assert agreed(talk("So you led the team?", said), conversation=TALK, heard_at=AT) == ()


def test_once_it_is_said_it_is_heard_as_their_own():
    turns = talk("So you led the team?", "Yes.", "What did you do there?", "I led the night team.")
    heard = hear(turns, conversation=TALK, today=date(2026, 3, 10), heard_at=AT)
    assert "I led the night team" in [fact.value for fact in heard if fact.may_be_printed]
    assert not any("led the team" in fact.value for fact in heard)


def test_the_same_yes_is_the_same_fact():
    turns = talk("So you led the team?", "Yes.")
    once, again = (agreed(turns, conversation=TALK, heard_at=AT) for _ in range(2))
    assert once == again


PREFIXES = (
    "hello",
    "enough",
    "empty",
    "noise",
    "distress",
    "readback",
    "ask.outside",
    "ask.proud",
)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_question_of_gem_suggests_its_answer(prefix):
    for message in variants(f"gem.{prefix}"):
        assert suggested(text(message)) == "", message
