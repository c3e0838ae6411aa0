"""A use case's own time without a model: one answer late in the interview, stores in memory."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.container import interview

LIMIT_S: Final = 0.020
TURNS: Final = 25
TALKS: Final = 4

_ANSWERS: Final = (
    "I'm a gardener at Hollow Park in Leeds since May 20{n:02d}, mostly the glass houses.",
    "I look after {n} beds and I train the new people, {n} of them by now.",
    "We lost about {n} plants a week. I moved the vents and it went from {n} to three.",
    "Before that I was at Brook Nursery as a planter, from 2011 until the end of 2014.",
    "I know the watering system, it's called DripLine, and Excel, simple lists.",
)


def measure() -> list[dict[str, Any]]:
    """p95 of the answers after the first 25, over several talks."""
    times = sorted(asyncio.run(_talks()))
    p95 = times[int(len(times) * 0.95)]
    return [row("use_case: answer p95", p95 / LIMIT_S, 1.0, figures=(p95, LIMIT_S, "s"))]


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
