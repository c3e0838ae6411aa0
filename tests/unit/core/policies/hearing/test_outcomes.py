"""What others did because of a deed is heard where one asked what came of it, and nowhere else."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PROUD, CAME_OF_IT = "What are you proud of?", "What came of it?"
DEED = "I talked the board into small jars."


def heard(*said):
    turns = [
        Turn(
            index=n, text=text, said_at=NOW,
            speaker=Speaker.PERSON if n % 2 else Speaker.INTERVIEWER,
        )
        for n, text in enumerate(said)
    ]  # fmt: skip
    facts = hear(
        turns, conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    return [f for f in facts if f.section is Section.WORK and f.name == "highlight"]


@pytest.mark.parametrize(
    "told",
    [
        "Both passed first time.",
        "A hotel in Graz took the whole crop.",
        "Hardly any came back after that.",
        "Now the sailors can read the safety cards in Italian.",
    ],
)
def test_what_came_of_it_is_heard(told):
    *_, outcome = heard(PROUD, DEED, CAME_OF_IT, told)
    assert outcome.value == told.rstrip(".")
    assert len(heard(PROUD, DEED, "Where were you before?", told)) <= 1


@pytest.mark.parametrize(
    "told",
    [
        "I don't know.",
        "Nothing much changed.",
        "They were kind to me.",
        "People say it is better, I think.",
        "Who can tell?",
        "The weather.",
    ],
)
def test_what_is_no_result_is_not(told):
    assert [fact.value for fact in heard(PROUD, DEED, CAME_OF_IT, told)] == [DEED.rstrip(".")]


def test_it_stands_behind_its_deed_or_nowhere():
    told = "A hotel in Graz took the whole crop."
    part = "I drew the label."
    facts = heard(PROUD, DEED, CAME_OF_IT, told, "What was your own part?", part)
    assert [line.text for line in lines_of(facts, [])] == [
        "Talked the board into small jars; a hotel in Graz took the whole crop",
        "Drew the label",
    ]
    alone = heard(PROUD, "Well, the jars.", CAME_OF_IT, told)
    assert lines_of(alone, []) == []
