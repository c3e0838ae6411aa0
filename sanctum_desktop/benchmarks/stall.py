"""How long the window does not move under full load: gaps of a 10 ms timer of its thread.

The load is what a person can bring about: long answers, which the encoder reads and the vault
stores, while Gem's reply comes word by word, a draft is typed, the page is drawn anew, and a
language model writes without end in its own process, each word of which reaches this one.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.benchmarks.living_window import RUNS, make_vault, window_run
from sanctum_desktop.benchmarks.random_model import LARGE, write_model
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.models import model_desk

SHAPE = LARGE
BARS_S: Final = {"p99": 0.050, "max": 0.200}
ANSWERS: Final = 12


def measure() -> list[dict[str, Any]]:
    """Medians over the runs."""
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as home:
        make_vault(Path(home))
        model = asyncio.run(_added(Path(home)))
        lives = [window_run(Path(home), "stall_run", str(ANSWERS), model) for _ in range(RUNS)]
    gaps = {name: statistics.median(life[name] for life in lives) for name in BARS_S}
    return [
        row(f"stall: {name}", gap / BARS_S[name], 1.0, figures=(gap, BARS_S[name], "s"))
        for name, gap in gaps.items()
    ]


async def _added(home: Path) -> str:
    """The id of a model that was added to that installation."""
    desk = model_desk(home)
    (found,) = await desk.find(str(write_model(home / "model.gguf", SHAPE)))
    return (await desk.add(found)).id
