"""What may speak against an open vault: finding it, and going on all the same."""

from __future__ import annotations

from functools import partial

from sanctum_desktop.adapters.sqlcipher.archive import opened
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.row_digests import RowDigests
from sanctum_desktop.adapters.sqlcipher.schema_version import refuse_older_shape
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.errors import VaultDamaged
from sanctum_desktop.core.domain.secrets import Passphrase


class SqlcipherDoubts:
    """The DoubtedVault port over one vault."""

    def __init__(self, vault: SqlcipherVault) -> None:
        self._vault = vault

    @property
    def doubt(self) -> str:
        return self._vault.doubt

    async def look(self) -> None:
        database = self._vault.held().database
        for table in await self._vault.call(lambda: database.look_at_rows(RowDigests.tables)):
            await self._vault.call(partial(self._look_at, table))

    async def trust(self, passphrase: Passphrase | None = None) -> str:
        if passphrase is None:
            return await self._vault.call(self._trust)
        async with opened(self._vault, passphrase):
            return await self._vault.call(self._trust)

    async def refuse_unreadable(self) -> None:
        """VaultReadOnly where the doubted vault has a shape only an update would let us read."""
        database = self._vault.held().database
        await self._vault.call(lambda: refuse_older_shape(database, MIGRATIONS))

    def _look_at(self, table: str) -> None:
        held = self._vault.held()
        try:
            held.database.refuse_replayed_rows(table)
        except VaultDamaged as error:
            held.hold_back(str(error), of_rows=True)
            raise

    def _trust(self) -> str:
        doubt = self._vault.doubt
        self._vault.trust()
        return doubt
