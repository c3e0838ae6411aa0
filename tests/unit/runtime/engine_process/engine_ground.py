"""What the tests of an engine's process stand on: a clock moved by hand and a way to the child."""

import asyncio
import os
import select
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from engine_handlers import Got

from hand_clock import HandClock
from sanctum_desktop.bootstrap.engines import engine_spec
from sanctum_desktop.core.domain.errors import SanctumBug, SanctumError
from sanctum_desktop.runtime.engine_process.parent import EngineProcess

PATIENCE_S = 30
SCRIPT = Path(__file__).with_name("engine_handlers.py")


def spec(*arguments, **changes):
    """The spec of the tests' engine: as the app makes them, but for the script."""
    command = (sys.executable, "-P", str(SCRIPT), *map(str, arguments))
    made = engine_spec("scripted", Got)
    places = os.pathsep.join((made.environment["PYTHONPATH"], str(SCRIPT.parent)))
    environment = {**made.environment, "PYTHONPATH": places}
    return replace(made, command=command, environment=environment, **changes)


@asynccontextmanager
async def engine(*arguments, **changes):
    """The process of the tests' engine and its clock; stopped at the end."""
    clock = HandClock()
    process = EngineProcess(spec(*arguments, **changes), clock)
    async with asyncio.timeout(PATIENCE_S):
        try:
            yield process, clock
        finally:
            await process.stop()


async def take(stream):
    return [item async for item in stream]


async def taken_and_error(stream):
    """What came, and what was raised after it."""
    taken = []
    try:
        async for item in stream:
            taken.append(item)  # noqa: PERF401 - what came before the error counts
    except (SanctumError, SanctumBug) as error:
        return taken, error
    return taken, None


async def until(holds):
    """For what another process does and nobody tells of."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - another process sets no event
            await asyncio.sleep(0.002)


def ended(pidfd, within_s=PATIENCE_S):
    """True once the process behind the descriptor has ended, reaped or not."""
    return bool(select.select([pidfd], [], [], within_s)[0])
