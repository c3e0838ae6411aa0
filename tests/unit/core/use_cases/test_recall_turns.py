"""What was said earlier is found by its words, on any branch, but never what is between us."""

from datetime import UTC, date, datetime

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryMessages,
    InMemoryTalkTrees,
)
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId, Speaker, Turn
from sanctum_desktop.core.policies.conversing.quiet import confides, hushed_in, is_open
from sanctum_desktop.core.use_cases.recall_turns import RecallTurns

MARCH = datetime(2026, 3, 4, 9, tzinfo=UTC)


def turn(index, words, speaker=Speaker.PERSON):
    return Turn(index=index, speaker=speaker, text=words, said_at=MARCH)


async def recalled(said, *earlier):
    talks = InMemoryConversations()
    for number, words in enumerate(earlier):
        turns = tuple(turn(index, one) for index, one in enumerate(words))
        await talks.start(
            Conversation(
                id=ConversationId(f"t{number}"), persona="kai", started_at=MARCH, turns=turns
            )
        )
    now = Conversation(
        id=ConversationId("now"), persona="kai", started_at=MARCH, turns=(turn(0, said),)
    )
    await talks.start(now)
    recall = RecallTurns(messages=InMemoryMessages(talks), trees=InMemoryTalkTrees(talks))
    return await recall(now)


async def test_what_they_go_back_to_is_found_with_its_day_and_its_place():
    said = "It was cold. I wanted Tuesdays free for the allotment. That is all."
    (one,) = await recalled("What did I say about the allotment last month?", [said])
    cite = one.citation
    assert cite.quote == "I wanted Tuesdays free for the allotment."
    assert said[cite.start : cite.end] == cite.quote
    assert (cite.of, cite.turn, one.persona, one.said_on) == ("t0", 0, "kai", date(2026, 3, 4))


async def test_nothing_is_looked_for_where_nobody_goes_back_to_anything():
    assert await recalled("The allotment is muddy.", ["I like the allotment."]) == ()


async def test_what_is_between_us_or_was_asked_to_be_left_out_is_not_found():
    asked = "What did I say about the allotment last month?"
    assert await recalled(asked, ["Keep it between us, I sleep at the allotment."]) == ()
    assert await recalled(asked, ["I sleep at the allotment.", "Please don't write that."]) == ()


async def test_a_long_talk_is_not_weighed_whole_for_one_sentence():
    said = [
        "I want Tuesdays free for the allotment.",
        *(f"It rained {n} days." for n in range(99)),
    ]
    is_open.cache_clear()
    (one,) = await recalled("What did I say about the allotment last month?", said)
    assert one.citation.quote == said[0]
    assert is_open.cache_info().misses == 2


async def test_at_most_three_are_given():
    asked = "What did I say about the allotment last month?"
    assert len(await recalled(asked, *[[f"The allotment, {n}."] for n in range(6)])) == 3


async def test_to_ask_what_was_said_asks_for_no_silence():
    for asked in (
        "Do you remember what I said about the allotment?",
        "Can you still remember what I told you about the allotment?",
    ):
        talks = InMemoryConversations()
        turns = (turn(0, "I want Tuesdays free for the allotment."), turn(1, asked))
        talk = Conversation(id=ConversationId("now"), persona="kai", started_at=MARCH, turns=turns)
        await talks.start(talk)
        recall = RecallTurns(messages=InMemoryMessages(talks), trees=InMemoryTalkTrees(talks))
        (one,) = await recall(talk)
        assert one.citation.quote == turns[0].text
        assert hushed_in(turns) == frozenset()
        assert not confides(asked)


async def test_a_question_that_asks_for_silence_is_a_request_all_the_same():
    for asked in (
        "Can you forget what I told you about Marta?",
        "What did I say about my mother, between us?",
        "Do you remember what I told you? Don't tell anyone.",
    ):
        assert confides(asked), asked
