"""The confidence ruler: early and at the close, private, never pressed, never a fact."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
    for_the_page,
)
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.ruler import BEFORE, answers, at_ease, given

AT = datetime(2026, 3, 10, tzinfo=UTC)
BAKER = [
    "I'm a baker at Rosen Bakery in Leeds since 2019.",
    "I do the night bake and the orders, and I train the new people.",
    "About ninety loaves a night.",
    "I set the ovens myself.",
]


async def talk_of(*answers):
    """A talk with these answers, and what Gem replied to each."""
    story = interview(InMemoryConversations(), InMemoryFacts(), SystemClock(date(2026, 11, 20)))
    replies = [await story()]
    for said in answers:
        replies.append(await story(conversation=replies[-1].conversation, said=said))
    return story, replies


async def until(story, replies, wanted, said="Nothing more.", most=30):
    """Answer `said` until a turn of that kind comes."""
    while replies[-1].turn.kind is not wanted and len(replies) < most:
        replies.append(await story(conversation=replies[-1].conversation, said=said))
    return replies


def ruler(answer, prefix=BEFORE):
    """A ruler and its answer as turns."""
    asked = Turn(
        index=0, speaker=Speaker.INTERVIEWER, text="From 0 to 10?", said_at=AT,
        kind=TurnKind.RULER, wording=f"{prefix}.1",
    )  # fmt: skip
    told = Turn(
        index=1, speaker=Speaker.PERSON, text=answer, said_at=AT, kind=TurnKind.RULER
    )  # fmt: skip
    return [asked, told]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("3", "3"),
        ("Maybe a six.", "6"),
        ("10", "10"),
        ("7/10", "7"),
        ("7,5", "7.5"),
        ("Between two and four", "2"),
        ("zero", "0"),
        ("skip", ""),
        ("I'd rather not say.", ""),
        ("110%", ""),
        ("I was born in 1985.", ""),
    ],
)
def test_a_number_is_read_and_any_word_is_a_no(said, number):
    assert given(ruler(said), BEFORE) == number


async def test_it_is_held_out_once_at_the_second_change_of_matter():
    story, replies = await talk_of(*BAKER)
    asked = [reply.turn for reply in replies if reply.turn.kind is TurnKind.RULER]
    assert len(asked) == 1
    assert asked[0].text.endswith("how sure are you of what you have to offer?")
    assert replies[-1].turn is asked[0]
    replies.append(await story(conversation=replies[-1].conversation, said="Pass."))
    assert replies[-1].turn.kind is TurnKind.QUESTION
    await until(story, replies, TurnKind.CLOSING)
    assert [r.turn.kind for r in replies].count(TurnKind.RULER) == 1, "never asked again"


async def test_both_numbers_are_said_plainly_also_where_it_fell():
    story, replies = await talk_of(*BAKER, "6", "show me the page")
    await until(story, replies, TurnKind.RULER, said="Nothing.")
    closing = await story(conversation=replies[-1].conversation, said="four")
    assert closing.finished
    assert "You said 6 near the beginning. Now 4." in closing.turn.text


async def test_what_is_answered_to_it_never_becomes_a_fact():
    _, replies = await talk_of(*BAKER)
    assert replies[-1].turn.kind is TurnKind.RULER
    heard = len(replies[-1].facts)
    said = "Two. I was a foreman at Stone Yard from 2001 to 2009 and speak Polish."
    _, replies = await talk_of(*BAKER, said)
    assert len(replies[-1].facts) == heard
    assert not any("Stone Yard" in fact.value for fact in replies[-1].facts)


async def test_one_who_tells_on_instead_is_heard_and_not_asked_again():
    _, replies = await talk_of(*BAKER, "I painted the shop front.")
    assert replies[-2].turn.kind is TurnKind.RULER
    assert any("painted the shop front" in fact.value for fact in replies[-1].facts)
    assert replies[-1].turn.kind is not TurnKind.RULER


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ("3", True),
        ("About a seven, I did well last year.", True),
        ("I'm not sure of anything, I made so many mistakes.", True),
        ("skip", True),
        ("Hm.", True),
        ("I painted the shop front.", False),
        ("I trained six apprentices to shape loaves.", False),
    ],
)
def test_what_counts_as_an_answer_to_it(said, private):
    assert answers(said) is private


@pytest.mark.parametrize("said", ["6. I speak Polish.", "I'm a nurse at Bell House since 2011."])
def test_hearing_leaves_it_alone(said):
    turns = ruler(said)
    assert for_the_page(turns) == ()
    assert not hear(turns, conversation=ConversationId("t"), today=AT.date(), heard_at=AT)


@pytest.mark.parametrize(
    "hard",
    [
        "It was nothing, anyone could have done it.",
        "I don't want to talk about that.",
        "They sacked me in March.",
        "I'm out of work since May.",
        "Please keep that between us.",
    ],
)
def test_it_is_not_held_out_to_one_who_is_hurt_or_made_themselves_small(hard):
    said = [*BAKER, hard]
    turns = [
        Turn(index=n, speaker=Speaker.PERSON, text=words, said_at=AT)
        for n, words in enumerate(said)
    ]
    assert at_ease(turns[:-1])
    assert not at_ease(turns)


async def test_one_who_stops_at_it_is_let_go():
    _, replies = await talk_of(*BAKER, "Let's stop here.")
    assert replies[-2].turn.kind is TurnKind.RULER
    assert replies[-1].finished


async def test_distress_at_it_is_met_as_everywhere():
    _, replies = await talk_of(*BAKER, "I can't stop crying.")
    assert replies[-2].turn.kind is TurnKind.RULER
    assert replies[-1].turn.wording.startswith("gem.distress")
