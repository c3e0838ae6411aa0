"""The parent's side: an engine that is started when it is asked, and ended when it is idle.

Everything here happens on one event loop and nothing waits: callers, timers and what the child
does change the state, and `_advance` begins what can begin.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO, Final, Generic, TypeVar

from sanctum_desktop.core.domain.errors import EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.traces import current_trace
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.engine_process.frames import (
    EVERY_CALL,
    Ask,
    FrameError,
    encode,
    encode_body,
)
from sanctum_desktop.runtime.engine_process.life import Life
from sanctum_desktop.runtime.engine_process.stream import Call, Stream
from sanctum_desktop.runtime.engine_process.supervision import (
    Clock,
    Deaths,
    Ending,
    EngineSpec,
    Timer,
    engine_error,
)

T = TypeVar("T")

STOP_S: Final = 2.0
"""How long a child may take to end before it has been ended."""


class EngineProcess(Generic[T]):
    """An engine in a process of its own, whose answers are made of `T`.

    `async for item in process.call(request)`: no process runs before the first call. A child that
    dies, falls silent or sends what cannot be read ends its calls with EngineDied, after what
    they had given; the next call starts another, later each time. After too many deaths each call
    raises EngineUnavailable until `try_again`. `starts` counts the children there have been.
    """

    def __init__(self, spec: EngineSpec, clock: Clock) -> None:
        self._spec, self._clock = spec, clock
        self._deaths = Deaths()
        self._calls = EVERY_CALL
        self._lent: tuple[BinaryIO, ...] = ()
        self._dropped: list[BinaryIO] = []
        self._waiting: deque[Call[T]] = deque()
        self._life: Life[T] | None = None
        self._idle: Timer | None = None
        self._retry: Timer | None = None
        self._stopped = False
        self.starts = 0
        self._last_death = Ending.STOPPED

    @property
    def running(self) -> bool:
        """True while there is a child."""
        return self._life is not None

    @property
    def waiting(self) -> int:
        """How many calls have not begun."""
        return len(self._waiting)

    @property
    def why_down(self) -> str:
        """What keeps it from being started, in words for the person; "" where nothing does."""
        if not self._deaths.too_many:
            return ""
        why = text(f"engine.reason.{self._last_death.value}")
        return text("engine.down", engine=self._spec.called, why=why)

    def call(
        self,
        request: object,
        *,
        deadline_s: float | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> Stream[T]:
        """Ask, now or when it is this call's turn. What goes wrong is raised by the stream.

        That is EngineUnavailable (down, stopped, not done within `deadline_s`), EngineRefused (too
        many wait, the request is too long, the engine will not), EngineDied, and SanctumBug for
        what the engine did not translate. What the child tells of its work is logged under the
        trace that is current here.
        """
        self._calls += 1
        call: Call[T] = Call(self._calls, on_progress, trace=current_trace())
        refusal = self._refusal()
        try:
            call.ask = encode(Ask(call.number, encode_body(request), call.trace))
        except FrameError:
            refusal = refusal or engine_error(EngineRefused, "too_long", self._spec.called)
        if refusal is None:
            if deadline_s is not None:
                call.deadline = self._clock.later(deadline_s, lambda: self._expire(call))
            self._waiting.append(call)
            self._advance()
        else:
            call.end(refusal)
        return Stream(call, self._taken, self._leave)

    def overhear(self, told: Callable[[T], None]) -> None:
        """Tell of each item of a child that is yet to be started, also where nobody waits for it.

        When `stop` returns, all that the child said was told.
        """
        self._spec = replace(self._spec, overhear=told)

    def try_again(self) -> None:
        """Forget the deaths: the next call starts a child at once."""
        self._deaths.forget()
        self._advance()

    def lend(self, files: Sequence[BinaryIO]) -> None:
        """Give each child from now on these open files, by their numbers; one that runs ends.

        They are closed when others take their place, and at the end: once no child has them, since
        one that is just being started would be given whatever file had their numbers by then.
        """
        self._dropped += files if self._stopped else self._lent
        if not self._stopped:
            self._lent = tuple(files)
            self._spec = replace(self._spec, descriptors=tuple(file.fileno() for file in files))
            self.unload()
        if self._life is None:
            self._close_dropped()

    def _close_dropped(self) -> None:
        while self._dropped:
            self._dropped.pop().close()

    def unload(self) -> None:
        """End the child to free its memory, and what it is busy with; the next call starts one."""
        if self._life is not None:
            self._life.link.leave(STOP_S)

    async def stop(self, within_s: float = STOP_S) -> None:
        """End for good: calls raise EngineUnavailable, and by the end there is no child."""
        self.lend(())
        self._stopped = True
        self._end_waiting()
        for timer in (self._idle, self._retry):
            if timer is not None:
                timer.cancel()
        if self._life is not None:
            self._life.link.leave(within_s)
            await self._life.link.ended.wait()

    def _refusal(self) -> Exception | None:
        if self._stopped:
            return engine_error(EngineUnavailable, "stopped", self._spec.called)
        if self._deaths.too_many:
            return self._down()
        most, busy = self._spec.most_waiting, len(self._life.calls) if self._life else 0
        if most is not None and busy + len(self._waiting) >= self._spec.at_once + most:
            return engine_error(EngineRefused, "busy", self._spec.called)
        return None

    def _down(self) -> Exception:
        return EngineUnavailable(self.why_down, advice=text("engine.down.advice"))

    def _end_waiting(self) -> None:
        for call in self._waiting:
            call.end(self._refusal())
        self._waiting.clear()

    def _advance(self) -> None:
        """Begin as many calls as the engine takes at once, with a child for them."""
        while self._waiting:
            life = self._life or self._start()
            if life is None or life.link.leaving or len(life.calls) >= self._spec.at_once:
                return  # `_retry`, `_gone` or `_free` comes back to it
            if self._idle is not None:
                self._idle.cancel()
            life.begin(self._waiting.popleft())

    def _start(self) -> Life[T] | None:
        """Start a child, or come back once one may be started."""
        wait_s = self._deaths.wait_s(self._clock.now())
        if self._retry is not None:
            self._retry.cancel()
        if wait_s > 0:
            self._retry = self._clock.later(wait_s, self._advance)
            return None
        self.starts += 1
        self._life = Life(self._spec, self._clock, self._free, self._gone)
        return self._life

    def _free(self) -> None:
        self._advance()
        if self._life is not None and not self._life.calls:
            self._idle = self._clock.later(self._spec.idle_s, self.unload)

    def _gone(self, ending: Ending) -> None:
        self._life = None
        self._close_dropped()
        if self._idle is not None:
            self._idle.cancel()
        if ending is not Ending.STOPPED:
            self._last_death = ending
            self._deaths.add(self._clock.now())
            if self._deaths.too_many:
                self._end_waiting()
        self._advance()

    def _expire(self, call: Call[T]) -> None:
        call.end(engine_error(EngineUnavailable, "too_slow", self._spec.called))
        self._leave(call)

    def _leave(self, call: Call[T]) -> None:
        call.end()
        if call in self._waiting:
            self._waiting.remove(call)
        elif self._life is not None and call.number in self._life.calls:
            self._life.leave(call)

    def _taken(self, call: Call[T], size: int) -> None:
        if self._life is not None and call.number in self._life.calls:
            self._life.taken(call, size)
