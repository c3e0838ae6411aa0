"""Time of taking a message apart, ordinary or made to be slow, against what 10 kB may take."""

from __future__ import annotations

import time
from typing import Any, Final

from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.ui.qt.markdown import blocks_of

LIMIT_S: Final = 0.050
LENGTH: Final = 10_000
RUNS: Final = 5

_ROW: Final = "|x" * 10 + "|\n"
_MESSAGES: Final = {
    "ordinary": (
        "You said *three*: `one`, **two** and [three](https://a.example) in a plain\n"
        "sentence of a usual length, as people write them; then a list.\n\n- x\n\n"
    ),
    "stars": "*a_ ",
    "pairs": "a**b",
    "quotes": "> ",
    "items": "- ",
    "numbers": "1) *a* word or two, or three\n",
    "ticks": "`a",
    "entities": "&#",
    "tags": "<a ",
    "addresses": "<http://a.b>",
    "brackets": "[*a](" * 250 + "x " * 4375,
    "pictures": "![" * 250 + "x](a)" * 250 + "x" * 8250,
    "cells": _ROW + "|-" * 10 + "|\n" + "|\n" * 390,
    "rows": _ROW + "|-" * 10 + "|\n" + _ROW * 390,
}
"""What each message is made of, over and over."""


def measure() -> list[dict[str, Any]]:
    """The slowest of all, in seconds of the processor, by the best of a few runs."""
    slowest = max(_seconds(_message(unit)) for unit in _MESSAGES.values())
    figures = (slowest, LIMIT_S, "s")
    return [row("markdown: 10 kB at worst", slowest / LIMIT_S, 1.0, figures=figures)]


def _message(unit: str) -> str:
    return unit if len(unit) > LENGTH // 40 else unit * (LENGTH // len(unit))


def _seconds(message: str) -> float:
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        blocks_of(message)
        times.append(time.process_time() - began)
    return min(times)
