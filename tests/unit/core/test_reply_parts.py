"""The reflection and the question of what Gem said, told apart by its wording or by rule."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.reply_parts import parts_of
from sanctum_desktop.core.domain.words import text

ASKED = "gem.ask.proud.2"


def turn(said, kind=TurnKind.QUESTION, wording=""):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Turn(
        index=2, speaker=Speaker.INTERVIEWER, text=said, said_at=now, kind=kind, wording=wording
    )


def both(said, kind=TurnKind.QUESTION, wording=""):
    parts = parts_of(turn(said, kind, wording))
    return parts.reflection, parts.asked


def test_the_wording_tells_them_apart_where_the_question_has_two_sentences():
    assert both(f"The rota for six. {text(ASKED)}", wording=ASKED) == (
        "The rota for six.",
        "Think of one thing you changed or mended. What was it?",
    )


@pytest.mark.parametrize(
    ("said", "reflection", "asked"),
    [
        ("The rota for six. What was it like?", "The rota for six.", "What was it like?"),
        ("So: five, then three. And now?", "So: five, then three.", "And now?"),
        ("Hello. Was it 2.5 kg?", "Hello.", "Was it 2.5 kg?"),
        ("Tell me more.", "", "Tell me more."),
        ("And before that?", "", "And before that?"),
    ],
)
def test_without_a_known_wording_the_last_question_is_what_is_asked(said, reflection, asked):
    assert both(said, wording="gem.of.another.version") == (reflection, asked)


def test_the_lines_of_a_read_back_stand_apart_from_its_question():
    said = text("gem.readback.1", lines="– a\n– b")
    reflection, asked = both(said, TurnKind.READBACK, "gem.readback.1")
    assert asked == "What did I get wrong?"
    assert f"{reflection}\n{asked}" == said


@pytest.mark.parametrize("kind", [TurnKind.SAFETY, TurnKind.CLOSING, TurnKind.ANSWER])
def test_what_does_not_ask_is_one(kind):
    assert both("Rest now. Will you?", kind) == ("", "Rest now. Will you?")
