"""Words a second bound to a schema, against written freely, over vocabularies of two sizes.

A random model is the worst case: hardly a token it would choose is allowed. Both are timed in the
engine's process: what is bound comes whole, so that the app cannot tell its first token.
"""

from __future__ import annotations

import json
import statistics
from typing import Any, Final

from sanctum_desktop.adapters.llama_cpp.requests import Finished
from sanctum_desktop.benchmarks.llm_child import Child
from sanctum_desktop.benchmarks.llm_engine import conversation, made_model
from sanctum_desktop.benchmarks.llm_stream import THREADS
from sanctum_desktop.benchmarks.random_model import LARGE, LARGE_VOCABULARY, Shape
from sanctum_desktop.benchmarks.rows import row

SHAPES = {"32k": LARGE, "128k": LARGE_VOCABULARY}
RUNS = 7
BAR: Final = 0.7
_MOST: Final = 300
_FREE_TOKENS: Final = 60
_SETTLING: Final = 4
"""Answers after which the engine no longer tries to have it written freely first."""

SCHEMA: Final = json.dumps(
    {
        "type": "object",
        "properties": {
            "score": {"type": "integer", "minimum": 0, "maximum": 10},
            "kind": {"enum": ["mirror", "question", "neither"]},
            "reason": {"type": "string", "maxLength": 160},
        },
    }
)


def measure() -> list[dict[str, Any]]:
    """Medians over runs of both in turn."""
    return [_measured(name, shape) for name, shape in SHAPES.items()]


def _measured(name: str, shape: Shape) -> dict[str, Any]:
    bound, free = [], []
    with made_model(shape) as path:
        child = Child(path, THREADS)
        prompt = conversation(4)
        for run in range(RUNS + _SETTLING):
            rate = _rate(child.reply(prompt, _MOST, schema=SCHEMA).figures)
            if run >= _SETTLING:
                bound.append(rate)
                free.append(_rate(child.reply(prompt, _FREE_TOKENS).figures))
        child.close()
    ratio = statistics.median(b / f for b, f in zip(bound, free, strict=True))
    rates = (statistics.median(bound), statistics.median(free), "tokens/s")
    return row(f"llm_json: {name}", ratio, BAR, least=True, figures=rates)


def _rate(figures: Finished) -> float:
    return (figures.new_tokens - 1) / figures.rest_s
