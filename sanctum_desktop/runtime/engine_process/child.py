"""The child's side: serves one engine until its pipe ends.

The pipe has a thread of its own, which answers the heartbeat, sets a call's cancelled flag and
ends the process with the pipe (the parent's death, even by kill -9), all while an answer is busy
in native code. What native code may not do is hold the interpreter's lock for long: such a child
looks dead and is killed, and outlives a killed parent until that code returns.

Never run on Windows so far, where the descriptors are the C runtime's; nothing here is POSIX only.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Final, Generic, Literal, NoReturn, TypeVar

from sanctum_desktop.core.domain.errors import EngineDied, EngineUnavailable, SanctumError
from sanctum_desktop.runtime.engine_process.frames import (
    CHUNK_BYTES,
    EVERY_CALL,
    UNREADABLE,
    WINDOW_BYTES,
    WINDOW_ITEMS,
    Ask,
    Cancel,
    End,
    Failed,
    Frame,
    FrameError,
    FrameReader,
    FromParent,
    Item,
    Ping,
    Pong,
    Progress,
    Taken,
    Worked,
    body_decoder,
    encode,
    encode_body,
    size_of,
)
from sanctum_desktop.runtime.failure import failure_of

R = TypeVar("R")
I = TypeVar("I")  # noqa: E741 - an item
_STEP: Final = 0.01
_MOST_WORDS: Final = 1000


class Call:
    """A request while it is answered, for its handler and native callbacks of it."""

    def __init__(self, number: int, send: Callable[[Frame], None], trace: str = "") -> None:
        self.number, self.trace = number, trace
        self.given = 0
        self._send = send
        self._changed = threading.Condition()
        self._cancelled = False
        self._items = self._bytes = 0
        self._told = 0.0

    def cancelled(self) -> bool:
        """True once nobody wants the rest: end soon, as it suits. Fit for an abort callback."""
        return self._cancelled

    def progress(self, done: float) -> None:
        """Tell how much is done, from 0 to 1; steps too small to see are not sent."""
        done = min(max(done, 0.0), 1.0)
        if done >= self._told + _STEP or done == 1.0 > self._told:
            self._told = done
            self._send(Progress(self.number, done))

    def give(self, item: object) -> None:
        """Send an item, after waiting while the consumer is too far behind."""
        body = encode_body(item)
        size = size_of(body)
        with self._changed:
            self._changed.wait_for(self._may_give)
            self._items, self._bytes = self._items + 1, self._bytes + size
        if not self._cancelled:
            self.given += 1
            self._send(Item(self.number, body))

    def taken(self, items: int, size: int) -> None:
        with self._changed:
            self._items, self._bytes = self._items - items, self._bytes - size
            self._changed.notify()

    def cancel(self) -> None:
        with self._changed:
            self._cancelled = True
            self._changed.notify()

    def _may_give(self) -> bool:
        near = self._items < WINDOW_ITEMS and self._bytes < WINDOW_BYTES
        return near or self._cancelled


@dataclass(frozen=True, slots=True)
class Handler(Generic[R, I]):
    """An engine as it is served: `answer` yields the items of a request of type `requests`.

    It raises EngineUnavailable, EngineRefused or, where what it speaks to ended in the middle,
    EngineDied, with words for the person; of any other error only type and place cross. With
    several calls at once it runs on several threads.
    """

    answer: Callable[[R, Call], Generator[I, None, None]]
    requests: Any


def _kind(error: SanctumError) -> Literal["unavailable", "refused", "died"]:
    if isinstance(error, EngineDied):
        return "died"
    return "unavailable" if isinstance(error, EngineUnavailable) else "refused"


def serve(
    handler: Handler[R, I], *, at_once: int = 1, seal: Callable[[], None] | None = None
) -> NoReturn:
    """Answer what comes by standard input until it ends, then end the process; never returns.

    An engine of one call at a time has the main thread. What anything prints goes nowhere. `seal`
    is called before the first byte is read, when all that is needed is open and imported.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to hear
    pipes = _take_pipes()
    if seal is not None:
        seal()
    service = _Service(handler, *pipes)
    threading.Thread(target=service.listen, name="pipe", daemon=True).start()
    for number in range(1, at_once):
        threading.Thread(target=service.work, name=f"engine {number}", daemon=True).start()
    service.work()


def _take_pipes() -> tuple[int, int]:
    """The pipes under other numbers; the standard streams lead nowhere from here on."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return incoming, outgoing


class _Service(Generic[R, I]):
    """One thread listens, the others work; frames are sent whole, by whichever has one."""

    def __init__(self, handler: Handler[R, I], incoming: int, outgoing: int) -> None:
        self._answer = handler.answer
        self._decoder = body_decoder(handler.requests)
        self._incoming, self._outgoing = incoming, outgoing
        self._sending = threading.Lock()
        self._calls: dict[int, Call] = {}
        self._asked: SimpleQueue[tuple[Call, bytes]] = SimpleQueue()

    def listen(self) -> None:
        reader: FrameReader[FromParent] = FrameReader(FromParent)
        try:
            while chunk := os.read(self._incoming, CHUNK_BYTES):
                for frame in reader.feed(chunk):
                    self._hear(frame)
            reader.finish()
        except FrameError as error:
            self._send(Failed(EVERY_CALL, "bug", str(error)))
        finally:
            os._exit(0)  # whatever the other threads are busy with

    def work(self) -> NoReturn:
        while True:
            call, body = self._asked.get()
            began = time.monotonic()
            last = self._work_on(call, body)
            if call.trace:
                took_ms = round(1000 * (time.monotonic() - began))
                self._send(Worked(call.number, call.trace, took_ms, call.given))
            del self._calls[call.number]
            self._send(last)

    def _hear(self, frame: FromParent) -> None:
        if isinstance(frame, Ask):
            call = self._calls[frame.call] = Call(frame.call, self._send, frame.trace)
            self._asked.put((call, bytes(frame.body)))
        elif isinstance(frame, Ping):
            self._send(Pong())
        elif known := self._calls.get(frame.call):  # it may have ended meanwhile
            if isinstance(frame, Taken):
                known.taken(frame.items, frame.size)
            elif isinstance(frame, Cancel):
                known.cancel()

    def _work_on(self, call: Call, body: bytes) -> Frame:
        """Answer; the frame that ends the call."""
        try:
            request = self._decoder.decode(body)
            if not call.cancelled():
                with closing(self._answer(request, call)) as items:
                    for item in items:
                        call.give(item)
                        if call.cancelled():
                            break
        except UNREADABLE:
            return Failed(call.number, "bug", "the request is not of the engine's types")
        except SanctumError as error:
            return Failed(
                call.number,
                _kind(error),
                str(error)[:_MOST_WORDS],
                error.advice[:_MOST_WORDS],
            )
        except BaseException as error:  # noqa: BLE001 - the outermost; libraries call sys.exit
            return Failed(call.number, "bug", str(failure_of(error))[:_MOST_WORDS])
        return End(call.number)

    def _send(self, frame: Frame) -> None:
        encoded = memoryview(encode(frame))
        with self._sending:
            try:
                while encoded:
                    encoded = encoded[os.write(self._outgoing, encoded) :]
            except OSError:
                os._exit(0)  # nobody is left to read
