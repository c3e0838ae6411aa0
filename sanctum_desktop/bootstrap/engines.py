"""The engines' processes as the app holds them: started at first use, stopped first of all."""

from __future__ import annotations

import asyncio
import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sanctum_desktop.bootstrap.engine_main import ENGINES
from sanctum_desktop.bootstrap.own_processes import own_command, own_environment
from sanctum_desktop.bootstrap.supervisor import ENGINE_PROCESS

if TYPE_CHECKING:
    from sanctum_desktop.runtime.engine_process.budget import ThreadBudget
    from sanctum_desktop.runtime.engine_process.parent import EngineProcess
    from sanctum_desktop.runtime.engine_process.supervision import EngineSpec

STOP_S: Final = 1.0
"""For all engines together, of the two seconds a lock has."""


class Engines:
    """The processes of this app's engines, each made when it is asked for and not before."""

    def __init__(self) -> None:
        self._processes: dict[str, EngineProcess[Any]] = {}

    @cached_property
    def threads(self) -> ThreadBudget:
        """What all of them share."""
        from sanctum_desktop.runtime.engine_process.budget import ThreadBudget

        return ThreadBudget()

    def process(self, name: str, items: Any) -> EngineProcess[Any]:  # noqa: ANN401 - see EngineSpec
        """The process of that engine, which answers with `items`; the same one each time."""
        from sanctum_desktop.runtime.engine_process.parent import EngineProcess
        from sanctum_desktop.runtime.engine_process.supervision import LoopClock

        if name not in self._processes:
            self._processes[name] = EngineProcess(engine_spec(name, items), LoopClock())
        return self._processes[name]

    async def stop(self) -> None:
        """End all of them for good, side by side."""
        await asyncio.gather(*(one.stop(STOP_S) for one in self._processes.values()))


def engine_spec(name: str, items: Any) -> EngineSpec:  # noqa: ANN401 - see EngineSpec
    """How the engine of that name is started: ourselves, frozen or not."""
    from sanctum_desktop.core.domain.words import text
    from sanctum_desktop.runtime.engine_process.supervision import EngineSpec

    return EngineSpec(
        called=text(f"engine.called.{name}"),
        command=own_command(ENGINE_PROCESS, name),
        environment=own_environment(os.environ),
        items=items,
        at_once=ENGINES[name].at_once,
    )
