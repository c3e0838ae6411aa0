"""Time to the first word after a restart with kept bytes, against reading everything anew.

Both begin with the model loaded and nothing read, in a process that did not make the bytes, which
cross the pipe. They are at hand: what the vault takes to decrypt them is the vault's benchmark.
The words after are compared, and must be the same.
"""

from __future__ import annotations

import statistics
import time
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
BAR: Final = 0.25
_WORDS: Final = 32


def measure() -> list[dict[str, Any]]:
    """Medians over runs of both in turn, and how many of them said the same."""
    restored, cold, same = [], [], []
    with made_model(SHAPE) as path:
        first = conversation(SENTENCES)
        second = first + follow_up("zu me.")
        before = Child(path, THREADS)
        before.reply(first, 1)
        packed = before.keep()
        before.close()
        after = Child(path, THREADS)
        for _ in range(RUNS):
            after.forget()
            began = time.perf_counter()
            after.resume(packed)
            taken = time.perf_counter() - began
            known = after.reply(second, _WORDS)
            restored.append(taken + known.first_s)
            after.forget()
            anew = after.reply(second, _WORDS)
            cold.append(anew.first_s)
            same.append(known.words == anew.words)
        after.close()
    ratio = statistics.median(r / c for r, c in zip(restored, cold, strict=True))
    times = (statistics.median(restored), statistics.median(cold), "s")
    equal = sum(same) / len(same)
    return [
        row("llm_restore", ratio, BAR, figures=times),
        row("llm_restore: same words", equal, 1.0, least=True, figures=(equal, 1.0, "of runs")),
    ]
