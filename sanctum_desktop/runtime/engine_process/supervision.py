"""What is agreed on for an engine's process, and how often a dying one is started again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import IO, Any, Final, Protocol

from sanctum_desktop.core.domain.errors import EngineError
from sanctum_desktop.core.domain.words import text

_FIRST_WAIT_S: Final = 0.5
_LONGEST_WAIT_S: Final = 30.0
_WINDOW_S: Final = 300.0
_MOST_DEATHS: Final = 5


class Ending(Enum):
    """Why a child is gone; the values end the ids of words."""

    CRASHED = "crashed"
    SILENT = "silent"
    GARBLED = "garbled"
    NOT_STARTED = "not_started"
    STOPPED = "stopped"


class Started(Protocol):
    """A child as `subprocess.Popen` has it, whoever started it."""

    @property
    def stdin(self) -> IO[bytes] | None: ...

    @property
    def stdout(self) -> IO[bytes] | None: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int: ...


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """How to start an engine and what to expect of it.

    `called` are the words people know it by, as a sentence begins with them; `name` is what the
    log calls it. `items` is the type, or the union of types, its answers are made of. More than
    `at_once` calls wait their turn, of which there may be `most_waiting`; None is any number.
    `descriptors` are open files of ours that each child has under the same numbers, open as long
    as one may be started. Windows has no such thing: there a request names the file (never run).

    A busy child is dead after more than `most_missed` beats of `beat_s` seconds without any frame
    (a library that is loaded from a slow disk holds the interpreter's lock meanwhile); one that
    was just started has `start_beats`, and one that heeds no cancel `cancel_beats`. `start`
    starts it in place of `command` and `environment`, on a thread; OSError where it cannot.
    `overhear` is told of each item, also of what nobody waits for any more.
    """

    called: str
    command: tuple[str, ...]
    items: Any
    environment: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    descriptors: tuple[int, ...] = ()
    at_once: int = 1
    most_waiting: int | None = None
    idle_s: float = 300.0
    beat_s: float = 2.0
    most_missed: int = 10
    start_beats: int = 30
    cancel_beats: int = 5
    start: Callable[[], Started] | None = None
    overhear: Callable[[Any], None] | None = None


class Timer(Protocol):
    """Something that will happen unless it is cancelled."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """Seconds that only grow, and acts at a time of theirs, on the event loop."""

    def now(self) -> float: ...

    def later(self, delay_s: float, act: Callable[[], None]) -> Timer: ...


class LoopClock:
    """The clock of the event loop that runs."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def later(self, delay_s: float, act: Callable[[], None]) -> Timer:
        return asyncio.get_running_loop().call_later(delay_s, act)


class Deaths:
    """Counts deaths: each doubles the wait before the next start, and too many end the starting.

    A death is forgotten after five minutes; that there were too many, only by `forget`.
    """

    def __init__(self) -> None:
        self._times_s: list[float] = []
        self.too_many = False

    def add(self, now_s: float) -> None:
        self._times_s = [at for at in self._times_s if now_s - at < _WINDOW_S] + [now_s]
        self.too_many = self.too_many or len(self._times_s) >= _MOST_DEATHS

    def wait_s(self, now_s: float) -> float:
        """How long from now until the next start; 0 where nothing died of late."""
        recent = [at for at in self._times_s if now_s - at < _WINDOW_S]
        if not recent:
            return 0.0
        wait = min(_FIRST_WAIT_S * 2.0 ** (len(recent) - 1), _LONGEST_WAIT_S)
        return max(0.0, recent[-1] + wait - now_s)

    def forget(self) -> None:
        self._times_s, self.too_many = [], False


def engine_error(kind: type[EngineError], what: str, called: str) -> EngineError:
    """The error of that kind in the words of `engine.<what>`; what was asked is not among them."""
    return kind(text(f"engine.{what}", engine=called), advice=text(f"engine.{what}.advice"))
