"""The record of what left this computer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
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


class LedgerOutside(NetLedger, Protocol):
    """The record of what was done while no vault was open.

    `hand_over` gives all of it to `keep` and forgets it once that has returned; what is added
    meanwhile, by another process too, stays. Where it is killed in between, it is all given again.
    """

    async def hand_over(
        self, keep: Callable[[tuple[NetRecord, ...]], Awaitable[None]]
    ) -> None: ...
