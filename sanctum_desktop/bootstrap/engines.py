"""The engines' processes as the app holds them: started at first use, stopped first of all."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sanctum_desktop.bootstrap.engine_main import ENGINES
from sanctum_desktop.bootstrap.own_processes import own_command, own_environment
from sanctum_desktop.bootstrap.supervisor import ENGINE_PROCESS

if TYPE_CHECKING:
    from sanctum_desktop.runtime.engine_process.budget import ThreadBudget
    from sanctum_desktop.runtime.engine_process.parent import EngineProcess
    from sanctum_desktop.runtime.engine_process.supervision import EngineSpec
    from sanctum_desktop.runtime.metrics.store import Metrics

STOP_S: Final = 1.0
"""For all engines together, of the two seconds a lock has."""


class Engines:
    """The processes of this app's engines, each made when it is asked for and not before."""

    def __init__(self) -> None:
        self._processes: dict[str, EngineProcess[Any]] = {}
        self._once: set[EngineProcess[Any]] = set()

    @cached_property
    def threads(self) -> ThreadBudget:
        """What all of them share."""
        from sanctum_desktop.runtime.engine_process.budget import ThreadBudget

        return ThreadBudget()

    @cached_property
    def metrics(self) -> Metrics:
        """Where it is counted what they and the use cases did; the TaskLog of this app."""
        from sanctum_desktop.runtime.metrics.store import Metrics

        return Metrics()

    @property
    def processes(self) -> Mapping[str, EngineProcess[Any]]:
        """Those that were asked for, by their names."""
        return self._processes

    def process(self, name: str, items: Any) -> EngineProcess[Any]:  # noqa: ANN401 - see EngineSpec
        """The process of that engine, which answers with `items`; the same one each time."""
        from sanctum_desktop.runtime.engine_process.parent import EngineProcess
        from sanctum_desktop.runtime.engine_process.supervision import LoopClock

        if name not in self._processes:
            self._processes[name] = EngineProcess(engine_spec(name, items), LoopClock())
        return self._processes[name]

    @asynccontextmanager
    async def once(
        self,
        name: str,
        items: Any,  # noqa: ANN401 - see EngineSpec
        descriptors: tuple[int, ...] = (),
    ) -> AsyncIterator[EngineProcess[Any]]:
        """A process of that engine for what is asked here; it has ended when this has.

        That is so whatever happens here: an error, a cancel, the end of the app.
        """
        from sanctum_desktop.runtime.engine_process.parent import EngineProcess
        from sanctum_desktop.runtime.engine_process.supervision import LoopClock

        spec = replace(engine_spec(name, items), descriptors=descriptors)
        process: EngineProcess[Any] = EngineProcess(spec, LoopClock())
        self._once.add(process)
        try:
            yield process
        finally:
            await process.stop(STOP_S)
            self._once.discard(process)

    async def stop(self) -> None:
        """End all of them for good, side by side."""
        all_of_them = (*self._processes.values(), *self._once)
        await asyncio.gather(*(one.stop(STOP_S) for one in all_of_them))


def engine_spec(name: str, items: Any) -> EngineSpec:  # noqa: ANN401 - see EngineSpec
    """How the engine of that name is started: ourselves, frozen or not."""
    from sanctum_desktop.core.domain.words import text
    from sanctum_desktop.runtime.engine_process.supervision import EngineSpec

    return EngineSpec(
        called=text(f"engine.called.{name}"),
        command=own_command(ENGINE_PROCESS, name),
        environment=own_environment(os.environ),
        name=name,
        items=items,
        at_once=ENGINES[name].at_once,
    )
