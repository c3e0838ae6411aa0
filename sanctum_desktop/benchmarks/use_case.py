"""A use case's own time without a model: one answer late in the interview, stores in memory.

Beside it the ways into a vault of many talks, each as a screen or a turn goes it.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.benchmarks.many_talks import times_of
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.container import interview

LIMIT_S: Final = 0.020
OPEN_LIMIT_S: Final = 0.200
"""In which a list opens."""
TURNS: Final = 25
TALKS: Final = 4
MESSAGES: Final = 10_000
CONVERSATIONS: Final = 300
RUNS: Final = 60
_OWN: Final = frozenset({"keep", "label"})
"""What is no list, but one step of a turn."""

_ANSWERS: Final = (
    "I'm a gardener at Hollow Park in Leeds since May 20{n:02d}, mostly the glass houses.",
    "I look after {n} beds and I train the new people, {n} of them by now.",
    "We lost about {n} plants a week. I moved the vents and it went from {n} to three.",
    "Before that I was at Brook Nursery as a planter, from 2011 until the end of 2014.",
    "I know the watering system, it's called DripLine, and Excel, simple lists.",
)


def measure() -> list[dict[str, Any]]:
    """p95 of the answers after the first 25, over several talks, and of each way into a vault."""
    rows = [_row("answer", asyncio.run(_talks()), LIMIT_S)]
    for name, times in asyncio.run(times_of(MESSAGES, CONVERSATIONS, RUNS)).items():
        rows.append(_row(name, times, LIMIT_S if name in _OWN else OPEN_LIMIT_S))
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
