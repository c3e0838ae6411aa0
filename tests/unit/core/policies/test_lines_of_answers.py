"""What is told in one answer, and the lines that are made of it.

The answers (tests/fixtures/lines) are spoken as people speak; each line is what a careful reader
would let stand of them.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

ANSWERS = Path(__file__).parents[3] / "fixtures" / "lines" / "answers.jsonl"
NOW = datetime(2026, 11, 20, tzinfo=UTC)

TOLD = [
    (case["said"], case["page"])
    for case in map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())
]


def lines(said):
    ask = "Tell me about something there you are proud of."
    turns = [
        Turn(index=0, speaker=Speaker.INTERVIEWER, text=ask, said_at=NOW),
        Turn(index=1, speaker=Speaker.PERSON, text=said, said_at=NOW),
    ]
    facts = hear(
        turns, conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    work = [fact for fact in facts if fact.section is Section.WORK and fact.may_be_printed]
    return [line.text for line in lines_of(work, [])]


@pytest.mark.parametrize(("said", "page"), TOLD)
def test_the_lines_of_an_answer(said, page):
    assert lines(said) == page


def test_every_line_has_an_id_of_its_own():
    said = "We raised four thousand euros and I did the books, and I trained two treasurers."
    turn = Turn(index=0, speaker=Speaker.PERSON, text=said, said_at=NOW)
    facts = hear(
        (turn,), conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    made = lines_of([fact for fact in facts if fact.section is Section.WORK], [])
    assert len({line.id for line in made}) == len(made) > 1
