"""Move the record of what left without a vault into the one that is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sanctum_desktop.core.domain.net import NetRecord
from sanctum_desktop.core.ports.net_ledger import LedgerOutside, NetLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInLedger:
    """Adds to the vault first, then empties what is outside; a kill between loses nothing.

    What was given twice for that is known by its trace, which no two requests share: of each
    record the vault gets as many as it lacks. Raises CannotWrite and BadInput.
    """

    vault: NetLedger
    outside: LedgerOutside

    async def __call__(self) -> None:
        await self.outside.hand_over(self._keep)

    async def _keep(self, records: tuple[NetRecord, ...]) -> None:
        traces = {record.trace for record in records}
        known = Counter(one for one in await self.vault.read() if one.trace in traces)
        lacking: list[NetRecord] = []
        for record in records:
            if known[record] > 0:
                known[record] -= 1
            else:
                lacking.append(record)
        await self.vault.add(lacking)
