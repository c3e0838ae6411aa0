"""Whole talks, heard once for all tests that look at what came of them."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.resume import ResumeId
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import compose
from sanctum_desktop.core.schemas.json_resume import json_resume

TESTS = Path(__file__).parents[3]
AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def told():
    """Of each story its truth, the profile, the page and the facts."""
    return [
        heard(json.loads(line))
        for path in sorted((TESTS / "fixtures" / "stories").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture(scope="session")
def careers():
    """As `told`, of the six long talks."""
    files = sorted((TESTS / "journeys" / "careers").glob("*.json"))
    return [heard({"id": file.stem, **json.loads(file.read_text("utf-8"))}) for file in files]


def heard(story):
    turns = [
        Turn(index=at, speaker=speaker, text=words, said_at=AT)
        for at, (speaker, words) in enumerate(
            pair
            for turn in story["turns"]
            for pair in (
                (Speaker.INTERVIEWER, turn["ask"]),
                (Speaker.PERSON, turn["say"]),
            )
        )
    ]
    today = date.fromisoformat(story["today"])
    facts = hear(turns, conversation=ConversationId(story["id"]), today=today, heard_at=AT)
    profile = profile_of(facts, printable_only=True)
    page = compose(profile, resume_id=ResumeId(story["id"]), written_at=AT)
    return story.get("truth"), json_resume(profile, evidence=facts), page, facts
