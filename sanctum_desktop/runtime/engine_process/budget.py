"""One budget of threads for all engines, so that they do not take the cores from one another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


class ThreadBudget:
    """The cores of this computer, lent while an engine works; used on the event loop only.

    Nobody waits: who comes when all are lent works with one.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._free = usable_cores() if cores is None else cores

    @contextmanager
    def borrow(self, most: int) -> Iterator[int]:
        """How many threads to run, from 1 to `most`; they are given back at the end."""
        lent = max(1, min(most, self._free))
        self._free -= lent
        try:
            yield lent
        finally:
            self._free += lent


def usable_cores() -> int:
    """The cores the system lets this process have."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
