"""How many threads are fastest on this machine: measured, since cores differ and are shared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sanctum_desktop.adapters.llama_cpp.memory import Memory
from sanctum_desktop.adapters.llama_cpp.requests import ThreadRow

ROUNDS: Final = 3
_READ: Final = 64
_WRITTEN: Final = 8
_ENOUGH: Final = 0.97
"""Fewer threads that do as much are better: other engines want some."""


def sweep(
    memory: Memory, most: int, *, cancelled: Callable[[], bool], rounds: int = ROUNDS
) -> Iterator[ThreadRow]:
    """A row for each number of threads from 1, by medians of interleaved rounds.

    What was read is forgotten. Ends early, with nothing, where it is cancelled.
    """
    counts = range(1, most + 1)
    reading: dict[int, list[float]] = {threads: [] for threads in counts}
    writing: dict[int, list[float]] = {threads: [] for threads in counts}
    for _ in range(rounds):
        for threads in counts:
            memory.use_threads(threads)
            memory.forget()
            reading[threads].append(_READ / _seconds(lambda: _read(memory)))
            writing[threads].append(_WRITTEN / _seconds(lambda: _write(memory)))
            if cancelled():
                return
    memory.forget()
    for threads in counts:
        yield ThreadRow(
            threads, statistics.median(reading[threads]), statistics.median(writing[threads])
        )


def best(rows: Sequence[ThreadRow]) -> ThreadRow:
    """The fewest threads that write about as fast as any number does."""
    fastest = max(row.writing for row in rows)
    return next(row for row in rows if row.writing >= _ENOUGH * fastest)


def best_batch(rows: Sequence[ThreadRow]) -> ThreadRow:
    """The same for reading."""
    fastest = max(row.reading for row in rows)
    return next(row for row in rows if row.reading >= _ENOUGH * fastest)


def _read(memory: Memory) -> None:
    memory.read(list(range(_READ)), cancelled=lambda: False, progress=lambda _done, _all: None)


def _write(memory: Memory) -> None:
    for token in range(_WRITTEN):
        memory.add(token)


def _seconds(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return max(time.perf_counter() - began, 1e-9)
