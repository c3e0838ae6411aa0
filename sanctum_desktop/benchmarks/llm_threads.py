"""Words a second with as many threads as the calibration chose, against the best of a sweep."""

from __future__ import annotations

from typing import Any, Final

from sanctum_desktop.adapters.llama_cpp.calibration import sweep
from sanctum_desktop.adapters.llama_cpp.choosing_threads import best
from sanctum_desktop.adapters.llama_cpp.requests import Calibrate, ThreadRow
from sanctum_desktop.benchmarks.llm_child import Child
from sanctum_desktop.benchmarks.llm_engine import Asker, made_model
from sanctum_desktop.benchmarks.llm_stream import THREADS
from sanctum_desktop.benchmarks.random_model import LARGE
from sanctum_desktop.benchmarks.rows import row

SHAPE = LARGE
ROUNDS = 15
BAR: Final = 0.95


def measure() -> list[dict[str, Any]]:
    """The choice is made first, in the engine's process; the sweep that judges it comes after."""
    with made_model(SHAPE) as path:
        child = Child(path, THREADS)
        answers = child.ask(Calibrate(THREADS))
        child.close()
        asker = Asker(path, THREADS)
        chosen = best([answer for answer in answers if isinstance(answer, ThreadRow)])
        rates = {
            judged.threads: judged.writing
            for judged in sweep(asker.memory, THREADS, cancelled=lambda: False, rounds=ROUNDS)
        }
        asker.close()
    ours, most = rates[chosen.threads], max(rates.values())
    figures = (ours, most, f"tokens/s with {chosen.threads} of {THREADS} threads")
    return [row("llm_threads", ours / most, BAR, least=True, figures=figures)]
