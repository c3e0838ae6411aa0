"""What is listed of the talks, and which of them comes back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.list_talks import ListTalks
from sanctum_desktop.core.use_cases.read_talk import ReadTalk

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def talk(name, *said, hours=0, persona="gem"):
    at = MORNING + timedelta(hours=hours)
    hello = Turn(index=0, speaker=Speaker.INTERVIEWER, text="Hello.", said_at=at)
    answers = [
        replace(hello, index=n, speaker=Speaker.PERSON, text=words)
        for n, words in enumerate(said, start=1)
    ]
    return Conversation(id=name, persona=persona, started_at=at, turns=(hello, *answers))


@pytest.fixture
async def conversations():
    kept = InMemoryConversations()
    await kept.start(talk("old", "Hello Gem. I run the night bakery at Rosen's.", hours=5))
    await kept.start(talk("new", "Skip this one.", hours=1))
    await kept.start(talk("abby", "I weld.", hours=9, persona="abby"))
    return kept


async def test_the_one_spoken_in_last_comes_first_under_its_first_words(conversations):
    listed = await ListTalks(conversations=conversations)("gem")
    assert [(one.id, one.title) for one in listed] == [
        ("old", "I run the night bakery at Rosen's"),
        ("new", ""),
    ]
    assert listed[0].last_said_at == MORNING + timedelta(hours=5)


async def test_the_one_spoken_in_last_is_gone_on_with(conversations):
    find = FindConversation(conversations=conversations)
    assert (await find("gem")).id == "old"
    assert await find("kai") is None


async def test_an_older_one_can_be_read(conversations):
    read = ReadTalk(
        find_conversation=FindConversation(conversations=conversations), facts=InMemoryFacts()
    )
    assert (await read("gem", "new")).conversation.id == "new"
    assert (await read("gem")).conversation.id == "old"
