"""What is listed of the talks, and which of them comes back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryTalkTrees,
)
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    Label,
    Speaker,
    TalkPlace,
    Turn,
)
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


async def test_all_personas_pinned_ones_first_each_under_a_title_of_its_own(conversations):
    await conversations.start(talk("kai", "Show me the page.", hours=12, persona="kai"))
    trees = InMemoryTalkTrees(conversations)
    await trees.label("new", Label(title="Bread", pinned=True))
    listed = await ListTalks(conversations=conversations)()
    assert [(one.persona, one.title, one.pinned) for one in listed] == [
        ("gem", "Bread", True),
        ("kai", "Show me the page", False),
        ("abby", "I weld", False),
        ("gem", "I run the night bakery at Rosen's", False),
    ]


async def test_each_place_has_its_own_list(conversations):
    trees = InMemoryTalkTrees(conversations)
    await trees.label("old", Label(place=TalkPlace.TRASHED))
    await trees.label("abby", Label(place=TalkPlace.ARCHIVED))
    list_talks = ListTalks(conversations=conversations)
    for place, names in zip(TalkPlace, (["new"], ["abby"], ["old"]), strict=True):
        assert [one.id for one in await list_talks(place=place)] == names


async def test_one_in_the_trash_is_not_gone_on_with(conversations):
    trees = InMemoryTalkTrees(conversations)
    find = FindConversation(conversations=conversations)
    await trees.label("old", Label(place=TalkPlace.TRASHED))
    assert (await find("gem")).id == "new"
    await trees.label("new", Label(place=TalkPlace.TRASHED))
    assert await find("gem") is None
    assert await ReadTalk(find_conversation=find, facts=InMemoryFacts())("gem") is None
    await trees.label("old", Label(place=TalkPlace.ARCHIVED))
    assert (await find("gem")).id == "old"


async def test_one_begun_long_ago_is_listed_where_it_was_spoken_in_last():
    conversations = InMemoryConversations()
    await conversations.start(talk("first", "I weld.", hours=9000))
    for number in range(600):
        await conversations.start(talk(f"talk-{number}", hours=number))
    listed = await ListTalks(conversations=conversations)("gem")
    assert (listed[0].id, len(listed)) == ("first", 500)
    assert (await FindConversation(conversations=conversations)("gem")).id == "first"


async def test_a_list_stands_before_its_titles_are_made(conversations):
    trees = InMemoryTalkTrees(conversations)
    await trees.label("new", Label(title="Nights"))
    listed = await ListTalks(conversations=conversations)("gem", titled=False)
    assert [(one.id, one.title, one.titled) for one in listed] == [
        ("old", "", False),
        ("new", "Nights", True),
    ]
    assert listed[0].last_said_at == MORNING + timedelta(hours=5)
