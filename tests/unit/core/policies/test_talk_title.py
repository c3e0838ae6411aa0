from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.policies.talk_title import LONGEST, talk_title

LONG = "Donaudampfschifffahrtskapitänin" * 2


def answer(said, kind=TurnKind.ANSWER):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Turn(index=1, speaker=Speaker.PERSON, text=said, said_at=now, kind=kind)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("I weld pipes. And more.", "I weld pipes"),
        ("Hello Gem! I weld pipes.", "I weld pipes"),
        ("Welder.", "Welder"),
        ("I look after  the beds of 2.5 m", "I look after the beds of 2.5 m"),
        ("I run the night bakery at Rosen & Daughters, since 2021, and the rota.",
         "I run the night bakery at Rosen & Daughters…"),
        ("I " + LONG, ("I " + LONG)[:LONGEST] + "…"),
        (LONG, LONG[:LONGEST] + "…"),
    ],
)  # fmt: skip
def test_a_talk_is_called_by_its_first_words(said, title):
    assert talk_title([answer(said)]) == title


@pytest.mark.parametrize(
    "said",
    [
        "Skip this one.",
        "Between us: they let me go. Please don't write that.",
        "I want to end my life.",
        "My husband died last week and I cannot stop crying.",
    ],
)
def test_what_is_not_for_a_list_gives_no_title(said):
    assert talk_title([answer(said)]) == ""
    assert talk_title([answer(said), answer("I weld pipes.")]) == "I weld pipes"


def test_the_private_number_gives_none():
    assert talk_title([answer("I'd say a four", TurnKind.RULER)]) == ""


def test_what_steers_an_interview_tells_something_elsewhere():
    assert talk_title([answer("Show me the page.")]) == ""
    assert talk_title([answer("Show me the page.")], interview=False) == "Show me the page"
    assert talk_title([answer(" \n "), answer("A gap?")], interview=False) == "A gap"
    assert talk_title([answer("I want to end my life.")], interview=False) == ""
