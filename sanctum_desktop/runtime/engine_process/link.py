"""A child process and its pipes, as the parent's event loop sees them.

Starting, reading, writing and waiting block, so two threads do it, asleep unless something comes:
it is the same for asyncio's loop and for Qt's, on POSIX and on Windows (where it has never run).
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from operator import methodcaller
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Final, Protocol

from sanctum_desktop.runtime.engine_process.frames import (
    CHUNK_BYTES,
    FrameError,
    FrameReader,
    FromChild,
)
from sanctum_desktop.runtime.engine_process.supervision import Ending, EngineSpec, Started

_LAST_S: Final = 1.0
"""How long a child may live once one of its pipes is closed."""

_CHUNKS_WAITING: Final = 8
"""How much the event loop may be behind the pipe: the rest waits in the pipe."""


_TERMINATE: Final = methodcaller("terminate")
_KILL: Final = methodcaller("kill")


class Ears(Protocol):
    """Who hears the child, on the event loop; `gone` is the last of it.

    `hear_out` is told of what comes once the child is to end.
    """

    def hear(self, frames: Sequence[FromChild]) -> None: ...

    def hear_out(self, frames: Sequence[FromChild]) -> None: ...

    def gone(self, ending: Ending) -> None: ...


class Link:
    """One child from its start to its end."""

    def __init__(self, spec: EngineSpec, ears: Ears) -> None:
        self._spec, self._ears = spec, ears
        self._start = spec.start or self._start_ourselves
        self._loop = asyncio.get_running_loop()
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._room = threading.Semaphore(_CHUNKS_WAITING)
        self._process: Started | None = None
        self._timers: list[asyncio.TimerHandle] = []
        self._ending: Ending | None = None
        self.ended = asyncio.Event()
        threading.Thread(target=self._live, name="engine reader", daemon=True).start()

    @property
    def leaving(self) -> bool:
        """True once nothing more is to be asked of this child."""
        return self._ending is not None

    def send(self, frame: bytes) -> None:
        """Hand over a frame; it is written when the pipe has room, lost if the child is gone."""
        self._outbox.put(frame)

    def leave(self, within_s: float) -> None:
        """Have it end by closing its pipe, by force after half of the time, gone by its end."""
        self._ending = self._ending or Ending.STOPPED
        self._outbox.put(None)
        self._cancel_timers()
        self._timers = [
            self._loop.call_later(within_s / 2, self._signal, _TERMINATE),
            self._loop.call_later(within_s * 3 / 4, self._signal, _KILL),
        ]

    def kill(self, ending: Ending) -> None:
        """End it at once, for that reason."""
        self._ending = self._ending or ending
        self._outbox.put(None)
        self._signal(_KILL)

    def _signal(self, how: Callable[[Started], None]) -> None:
        if self._process is not None:  # else `_live` sees that it is to end
            how(self._process)

    def _cancel_timers(self) -> None:
        for timer in self._timers:
            timer.cancel()

    def _gone(self, ending: Ending) -> None:
        self._cancel_timers()
        self.ended.set()
        self._ears.gone(self._ending or ending)

    def _hear(self, frames: Sequence[FromChild]) -> None:
        self._room.release()
        if self.leaving:
            self._ears.hear_out(frames)
        else:
            self._ears.hear(frames)

    # What follows runs on the threads.

    def _live(self) -> None:
        ending = Ending.CRASHED
        try:
            ending = self._run()
        finally:  # whatever happens here, nobody waits for it for ever
            with suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._gone, ending)

    def _run(self) -> Ending:
        try:
            process = self._start()
        except OSError:
            return Ending.NOT_STARTED
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018
        self._process = process
        if self.leaving:
            process.kill()
        writer = threading.Thread(
            target=self._write, args=(process.stdin,), name="engine writer", daemon=True
        )
        writer.start()
        with process.stdout as pipe:
            ending = self._read(pipe)
        self._outbox.put(None)
        try:
            process.wait(_LAST_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        writer.join()
        return ending

    def _start_ourselves(self) -> Started:
        return subprocess.Popen(  # noqa: S603 - ourselves
            self._spec.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._spec.environment,
            cwd=Path(sys.executable).anchor,
            pass_fds=() if sys.platform == "win32" else self._spec.descriptors,
        )

    def _read(self, pipe: IO[bytes]) -> Ending:
        """Read until the pipe ends, as it does when the child does."""
        reader: FrameReader[FromChild] = FrameReader(FromChild)
        try:
            while chunk := pipe.read1(CHUNK_BYTES):  # type: ignore[attr-defined]
                frames: list[FromChild] = []
                try:
                    frames.extend(reader.feed(chunk))
                finally:  # what came before a frame that is none is good
                    self._tell(frames)
        except FrameError:
            return Ending.GARBLED
        except RuntimeError:  # the loop is closed: nobody is left to hear
            return Ending.STOPPED
        return Ending.CRASHED

    def _tell(self, frames: Sequence[FromChild]) -> None:
        if frames:
            self._room.acquire()
            self._loop.call_soon_threadsafe(self._hear, frames)

    def _write(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:  # the child is gone, which the reader tells
            while (frame := self._outbox.get()) is not None:
                pipe.write(frame)
                pipe.flush()
