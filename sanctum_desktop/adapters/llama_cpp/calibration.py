"""How many threads are fastest on this machine: measured, since cores differ and are shared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Final

from sanctum_desktop.adapters.llama_cpp.memory import Cancelled, Memory
from sanctum_desktop.adapters.llama_cpp.requests import ThreadRow

ROUNDS: Final = 3
_READ: Final = 64
_WRITTEN: Final = 8


def sweep(
    memory: Memory, most: int, *, cancelled: Callable[[], bool], rounds: int = ROUNDS
) -> Iterator[ThreadRow]:
    """A row for each number of threads from 1, by medians of interleaved rounds.

    What is held stays, unless it leaves no room or cannot be gone back to. Ends early, with
    nothing, where it is cancelled.
    """
    if len(memory.tokens) + _READ + _WRITTEN > memory.size:
        memory.forget()
    held = len(memory.tokens)
    try:
        yield from _swept(memory, held, range(1, most + 1), cancelled, rounds)
    except Cancelled:
        return
    finally:
        memory.cut(held)


def _swept(
    memory: Memory, held: int, counts: range, cancelled: Callable[[], bool], rounds: int
) -> Iterator[ThreadRow]:
    reading: dict[int, list[float]] = {threads: [] for threads in counts}
    writing: dict[int, list[float]] = {threads: [] for threads in counts}
    for _ in range(rounds):
        for threads in counts:
            memory.use_threads(threads)
            memory.cut(held)
            reading[threads].append(_READ / _seconds(lambda: _read(memory, cancelled)))
            writing[threads].append(_WRITTEN / _seconds(lambda: _write(memory)))
            if cancelled():
                raise Cancelled
    for threads in counts:
        yield ThreadRow(
            threads, statistics.median(reading[threads]), statistics.median(writing[threads])
        )


def _read(memory: Memory, cancelled: Callable[[], bool]) -> None:
    tokens = [*memory.tokens, *range(_READ)]
    memory.read(tokens, cancelled=cancelled, progress=lambda _done, _all: None)


def _write(memory: Memory) -> None:
    for token in range(_WRITTEN):
        memory.add(token)


def _seconds(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return max(time.perf_counter() - began, 1e-9)
