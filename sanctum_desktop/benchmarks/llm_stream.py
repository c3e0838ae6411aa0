"""Words a second of the engine against a bare loop of `llama_decode` and the likeliest token.

Ours is what reaches the app through the engine's process: choosing by the balanced preset, turning
bytes into words, stop strings and thoughts, frames and the pipe are all in it. The child stands
still (SIGSTOP) while the bare loop runs, here, so that each has the cores to itself. What comes is
counted in words, of which a token is sometimes less than one; a whole reply tells how much.

The second row compares the 100 words after 900 with the first 100, side by side, so that nothing
quadratic hides. A model slows down by itself as its context grows, and a small one most: beside
the 113 million products of its weights, this one takes 19 million to look back over 950 tokens,
which leaves 0.86 of the rate (processor time of the library alone: 0.87); one of 1 or 3 billion
weights would keep 0.95, one of 7 billion 0.97. So the third row compares with how much the bare
loop does.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import Any, Final, Protocol

from sanctum_desktop.adapters.llama_cpp.requests import Reply
from sanctum_desktop.benchmarks.llm_child import Child
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
    """A reply as the app hears it, some words at a time, stopped dead in between."""

    def __init__(self, child: Child) -> None:
        self._child = child
        child.begin(_asked(2 * TOKENS))

    def write(self, count: int) -> None:
        self._child.take(count)


class _Bare:
    """The same without anything of ours but the file."""

    def __init__(self, asker: Asker) -> None:
        from sanctum_desktop.adapters.llama_cpp.native import lib

        asker.memory.forget()
        asker.ask(_asked(1))
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
        bares = [Asker(path, THREADS) for _ in range(2)]
        children = [Child(path, THREADS) for _ in range(2)]
        an_item = children[0].tokens_an_item(_asked(2 * LATE))
        pairs, late_ours, late_bare = [], [], []
        for _ in range(RUNS):
            ours, loop = _Ours(children[0]), _Bare(bares[0])
            pairs += _in_turn(ours, loop, TOKENS - LATE)
            late_ours += _in_turn(ours, _Ours(children[1]), LATE)
            late_bare += _in_turn(loop, _Bare(bares[1]), LATE)
        for bare in bares:
            bare.close()
        for child in children:
            child.close()
    own, bare_own = an_item * _rate(pairs, 0), _rate(pairs, 1)
    late = statistics.median(early / late for late, early in late_ours)
    bare_late = statistics.median(early / late for late, early in late_bare)
    figures = (late, bare_late, "of the rate")
    return [
        row(
            "llm_stream",
            an_item * statistics.median(bare / ours for ours, bare in pairs),
            BAR,
            least=True,
            figures=(own, bare_own, "tokens/s"),
        ),
        row("llm_stream: late/early", late, LATE_BAR, least=True, figures=figures),
        row("llm_stream: to bare's", late / bare_late, LATE_BAR, least=True, figures=figures),
    ]


def _asked(most_tokens: int) -> Reply:
    return Reply(Prompt(conversation(2), most_tokens=most_tokens), balanced())


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
