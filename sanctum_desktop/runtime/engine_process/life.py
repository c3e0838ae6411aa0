"""One child from its start to its end: the calls it is busy with, and whether it still answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    SanctumBug,
)
from sanctum_desktop.runtime.engine_process.frames import (
    UNREADABLE,
    WINDOW_BYTES,
    WINDOW_ITEMS,
    Cancel,
    End,
    Failed,
    FromChild,
    Item,
    Ping,
    Pong,
    Progress,
    Taken,
    Worked,
    body_decoder,
    encode,
    size_of,
)
from sanctum_desktop.runtime.engine_process.link import Link
from sanctum_desktop.runtime.engine_process.stream import Call
from sanctum_desktop.runtime.engine_process.supervision import (
    Clock,
    Ending,
    EngineSpec,
    Timer,
    engine_error,
)
from sanctum_desktop.runtime.redacting_log import Event

T = TypeVar("T")

_PING: Final = encode(Ping())
_KINDS: Final = {
    "unavailable": EngineUnavailable,
    "refused": EngineRefused,
    "died": EngineDied,
}


class Life(Generic[T]):
    """A child that runs; `free` is told when a call has ended, `gone` when the child has."""

    def __init__(
        self,
        spec: EngineSpec,
        clock: Clock,
        free: Callable[[], None],
        gone: Callable[[Ending], None],
    ) -> None:
        self._spec, self._clock, self._free, self._gone = spec, clock, free, gone
        self._decoder = body_decoder(spec.items)
        self._beating: Timer | None = None
        self._missed, self._most_missed = 0, spec.start_beats
        self.calls: dict[int, Call[T]] = {}
        self.link = Link(spec, self)

    def begin(self, call: Call[T]) -> None:
        self.calls[call.number] = call
        self.link.send(call.ask)
        call.ask = b""
        if self._beating is None:
            self._missed = 0
            self._ping()

    def leave(self, call: Call[T]) -> None:
        """The consumer wants no more; the call stays until the child has ended it."""
        if not call.left:
            call.left = True
            self.link.send(encode(Cancel(call.number)))

    def taken(self, call: Call[T], size: int) -> None:
        """Tell the child in batches of half a window, early enough that it need not wait."""
        call.taken_items, call.taken_bytes = call.taken_items + 1, call.taken_bytes + size
        if call.taken_items >= WINDOW_ITEMS // 2 or call.taken_bytes >= WINDOW_BYTES // 2:
            self.link.send(encode(Taken(call.number, call.taken_items, call.taken_bytes)))
            call.taken_items = call.taken_bytes = 0

    def hear(self, frames: Sequence[FromChild]) -> None:
        self._missed, self._most_missed = 0, self._spec.most_missed
        for frame in frames:
            if not self._take(frame):
                self.link.kill(Ending.GARBLED)
                return

    def hear_out(self, frames: Sequence[FromChild]) -> None:
        """What came of a child that is to end."""
        for frame in frames:
            if isinstance(frame, Item):
                self._overheard(frame)

    def gone(self, ending: Ending) -> None:
        if self._beating is not None:
            self._beating.cancel()
        for call in self.calls.values():
            call.end(_error_of_ending(ending, self._spec.called))
        self.calls.clear()
        self._gone(ending)

    def _take(self, frame: FromChild) -> bool:
        """False for what no child of ours sends."""
        if isinstance(frame, Pong):
            return True
        call = self.calls.get(frame.call)
        if call is None:
            return False
        if isinstance(frame, Item):
            return self._put(call, frame)
        if isinstance(frame, Worked):
            return self._note(call, frame)
        if isinstance(frame, Progress):
            if call.on_progress is not None and not call.over:
                asyncio.get_running_loop().call_soon(call.on_progress, frame.done)
            return True
        del self.calls[call.number]
        call.end(None if isinstance(frame, End) else _error_of(frame, self._spec.called))
        self._free()
        return True

    def _note(self, call: Call[T], frame: Worked) -> bool:
        """A child has no log: what it tells of a turn's work stands in ours, once."""
        if not call.trace or frame.trace != call.trace:
            return False
        call.trace = ""
        told = {"engine": self._spec.name, "ms": frame.milliseconds, "count": frame.items}
        logging.getLogger(__name__).info(Event.ENGINE_WORKED, {**told, "trace": frame.trace})
        return True

    def _put(self, call: Call[T], frame: Item) -> bool:
        size = size_of(frame.body)
        if call.over:
            return self._overheard(frame)
        if (
            len(call.inbox) + call.taken_items >= WINDOW_ITEMS
            or call.held_bytes + call.taken_bytes >= WINDOW_BYTES
        ):
            return False
        try:
            item = self._decoder.decode(frame.body)
        except UNREADABLE:
            return False
        if self._spec.overhear is not None:
            self._spec.overhear(item)
        call.put(item, size)
        return True

    def _overheard(self, frame: Item) -> bool:
        """Of an item nobody waits for; False for what no child of ours sends."""
        if self._spec.overhear is not None:
            try:
                self._spec.overhear(self._decoder.decode(frame.body))
            except UNREADABLE:
                return False
        return True

    def _ping(self) -> None:
        self.link.send(_PING)
        self._beating = self._clock.later(self._spec.beat_s, self._beat)

    def _beat(self) -> None:
        """Counted in beats, not seconds: while the computer sleeps nobody is silent."""
        self._beating = None
        if self.link.leaving or not self.calls:
            return
        self._missed += 1
        for call in self.calls.values():
            call.beats_since_left += call.left
        if self._missed > self._most_missed:
            self.link.kill(Ending.SILENT)
        elif any(c.beats_since_left > self._spec.cancel_beats for c in self.calls.values()):
            self.link.kill(Ending.STOPPED)
        else:
            self._ping()


def _error_of(frame: Failed, called: str) -> Exception:
    if frame.kind == "bug":
        return SanctumBug(f"{called}: {frame.sentence}")
    return _KINDS[frame.kind](frame.sentence, advice=frame.advice)


def _error_of_ending(ending: Ending, called: str) -> Exception:
    if ending in (Ending.NOT_STARTED, Ending.STOPPED):
        return engine_error(EngineUnavailable, ending.value, called)
    return engine_error(EngineDied, "died", called)
