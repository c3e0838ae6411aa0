"""An answer that something came between; and a talk that is only read."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import VaultFull
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.use_cases.decide_fact import DecideFact
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.interview_story import GEM, InterviewStory
from sanctum_desktop.core.use_cases.read_talk import ReadTalk

ANSWER = "I've been a baker at Rosen Bakery in Leeds since March 2019."


class FixedClock:
    def now(self):
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def today(self):
        return self.now().date()


class NoLines:
    def of(self, country):
        return ()


class AilingFacts(InMemoryFacts):
    full = False

    async def put(self, facts):
        if self.full:
            raise VaultFull("The disk is full.")
        await super().put(facts)


@pytest.fixture
def facts():
    return AilingFacts()


@pytest.fixture
def conversations():
    return InMemoryConversations()


@pytest.fixture
def interview(conversations, facts):
    return InterviewStory(
        conversations=conversations, facts=facts, clock=FixedClock(), crisis=NoLines()
    )


async def interrupted(interview, facts):
    talk = (await interview()).conversation
    facts.full = True
    with pytest.raises(VaultFull):
        await interview(conversation=talk, said=ANSWER)
    facts.full = False
    return talk


async def said(conversations, talk):
    turns = (await conversations.get(talk)).turns
    return [turn.text for turn in turns if turn.speaker is Speaker.PERSON]


async def test_an_answer_told_again_is_kept_once(interview, facts, conversations):
    talk = await interrupted(interview, facts)
    reply = await interview(conversation=talk, said=ANSWER)
    assert await said(conversations, talk) == [ANSWER]
    assert any(fact.value == "Rosen Bakery" for fact in reply.facts)
    assert reply.turn.speaker is Speaker.INTERVIEWER


async def test_another_answer_after_it_is_kept_too(interview, facts, conversations):
    talk = await interrupted(interview, facts)
    await interview(conversation=talk, said="I trained six apprentices.")
    assert await said(conversations, talk) == [ANSWER, "I trained six apprentices."]


async def test_the_same_words_as_an_answer_of_their_own_are_kept_twice(interview, conversations):
    talk = (await interview()).conversation
    for _ in range(2):
        await interview(conversation=talk, said="Yes.")
    assert await said(conversations, talk) == ["Yes.", "Yes."]


async def test_a_talk_is_read_without_going_on_with_it(interview, facts, conversations):
    read = ReadTalk(find_conversation=FindConversation(conversations=conversations), facts=facts)
    assert await read(GEM) is None
    talk = await interrupted(interview, facts)
    before = (await conversations.get(talk)).turns
    found = await read(GEM)
    assert found.conversation.turns == before
    await interview(conversation=talk, said=ANSWER)
    assert (await read(GEM)).facts


async def test_a_fact_decided_while_gem_thinks_is_told_as_it_was_decided(
    interview, facts, conversations, monkeypatch
):
    talk = (await interview()).conversation
    append = conversations.append

    async def decided_meanwhile(conversation, turns):
        await append(conversation, turns)
        if turns[-1].speaker is Speaker.INTERVIEWER:
            fact = (await facts.of_conversation(conversation))[0]
            await DecideFact(facts=facts, clock=FixedClock())(fact.id, status=Status.REJECTED)

    monkeypatch.setattr(conversations, "append", decided_meanwhile)
    reply = await interview(conversation=talk, said=ANSWER)
    assert reply.facts[0].status is Status.REJECTED
