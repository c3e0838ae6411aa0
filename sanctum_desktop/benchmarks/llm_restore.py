"""Time to the first word after a restart with kept bytes, against reading everything anew.

Both begin with the model loaded and nothing read. The bytes are at hand: what the vault takes to
decrypt them is the vault's benchmark. The words after are compared, and must be the same.
"""

from __future__ import annotations

import statistics
import time
from typing import Any, Final

from sanctum_desktop.benchmarks.llm_engine import (
    Asker,
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
BAR: Final = 0.25
_WORDS: Final = 32


def measure() -> list[dict[str, Any]]:
    """Medians over runs of both in turn, and how many of them said the same."""
    restored, cold, same = [], [], []
    with made_model(SHAPE) as path:
        first = conversation(SENTENCES)
        second = first + follow_up("zu me.")
        before = Asker(path, THREADS)
        before.reply(first, 1)
        packed = before.keep()
        before.close()
        after = Asker(path, THREADS)
        for _ in range(RUNS):
            after.memory.forget()
            began = time.perf_counter()
            after.resume(packed)
            taken = time.perf_counter() - began
            words, figures = after.reply(second, _WORDS)
            restored.append(taken + figures.first_token_s)
            after.memory.forget()
            anew, figures = after.reply(second, _WORDS)
            cold.append(figures.first_token_s)
            same.append(words == anew)
        after.close()
    ratio = statistics.median(r / c for r, c in zip(restored, cold, strict=True))
    times = (statistics.median(restored), statistics.median(cold), "s")
    equal = sum(same) / len(same)
    return [
        row("llm_restore", ratio, BAR, figures=times),
        row("llm_restore: same words", equal, 1.0, least=True, figures=(equal, 1.0, "of runs")),
    ]
