"""Words a second of the engine against a bare loop of `llama_decode` and the likeliest token.

Both run in this process for now, without the pipe to the app: what is measured is choosing by the
balanced preset, turning bytes into words, stop strings and thoughts. The second row compares the
100 words after 900 with the first 100, side by side, so that nothing quadratic hides. A model
slows down by itself as its context grows, and a small one most: the third row compares with how
much the bare loop does.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import Any, Final, Protocol

from sanctum_desktop.adapters.llama_cpp.requests import Reply
from sanctum_desktop.benchmarks.llm_engine import Asker, balanced, conversation, made_model
from sanctum_desktop.benchmarks.random_model import LARGE
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.core.domain.language import Prompt

SHAPE = LARGE
TOKENS = 1000
CHUNK = 20
LATE = 100
RUNS = 3
BAR: Final = 0.90
LATE_BAR: Final = 0.95
THREADS: Final = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2


class _Stream(Protocol):
    def write(self, count: int) -> None: ...


class _Ours:
    """A reply of the engine's, some tokens at a time."""

    def __init__(self, asker: Asker) -> None:
        asker.memory.forget()
        prompt = Prompt(conversation(2), most_tokens=2 * TOKENS)
        self._memory = asker.memory
        self._items = asker.stream(Reply(prompt, balanced()))
        next(self._items)

    def write(self, count: int) -> None:
        end = len(self._memory.tokens) + count
        while len(self._memory.tokens) < end:
            next(self._items)


class _Bare:
    """The same without anything of ours but the file."""

    def __init__(self, asker: Asker) -> None:
        from sanctum_desktop.adapters.llama_cpp.native import lib

        asker.memory.forget()
        asker.reply(conversation(2), 1)
        self._lib = lib
        self._context = asker.memory.handle
        self._greedy = lib.llama_sampler_init_greedy()
        self._token = (lib.llama_token * 1)()

    def write(self, count: int) -> None:
        lib, context, token = self._lib, self._context, self._token
        for _ in range(count):
            token[0] = lib.llama_sampler_sample(self._greedy, context, -1)
            lib.llama_decode(context, lib.llama_batch_get_one(token, 1))


def measure() -> list[dict[str, Any]]:
    """Medians of the ratios of chunks that were written in turn."""
    with made_model(SHAPE) as path:
        askers = [_asker(path) for _ in range(4)]
        pairs, late_ours, late_bare = [], [], []
        for _ in range(RUNS):
            ours, bare = _Ours(askers[0]), _Bare(askers[1])
            pairs += _in_turn(ours, bare, TOKENS - LATE)
            late_ours += _in_turn(ours, _Ours(askers[2]), LATE)
            late_bare += _in_turn(bare, _Bare(askers[3]), LATE)
        for asker in askers:
            asker.close()
    own, bare_own = _rate(pairs, 0), _rate(pairs, 1)
    late = statistics.median(early / late for late, early in late_ours)
    bare_late = statistics.median(early / late for late, early in late_bare)
    figures = (late, bare_late, "of the rate")
    return [
        row(
            "llm_stream",
            statistics.median(bare / ours for ours, bare in pairs),
            BAR,
            least=True,
            figures=(own, bare_own, "tokens/s"),
        ),
        row("llm_stream: late/early", late, LATE_BAR, least=True, figures=figures),
        row("llm_stream: to bare's", late / bare_late, LATE_BAR, least=True, figures=figures),
    ]


def _asker(path: Path) -> Asker:
    return Asker(path, THREADS)


def _in_turn(one: _Stream, other: _Stream, count: int) -> list[tuple[float, float]]:
    """Seconds of each chunk, the one that begins changing from pair to pair."""
    pairs = []
    for number in range(count // CHUNK):
        first, second = (one, other) if number % 2 else (other, one)
        times = {id(first): _seconds(first), id(second): _seconds(second)}
        pairs.append((times[id(one)], times[id(other)]))
    return pairs


def _seconds(stream: _Stream) -> float:
    began = time.perf_counter()
    stream.write(CHUNK)
    return time.perf_counter() - began


def _rate(pairs: list[tuple[float, float]], which: int) -> float:
    return CHUNK / statistics.median(pair[which] for pair in pairs)
