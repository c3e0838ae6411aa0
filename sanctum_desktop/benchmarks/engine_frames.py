"""What an engine's process costs for each item: the trial engine's stream ÷ a bare pipe.

The bare one is a Python process that writes as many pieces of the same length, each by itself, to
somebody who only counts bytes: no types, no calls, no waiting for who reads.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from typing import Any, Final

from sanctum_desktop.adapters.scripted.engine import Piece, Script
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.runtime.engine_process.frames import Item, encode, encode_body
from sanctum_desktop.runtime.engine_process.parent import EngineProcess

ITEMS: Final = 20_000
RUNS: Final = 5
MOST_TIMES_BARE: Final = 25.0
MOST_S: Final = 100e-6
"""A tenth of an item's time for an engine that makes a thousand a second."""

BARE: Final = """
import os, sys
piece = b"a" * int(sys.argv[2])
os.write(1, b"r")
os.read(0, 1)
for _ in range(int(sys.argv[1])):
    os.write(1, piece)
"""


def measure() -> list[dict[str, Any]]:
    """Medians of seconds per item, in turns, both processes started before the watch."""
    ours, bare = asyncio.run(_in_turns())
    return [
        row("engine_frames: pipes", ours / bare, MOST_TIMES_BARE, figures=(ours, bare, "s")),
        row("engine_frames: an item", ours / MOST_S, 1.0, figures=(ours, MOST_S, "s")),
    ]


async def _in_turns() -> tuple[float, float]:
    engines = Engines()
    process = engines.process("scripted", Piece)
    ours, bare = [], []
    try:
        await _ours(process)  # starts the child
        for _ in range(RUNS):
            bare.append(_bare())
            ours.append(await _ours(process))
    finally:
        await engines.stop()
    return statistics.median(ours), statistics.median(bare)


async def _ours(process: EngineProcess[Piece]) -> float:
    began = time.perf_counter()
    count = 0
    async for _ in process.call(Script(ITEMS)):
        count += 1
    return (time.perf_counter() - began) / count


def _bare() -> float:
    length = len(encode(Item(1, encode_body(Piece(1000, "aaaa")))))
    command = [sys.executable, "-c", BARE, str(ITEMS), str(length)]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise OSError("no pipes")
        child.stdout.read(1)  # it is up
        began = time.perf_counter()
        child.stdin.write(b"g")
        rest = ITEMS * length
        while rest:
            come = len(child.stdout.read(2**16))
            if not come:
                raise OSError("the bare pipe ended")
            rest -= come
        return (time.perf_counter() - began) / ITEMS
