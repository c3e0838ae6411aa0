"""The process for strangers' files as tests have it: here, or a real one, also in a hurry."""

import os
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from sanctum_desktop.adapters.gguf.child import handler
from sanctum_desktop.adapters.gguf.requests import Answer
from sanctum_desktop.bootstrap import engine_main
from sanctum_desktop.bootstrap.engines import engine_spec
from sanctum_desktop.bootstrap.supervisor import ENGINE_PROCESS
from sanctum_desktop.core.domain.errors import EngineRefused, SanctumError
from sanctum_desktop.runtime.engine_process.frames import body_decoder, encode_body
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import LoopClock

HURRY_S = 1
"""Processor seconds of the process in a hurry; the app's own has 20."""


class Here:
    """Answers in this process; what is asked and answered is written and read as in a pipe."""

    def __init__(self):
        self._handler = handler()

    async def call(self, request):
        asked = body_decoder(self._handler.requests).decode(encode_body(request))
        try:
            for item in self._handler.answer(asked, None):
                yield body_decoder(Answer).decode(encode_body(item))
        except SanctumError as error:
            raise EngineRefused(str(error), advice=error.advice) from error


@asynccontextmanager
async def here(_descriptors):
    yield Here()


@asynccontextmanager
async def in_a_hurry(descriptors):
    async with started(descriptors, (Path(__file__),)) as process:
        yield process


@asynccontextmanager
async def started(descriptors, script=None, items=Answer):
    """A real process as the app starts it; of a script that changes the table of engines first."""
    spec = replace(engine_spec("import", items), descriptors=tuple(descriptors))
    if script is not None:
        command = (sys.executable, "-P", *map(str, script))
        places = (spec.environment["PYTHONPATH"], str(Path(__file__).parent))
        environment = {**spec.environment, "PYTHONPATH": os.pathsep.join(places)}
        spec = replace(spec, command=command, environment=environment)
    process = EngineProcess(spec, LoopClock())
    try:
        yield process
    finally:
        await process.stop()


def run_engine(**changes):
    """Be the child, with another entry in the table of engines."""
    from sanctum_desktop.__main__ import main

    engine_main.ENGINES = {"import": replace(engine_main.ENGINES["import"], **changes)}
    sys.argv[1:] = [ENGINE_PROCESS, "import"]
    main()


if __name__ == "__main__":
    run_engine(cpu_s=HURRY_S)
