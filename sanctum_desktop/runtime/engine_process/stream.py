"""What a caller holds of a call: its items as they come, its end, and the way to leave it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sanctum_desktop.runtime.engine_process.supervision import Timer

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Call(Generic[T]):
    """A call as both the stream and the process know it; on the event loop only.

    `inbox` holds items nobody has taken, each with its bytes. `left` means that the consumer went
    before the end; the child is then told, and the call kept until it has answered.
    """

    number: int
    on_progress: Callable[[float], None] | None
    ask: bytes = b""
    trace: str = ""
    deadline: Timer | None = None
    inbox: deque[tuple[T, int]] = field(default_factory=deque)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False
    error: Exception | None = None
    left: bool = False
    beats_since_left: int = 0
    held_bytes: int = 0
    taken_items: int = 0
    taken_bytes: int = 0

    def put(self, item: T, size: int) -> None:
        self.inbox.append((item, size))
        self.held_bytes += size
        self.changed.set()

    def end(self, error: Exception | None = None) -> None:
        """No more will come; what has come can still be taken, and `error` is raised after it."""
        if self.deadline is not None:
            self.deadline.cancel()
        if not self.over:
            self.over, self.error = True, error
            self.changed.set()


class Stream(Generic[T]):
    """The items of one call, in order: `async for item in stream`.

    Raises what ended the call after the last item that came, once. Leaving early cancels: by
    `close`, by cancelling who waits, or by letting go of the stream.
    """

    def __init__(
        self,
        call: Call[T],
        taken: Callable[[Call[T], int], None],
        leave: Callable[[Call[T]], None],
    ) -> None:
        self._call, self._taken, self._leave = call, taken, leave
        self._loop = asyncio.get_running_loop()

    def __aiter__(self) -> Stream[T]:
        return self

    async def __anext__(self) -> T:
        call = self._call
        while not (call.inbox or call.over):
            call.changed.clear()
            try:
                await call.changed.wait()
            except asyncio.CancelledError:
                self.close()
                raise
        if call.inbox:
            item, size = call.inbox.popleft()
            call.held_bytes -= size
            self._taken(call, size)
            return item
        if call.error is not None:
            error, call.error = call.error, None
            raise error
        raise StopAsyncIteration

    def close(self) -> None:
        """Want no more of it: what has come is dropped, and the engine is told to end."""
        self._leave(self._call)
        self._call.inbox.clear()
        self._call.error = None

    def __del__(self) -> None:
        if not self._call.over:
            with suppress(RuntimeError):  # the loop is closed, and so is the pipe
                self._loop.call_soon_threadsafe(self._leave, self._call)
