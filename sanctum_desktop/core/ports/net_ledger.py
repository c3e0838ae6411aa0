"""The record of what left this computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.net import Left, NetRecord


class NetLedger(Protocol):
    """Keeps each request, for good: nothing is changed or dropped.

    On return of `add` the records are durable; CannotWrite where they cannot be, and then nothing
    may be sent. `read` gives all of them in the order they were added, `page` the newest first, at
    most `limit` after `skip`; `left` sums them up. BadInput, or a
    VaultError, where the record cannot be read.
    """

    async def add(self, records: Sequence[NetRecord]) -> None: ...

    async def read(self) -> tuple[NetRecord, ...]: ...

    async def page(self, *, skip: int = 0, limit: int = 200) -> tuple[NetRecord, ...]: ...

    async def left(self) -> Left: ...
