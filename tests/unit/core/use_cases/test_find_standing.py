"""What Home knows is read from the talk, its page and the trail, and nothing is written."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryResumes
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.resume import Header, Resume, ResumeId
from sanctum_desktop.core.domain.standing import Step
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.use_cases.find_standing import FindStanding

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TALK = ConversationId("talk")
ANSWER = Turn(index=0, speaker=Speaker.PERSON, text="I bake.", said_at=NOW)
LATER = NOW + timedelta(hours=1)


class Trail:
    def __init__(self, *entries):
        self.entries = entries

    async def page(self, *, holding="", skip=0, limit=200):
        assert holding == "exported"
        return self.entries


async def standing(trail, *, talk=True, page=True):
    async def read_talk(persona):
        kept = Conversation(id=TALK, persona=persona, started_at=NOW, turns=(ANSWER,))
        return SimpleNamespace(conversation=kept, facts=()) if talk else None

    resumes = InMemoryResumes()
    if page:
        page = Resume(id=ResumeId(TALK), header=Header(), sections=(), written_at=LATER)
        await resumes.put(page)
    clock = SimpleNamespace(now=lambda: LATER)
    finding = FindStanding(read_talk=read_talk, resumes=resumes, trail=trail, clock=clock)
    return await finding("gem")


@pytest.mark.parametrize(
    ("entry", "step"),
    [
        (TrailEntry(LATER, TrailEvent.EXPORTED, "page.PDF"), Step.LOOK),
        (TrailEntry(LATER, TrailEvent.EXPORTED, "trail.csv"), Step.SAVE),
        (TrailEntry(LATER, TrailEvent.BACKED_UP, "exported.pdf"), Step.SAVE),
    ],
)
async def test_a_page_is_saved_once_a_file_of_it_was_made(entry, step):
    assert (await standing(Trail(entry))).step is step


async def test_without_a_page_or_a_talk_nothing_is_taken_for_one():
    assert not (await standing(Trail(), page=False)).page
    assert (await standing(Trail(), talk=False)).step is Step.BEGIN
