"""The engine's process and the one model that is loaded in it, whose callers take turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, closing
from dataclasses import dataclass
from threading import Event
from typing import Final

from sanctum_desktop.adapters.llama_cpp.presets import Sampling
from sanctum_desktop.adapters.llama_cpp.requests import Answer, Load, Loaded, Request, Unloaded
from sanctum_desktop.adapters.llama_cpp.weights import Weights, another, open_weights
from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineError,
    EngineRefused,
    EngineUnavailable,
    LLMError,
    SanctumBug,
    language_error,
)
from sanctum_desktop.core.domain.language import Manner
from sanctum_desktop.core.domain.models import Calibration, ModelFile
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.engine_process.budget import ThreadBudget
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import engine_error
from sanctum_desktop.runtime.translate import translate

MOST_WAITING: Final = 4
"""Callers beyond these are told that the model is busy."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setup:
    """One model as it is to be loaded here.

    `context` says, each time, how many tokens have room now, 0 where the model has none.
    `checked` are states of files (`Weights.checked`) whose content was found to be as pinned;
    `keep_checked` is given those that were found so now, `keep_measured` what was measured.
    `machine` tells machines apart; `chat` is how the model's own template tells turns apart.
    """

    files: tuple[ModelFile, ...]
    context: Callable[[], int]
    sampling: Callable[[Manner], Sampling]
    machine: str
    checked: tuple[str, ...]
    keep_checked: Callable[[tuple[str, ...]], Awaitable[None]]
    keep_measured: Callable[[Calibration], Awaitable[None]]
    chat: ChatMarks | None = None


class Host:
    """Loads what a request is for before it is asked, also into a child that has just begun.

    A load goes on when who waited for it has left: otherwise a slow disk would never be done.
    """

    def __init__(self, process: EngineProcess[Answer], budget: ThreadBudget, called: str) -> None:
        self._process, self._budget, self._called = process, budget, called
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._setup: Setup | None = None
        self._weights: Weights | None = None
        self._held_for: Setup | None = None
        self._checked: set[str] = set()
        self._loading: asyncio.Task[None] | None = None
        self._loading_for: Setup | None = None
        self.loaded: Loaded | None = None

    def has(self, setup: Setup) -> bool:
        """True while there is a child with that model in it, as far as is known here."""
        return self._setup is setup and self._process.running

    @asynccontextmanager
    async def turn(self, most_threads: int) -> AsyncIterator[int]:
        """Wait for one's turn; how many threads it has. EngineRefused where too many wait."""
        if self._waiting >= MOST_WAITING:
            raise language_error(engine_error(EngineRefused, "busy", self._called))
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        try:
            with self._budget.borrow(most_threads) as lent:
                yield lent
        finally:
            self._turn.release()

    async def ask(self, setup: Setup, request: Request) -> AsyncGenerator[Answer, None]:
        """The items of a request to that model, within a turn.

        What breaks within the engine is ours to mend: it is reported, and ends the request alone.
        """
        with translate({SanctumBug: self._broken, EngineError: language_error}):
            async with aclosing(self._asked(setup, request)) as items:
                async for item in items:
                    yield item

    async def _asked(self, setup: Setup, request: Request) -> AsyncGenerator[Answer, None]:
        if not self.has(setup):
            await self._load(setup)
        while True:
            with closing(self._process.call(request)) as items:
                async for item in items:
                    if isinstance(item, Unloaded):
                        break
                    yield item
                else:
                    return
            await self._load(setup)

    def _broken(self, error: SanctumBug) -> LLMError:
        asyncio.get_running_loop().call_exception_handler(
            {"message": "an engine broke", "exception": error}
        )
        return language_error(engine_error(EngineDied, "died", self._called))

    def release(self) -> bool:
        """End the child and let go of the model's files; False (and neither) with one at it."""
        if self._turn.locked():
            return False
        self._drop()
        return True

    def _drop(self) -> None:
        if self._loading is not None and self._loading is not asyncio.current_task():
            self._loading.cancel()
        self._setup = self.loaded = None
        self._hold(None)

    async def _load(self, setup: Setup) -> None:
        """Wait for the load that is under way, or begin one."""
        task = self._loading
        if task is not None and not task.done() and self._loading_for is not setup:
            task.cancel()
            task = None
        if task is None or task.done():
            self._setup, self._loading_for = None, setup
            bringing = self._bring(setup)
            task = self._loading = asyncio.get_running_loop().create_task(bringing, name="load")
            task.add_done_callback(_looked_at)
        await asyncio.shield(task)

    async def _bring(self, setup: Setup) -> None:
        weights = self._weights if self._process.running else None
        if weights is None or self._held_for is not setup or not weights.unchanged:
            weights = await self._open(setup)
        context = setup.context()
        if context < 1:
            raise EngineUnavailable(
                text("engine.model.no_room"), advice=text("engine.model.no_room.advice")
            )
        first, *rest = weights.paths
        load = Load(first, weights.id, rest=tuple(rest), context=context, chat=setup.chat)
        with closing(self._process.call(load)) as items:
            loaded = [item async for item in items if isinstance(item, Loaded)]
        if not weights.unchanged:
            self._drop()
            raise another()
        self._setup, self.loaded = setup, loaded[0]

    async def _open(self, setup: Setup) -> Weights:
        given_up = Event()
        try:
            checked = {*setup.checked, *self._checked}
            weights = await asyncio.to_thread(open_weights, setup.files, checked, given_up.is_set)
        finally:
            given_up.set()
        self._hold(weights, setup)
        if not checked.issuperset(weights.checked):
            self._checked.update(weights.checked)
            await setup.keep_checked(weights.checked)
        return weights

    def _hold(self, weights: Weights | None, setup: Setup | None = None) -> None:
        """Lend these to the next child, and nothing of before."""
        self._weights, self._held_for = weights, setup
        self._process.lend(weights.streams if weights is not None else ())


def _looked_at(task: asyncio.Task[None]) -> None:
    """Whoever waited may have left; the next who asks is told by trying again."""
    if not task.cancelled():
        task.exception()
