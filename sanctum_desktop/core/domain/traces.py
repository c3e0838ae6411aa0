"""Which turn something is done for, in every process: one id, told from hand to hand.

It goes along with tasks and `asyncio.to_thread`; `runtime.worker` hands it to its thread, the
engines' frames to their child. Domain holds it because every layer may be at work on a turn.
"""

from __future__ import annotations

import os
from contextvars import ContextVar, Token
from types import TracebackType
from typing import Final

_CURRENT: Final[ContextVar[str]] = ContextVar("trace", default="")
_BYTES: Final = 8


def current_trace() -> str:
    """The id of the turn that is being worked on here, sixteen hex digits; "" where none is."""
    return _CURRENT.get()


class Traced:
    """What is done within belongs to one turn: the one given, the one there is, or a new one."""

    __slots__ = ("_before", "trace")

    def __init__(self, trace: str = "") -> None:
        self.trace = trace or _CURRENT.get() or os.urandom(_BYTES).hex()
        self._before: Token[str] | None = None

    def __enter__(self) -> str:
        self._before = _CURRENT.set(self.trace)
        return self.trace

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A task that is thrown away half done is closed wherever that happens, not in its context.
        if self._before is not None and kind is not GeneratorExit:
            _CURRENT.reset(self._before)
