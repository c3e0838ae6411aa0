"""A use case's own time without a model: one answer late in a talk, stores in memory.

Beside it the ways into a vault of many talks, each as a screen or a turn goes it.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from typing import Any, Final

from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryFacts,
    InMemoryMessages,
    InMemoryPlanItems,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.benchmarks.many_talks import FIRST_TITLES, times_of
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.bootstrap.talking import TalkStores, converse, personas
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.conversing import Say, Stop
from sanctum_desktop.core.use_cases.interview_story import GEM

LIMIT_S: Final = 0.020
OPEN_LIMIT_S: Final = 0.200
"""In which a list opens."""
TURNS: Final = 25
TALKS: Final = 4
MESSAGES: Final = 10_000
CONVERSATIONS: Final = 300
RUNS: Final = 60
TITLES_LIMIT_S: Final = 1.0
"""In which the talks of a list that stands already have their titles, once in a session."""
_LIMITS: Final = {"keep": LIMIT_S, "label": LIMIT_S, FIRST_TITLES: TITLES_LIMIT_S}
"""Of what is no list, but one step of a turn, or comes after it."""

_ANSWERS: Final = (
    "I'm a gardener at Hollow Park in Leeds since May 20{n:02d}, mostly the glass houses.",
    "I look after {n} beds and I train the new people, {n} of them by now.",
    "We lost about {n} plants a week. I moved the vents and it went from {n} to three.",
    "Before that I was at Brook Nursery as a planter, from 2011 until the end of 2014.",
    "I know the watering system, it's called DripLine, and Excel, simple lists.",
)


def measure() -> list[dict[str, Any]]:
    """p95 of the answers after the first 25, with Gem and with the others, and of ways in."""
    rows = [
        _row("answer", asyncio.run(_talks()), LIMIT_S),
        _row("reply", asyncio.run(_replies()), LIMIT_S),
    ]
    for name, times in asyncio.run(times_of(MESSAGES, CONVERSATIONS, RUNS)).items():
        rows.append(_row(name, times, _LIMITS.get(name, OPEN_LIMIT_S)))
    return rows


def _row(name: str, times: list[float], limit: float) -> dict[str, Any]:
    p95 = sorted(times)[int(len(times) * 0.95)]
    return row(f"use_case: {name} p95", p95 / limit, 1.0, figures=(p95, limit, "s"))


async def _talks() -> list[float]:
    times = []
    for talk in range(TALKS):
        story = interview(InMemoryConversations(), InMemoryFacts(), SystemClock())
        reply = await story()
        for number in range(TURNS + 15):
            # Each answer is new, so that the cache of what was heard helps only as in a real talk.
            said = (
                _ANSWERS[number % len(_ANSWERS)].format(n=2 + number) + f" That was talk {talk}."
            )
            began = time.perf_counter()
            reply = await story(conversation=reply.conversation, said=said)
            if number >= TURNS:
                times.append(time.perf_counter() - began)
    return times


async def _replies() -> list[float]:
    """Of every persona that is not Gem, from what was said to the reply that is kept."""
    times = []
    for persona in (one.id for one in personas().all() if one.id != GEM):
        talks, clock = InMemoryConversations(), SystemClock()
        facts = InMemoryFacts()
        stores = TalkStores(
            conversations=talks,
            trees=InMemoryTalkTrees(talks),
            messages=InMemoryMessages(talks),
            attachments=InMemoryAttachments(talks),
            plan=InMemoryPlanItems(),
            facts=facts,
            resumes=InMemoryResumes(),
        )
        talk = Conversation(id=ConversationId(persona), persona=persona, started_at=clock.now())
        await talks.start(talk)
        reply = converse(stores, interview(talks, facts, clock), clock)
        for number in range(TURNS + 15):
            said = _ANSWERS[number % len(_ANSWERS)].format(n=2 + number) + f" So says {persona}."
            began = time.perf_counter()
            async with aclosing(reply(talk.id, Say(said), Stop())) as steps:
                _ = [step async for step in steps]
            if number >= TURNS:
                times.append(time.perf_counter() - began)
    return times
