"""Time to the first word of a second turn whose beginning is known, against reading it anew.

As the app hears it, from the engine's process.
"""

from __future__ import annotations

import statistics
from typing import Any, Final

from sanctum_desktop.benchmarks.llm_child import Child
from sanctum_desktop.benchmarks.llm_engine import (
    conversation,
    follow_up,
    made_model,
)
from sanctum_desktop.benchmarks.llm_stream import THREADS
from sanctum_desktop.benchmarks.random_model import LARGE
from sanctum_desktop.benchmarks.rows import row

SHAPE = LARGE
SENTENCES = 130
RUNS = 5
BAR: Final = 0.10
CACHED_BAR: Final = 0.95
_REPLY: Final = 40


def measure() -> list[dict[str, Any]]:
    """Medians over runs of both in turn."""
    warm, cold, cached = [], [], []
    with made_model(SHAPE) as path:
        child = Child(path, THREADS)
        first = conversation(SENTENCES)
        for _ in range(RUNS):
            child.forget()
            second = first + follow_up(child.reply(first, _REPLY).words)
            known = child.reply(second, 1)
            warm.append(known.first_s)
            cached.append(known.figures.cached_tokens / known.figures.prompt_tokens)
            child.forget()
            cold.append(child.reply(second, 1).first_s)
        child.close()
    ratio = statistics.median(w / c for w, c in zip(warm, cold, strict=True))
    share = statistics.median(cached)
    times = (statistics.median(warm), statistics.median(cold), "s")
    return [
        row("llm_second_turn", ratio, BAR, figures=times),
        row(
            "llm_second_turn: cached",
            share,
            CACHED_BAR,
            least=True,
            figures=(share, 1.0, "of tokens"),
        ),
    ]
