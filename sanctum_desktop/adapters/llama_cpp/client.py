"""The LanguageModel port over the engine's process: the app's side, which loads no engine."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import Final

from sanctum_desktop.adapters.llama_cpp.choosing_threads import best, best_batch
from sanctum_desktop.adapters.llama_cpp.host import Host, Setup
from sanctum_desktop.adapters.llama_cpp.quiet import Quiet
from sanctum_desktop.adapters.llama_cpp.requests import (
    Calibrate,
    Counted,
    CountTokens,
    Finished,
    Keep,
    Prepare,
    Reply,
    Resumed,
    StatePart,
    Text,
    Thought,
    ThreadRow,
    Threads,
    state_requests,
)
from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
)
from sanctum_desktop.core.domain.models import Calibration
from sanctum_desktop.runtime.engine_process.supervision import Clock

QUIET_S: Final = 20.0
"""How long nothing is asked before threads are measured, once for a model and machine."""


class LlamaModel:
    """One model, loaded before its first request and again into any new child.

    Without a calibration of this machine it works with all `cores`, and measures when it is quiet.
    """

    def __init__(
        self, host: Host, setup: Setup, clock: Clock, *, cores: int, known: Calibration | None
    ) -> None:
        self._host, self._setup, self._cores = host, setup, cores
        self.calibration = known
        self._quiet = Quiet(clock, QUIET_S, self._measure_once)

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        sampling = self._setup.sampling(prompt.manner)
        async with self._turn() as threads:
            request = Reply(prompt, sampling, threads)
            async with aclosing(self._host.ask(self._setup, request)) as items:
                async for item in items:
                    if isinstance(item, Text):
                        yield ReplyPart(PartKind.ANSWER, item.text)
                    elif isinstance(item, Thought):
                        yield ReplyPart(PartKind.THOUGHT, item.text)
                    elif isinstance(item, Finished):
                        yield _end(item)

    async def prepare(self, messages: Sequence[Message]) -> None:
        async with self._turn() as threads:
            request = Prepare(tuple(messages), threads)
            async with aclosing(self._host.ask(self._setup, request)) as items:
                async for _ in items:
                    pass

    async def count(self, messages: Sequence[Message]) -> int:
        request = CountTokens(tuple(messages))
        async with self._turn(), aclosing(self._host.ask(self._setup, request)) as items:
            return sum([item.tokens async for item in items if isinstance(item, Counted)])

    async def keep(self, messages: Sequence[Message]) -> bytes:
        request = Keep(tuple(messages))
        async with self._turn(), aclosing(self._host.ask(self._setup, request)) as items:
            return b"".join([item.part async for item in items if isinstance(item, StatePart)])

    async def resume(self, state: bytes) -> bool:
        fits = False
        async with self._turn():
            for request in state_requests(state):
                async with aclosing(self._host.ask(self._setup, request)) as items:
                    async for item in items:
                        fits = isinstance(item, Resumed) and item.fits
        return fits

    async def measure(self) -> Calibration | None:
        """Measure threads now; None where other engines work, or somebody asks meanwhile."""
        async with self._host.turn(self._cores) as lent:
            if lent < self._cores:
                return None
            async with aclosing(self._host.ask(self._setup, Calibrate(lent))) as items:
                rows = [item async for item in items if isinstance(item, ThreadRow)]
        if not rows:
            return None
        writing, reading = best(rows), best_batch(rows)
        self.calibration = Calibration(
            machine=self._setup.machine,
            threads=writing.threads,
            batch_threads=reading.threads,
            reading_tokens_per_s=reading.reading,
            writing_tokens_per_s=writing.writing,
            card_bytes=self._host.loaded.card_bytes if self._host.loaded else 0,
        )
        await self._setup.keep_measured(self.calibration)
        return self.calibration

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[Threads]:
        self._quiet.disturb()
        known = self.calibration
        most = max(known.threads, known.batch_threads) if known else self._cores
        try:
            async with self._host.turn(most) as lent:
                yield _threads(known, lent)
        finally:
            if self.calibration is None:
                self._quiet.begin()

    async def _measure_once(self) -> None:
        """Not where the child has gone or has another by now: a model is not loaded for this."""
        if self._host.has(self._setup):
            await self.measure()


def _threads(known: Calibration | None, lent: int) -> Threads:
    if known is None:
        return Threads(lent, lent)
    return Threads(min(known.threads, lent), min(known.batch_threads, lent))


def _end(finished: Finished) -> ReplyEnd:
    return ReplyEnd(
        finished.reason,
        finished.prompt_tokens,
        finished.cached_tokens,
        finished.new_tokens,
        finished.dropped,
    )
