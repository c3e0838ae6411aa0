"""The record of what left this computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.net import NetRecord


class NetLedger(Protocol):
    """Keeps each request, for good: nothing is changed or dropped.

    On return of `add` the records are durable; CannotWrite where they cannot be, and then nothing
    may be sent. `read` gives all of them in the order they were added; BadInput where the record
    cannot be read.
    """

    async def add(self, records: Sequence[NetRecord]) -> None: ...

    async def read(self) -> tuple[NetRecord, ...]: ...
