"""A story told on branches reads as if it had been told straight on."""

from datetime import UTC, datetime

import pytest

from contracts.talk_contracts import branch_off
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.bootstrap.container import write_resume
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.use_cases.close_story import CloseStory
from sanctum_desktop.core.use_cases.decide_fact import DecideFact
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.hear_branch import HearBranch
from sanctum_desktop.core.use_cases.read_talk import ReadTalk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DEED = "I moved the ovens apart."
CAME_OF_IT = "It went from 20 burnt loaves a day to 3."
BEFORE = ("Where do you work?", "I'm a baker at Rosen's in Leeds since 2019.")
AFTER = ("What else?", "I train the new people.")


class Clock:
    def now(self):
        return NOON

    def today(self):
        return NOON.date()


def turns(*words, start=0):
    """A question, an answer, and so on."""
    for index, said in enumerate(words, start=start):
        asked = said.endswith("?")
        yield Turn(
            index=index,
            speaker=Speaker.INTERVIEWER if asked else Speaker.PERSON,
            text=said,
            said_at=NOON,
            kind=TurnKind.QUESTION if asked else TurnKind.ANSWER,
            topic=Topic.PROUD if index > 1 else Topic.NOW,
        )


class Story:
    def __init__(self):
        self.talks, self.facts = InMemoryConversations(), InMemoryFacts()
        self.trees = InMemoryTalkTrees(self.talks)
        self.decide = DecideFact(facts=self.facts, clock=Clock())

    async def told(self, *words):
        await self.talks.start(
            Conversation(id="t", persona="gem", started_at=NOON, turns=tuple(turns(*words)))
        )
        await self.hear()
        return self

    async def edited(self, after, *words):
        start = len((await self.trees.tree("t")).turns)
        said = tuple(turns(*words, start=start))
        await branch_off(self.talks, self.trees, "t", after, said)
        await self.hear()

    async def hear(self):
        await HearBranch(facts=self.facts, clock=Clock())(await self.talks.get("t"))

    async def lines(self):
        write = write_resume(self.facts, InMemoryResumes(), Clock(), self.talks)
        page = await write(conversation="t")
        entries = [entry for section in page.sections for entry in section.entries]
        return [line.text for entry in entries for line in entry.lines]

    async def closing(self):
        close = CloseStory(facts=self.facts, conversations=self.talks)
        found = await close("t")
        return [one.quotes for one in found.strengths], found.question

    async def standing(self, value):
        told = await self.facts.of_conversation("t")
        return [one for one in told if value in one.value and one.status is not Status.RETRACTED]


async def test_what_came_of_a_deed_stands_behind_it_though_it_was_told_anew():
    asked = (*BEFORE, "What did you change?", DEED, "What came of it?")
    straight = await Story().told(*asked, CAME_OF_IT, *AFTER)
    anew = await Story().told(*asked, "Not much.", *AFTER, "And?", "No.")
    assert await anew.lines() != await straight.lines()
    await anew.edited(4, CAME_OF_IT, *AFTER)
    assert await anew.lines() == await straight.lines()
    assert any(line.startswith("Moved the ovens apart; it") for line in await anew.lines())


async def test_the_closing_knows_what_came_of_a_deed_told_anew():
    asked = (*BEFORE, "What did you change?", DEED, "What came of it?")
    straight = await Story().told(*asked, CAME_OF_IT)
    anew = await Story().told(*asked, "Not much.", *AFTER, "And?", "No.")
    await anew.edited(4, CAME_OF_IT)
    assert await anew.closing() == await straight.closing()


@pytest.mark.parametrize("value", [None, "Moved every oven apart"])
async def test_a_fact_the_person_accepted_is_seen_once_on_every_branch(value):
    story = await Story().told(*BEFORE, "What did you change?", DEED)
    (deed,) = await story.standing("ovens apart")
    await story.decide(deed.id, status=Status.ACCEPTED, value=value)
    await story.edited(2, f"Well. {DEED}", *AFTER)
    (stands,) = await story.standing("apart")
    assert (stands.id, stands.status) == (deed.id, Status.ACCEPTED)
    await story.trees.turn_to("t", 3)
    await story.hear()
    (stands,) = await story.standing("apart")
    assert stands.id == deed.id


async def test_a_talk_tells_how_far_its_branch_has_come():
    story = await Story().told(*BEFORE, "What did you change?", DEED, *AFTER)
    read = ReadTalk(
        find_conversation=FindConversation(conversations=story.talks), facts=story.facts
    )
    talk = await read("gem", "t")
    assert (talk.enough, talk.finished) == (True, False)
    await story.edited(0, "I would rather not say.")
    talk = await read("gem", "t")
    assert (talk.enough, talk.finished) == (False, False)
