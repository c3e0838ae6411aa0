"""The engine as the app has it, in its own process: asked over the pipe, timed on this side."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sanctum_desktop.adapters.llama_cpp.presets import LIKELIEST
from sanctum_desktop.adapters.llama_cpp.requests import (
    Answer,
    Finished,
    Keep,
    Load,
    Prepare,
    Reply,
    Request,
    StatePart,
    Text,
    Thought,
    state_requests,
)
from sanctum_desktop.benchmarks.llm_engine import CONTEXT, balanced
from sanctum_desktop.bootstrap.engines import engine_spec
from sanctum_desktop.core.domain.language import Message, Prompt, Role
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.stream import Stream
from sanctum_desktop.runtime.engine_process.supervision import LoopClock

T = TypeVar("T")
_SOMETHING_ELSE = (Message(Role.SYSTEM, "-"),)


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply as it reached the app: its words, seconds until the first, and its figures."""

    words: str
    first_s: float
    figures: Finished


class Child:
    """One engine's process with a model in it. `close` ends it."""

    def __init__(self, path: Path, threads: int) -> None:
        self._loop = asyncio.new_event_loop()
        self._process: EngineProcess[Answer] = EngineProcess(
            engine_spec("llm", Answer), LoopClock()
        )
        self._items: Stream[Answer] | None = None
        self.ask(Load(str(path), path.name, context=CONTEXT, threads=threads))

    def ask(self, request: Request) -> list[Answer]:
        """All that is answered."""

        async def all_of() -> list[Answer]:
            return [item async for item in self._process.call(request)]

        return self._run(all_of())

    def reply(
        self, messages: Sequence[Message], most_tokens: int, *, schema: str | None = None
    ) -> Heard:
        """The likeliest words where nothing binds them."""
        sampling = LIKELIEST if schema is None else balanced()
        prompt = Prompt(tuple(messages), most_tokens=most_tokens, schema=schema)
        return self._run(_heard(self._process.call, Reply(prompt, sampling)))

    def tokens_an_item(self, request: Reply) -> float:
        """How many tokens make an item, over a whole reply."""
        *items, finished = self.ask(request)
        if not isinstance(finished, Finished):
            raise TypeError("a reply did not finish")
        return finished.new_tokens / max(len(items), 1)

    def keep(self) -> bytes:
        """What was read, as bytes."""
        return b"".join(item.part for item in self.ask(Keep()) if isinstance(item, StatePart))

    def resume(self, packed: bytes) -> None:
        for request in state_requests(packed):
            self.ask(request)

    def forget(self) -> None:
        """Have it read something else."""
        self.ask(Prepare(_SOMETHING_ELSE))

    def begin(self, request: Reply) -> None:
        """Begin a reply, up to its first words, and pause it there."""
        self.go_on()
        if self._items is not None:
            self._items.close()

        async def started() -> Stream[Answer]:
            return self._process.call(request)

        self._items = self._run(started())
        self.take(1)

    def take(self, count: int) -> None:
        """So many more items of it; nothing of the child runs before or after."""
        self.go_on()
        self._run(_taken(self._items, count))
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def close(self) -> None:
        self.go_on()
        self._run(self._process.stop())
        self._loop.close()

    def _signal(self, number: signal.Signals) -> None:
        life = self._process._life  # noqa: SLF001 - only a benchmark stops a child in its tracks
        child = life.link._process if life is not None else None  # noqa: SLF001
        if isinstance(child, subprocess.Popen):
            child.send_signal(number)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


async def _heard(call: Any, request: Reply) -> Heard:  # noqa: ANN401 - EngineProcess.call
    began, first_s, words = time.perf_counter(), 0.0, ""
    items: AsyncIterator[Answer] = call(request)
    async for item in items:
        first_s = first_s or time.perf_counter() - began
        if isinstance(item, Text | Thought):
            words += item.text
        elif isinstance(item, Finished):
            return Heard(words, first_s, item)
    raise TypeError("a reply did not finish")


async def _taken(items: Stream[Answer] | None, count: int) -> None:
    if items is None:
        raise TypeError("no reply was begun")
    for _ in range(count):
        await anext(items)
