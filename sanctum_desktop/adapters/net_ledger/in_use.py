"""The NetLedger port while a vault is open: its record, and beside it what waits outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.net import Left, NetRecord, NetStage
from sanctum_desktop.core.ports.net_ledger import NetLedger


class LedgerInUse:
    """Adds to the vault where that `may_write`, and outside where it is locked or doubted.

    The end of a request is recorded outside, too, when the vault was locked in the middle of it;
    its beginning is not, since nothing is to be sent then. `on_change` are called after each
    record.
    """

    def __init__(
        self, vault: NetLedger, outside: NetLedger, may_write: Callable[[], bool]
    ) -> None:
        self._vault, self._outside, self._may_write = vault, outside, may_write
        self.on_change: list[Callable[[], None]] = []

    async def add(self, records: Sequence[NetRecord]) -> None:
        if not records:
            return
        if not (self._may_write() and await self._added_inside(records)):
            await self._outside.add(records)
        for told in self.on_change:
            told()

    async def read(self) -> tuple[NetRecord, ...]:
        return await self._vault.read() + await self._outside.read()

    async def page(self, *, skip: int = 0, limit: int = 200) -> tuple[NetRecord, ...]:
        """What waits outside is the newest."""
        outside = (await self._outside.read())[::-1]
        first = outside[skip : skip + limit]
        skip = max(0, skip - len(outside))
        return first + await self._vault.page(skip=skip, limit=limit - len(first))

    async def left(self) -> Left:
        inside, outside = await self._vault.left(), await self._outside.left()
        return Left(
            sent_bytes=inside.sent_bytes + outside.sent_bytes,
            requests=inside.requests + outside.requests,
            local_bytes=inside.local_bytes + outside.local_bytes,
            open=inside.open + outside.open,
        )

    async def _added_inside(self, records: Sequence[NetRecord]) -> bool:
        try:
            await self._vault.add(records)
        except CannotWrite:
            if any(record.stage is NetStage.BEGUN for record in records):
                raise
            return False
        return True
