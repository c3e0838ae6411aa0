"""Which calls to net processes are under way, so that all of them can be ended at once.

Standard library only: a lock needs it, whether anything was ever sent or not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

End: TypeAlias = Callable[[], Awaitable[None]]
"""Stops a call, records what is known of it, and returns when both are done; also twice."""


class RunningCalls:
    """The calls of this process."""

    def __init__(self) -> None:
        self._ends: list[End] = []

    @contextmanager
    def during(self, end: End) -> Iterator[None]:
        """For as long as a call may run."""
        self._ends.append(end)
        try:
            yield
        finally:
            self._ends.remove(end)

    async def end(self) -> None:
        """End each; returns when none runs. Raises the first failure, once all were tried."""
        ended = await asyncio.gather(*(end() for end in self._ends), return_exceptions=True)
        for failure in ended:
            if failure is not None:
                raise failure
