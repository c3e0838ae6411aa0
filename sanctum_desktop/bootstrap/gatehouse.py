"""Which vault the window is of, and what helps one that ails. Loads nothing heavy by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, last_used, vault_exists
from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap
from sanctum_desktop.adapters.sqlcipher.waiting import TriesInFolder
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.errors import VaultExists, VaultMissing
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.vault_names import refuse_bad_name
from sanctum_desktop.core.use_cases.unlock_vault import UnlockVault
from sanctum_desktop.ui.services import Mending, Shelf

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.core.domain.vaults import BackupPoint, VaultSummary
    from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts


class Gatehouse:
    """The vault the window stands before; its engine is loaded with the first use."""

    def __init__(self, folder: Path) -> None:
        finish_swap(folder)  # a restore may have been killed between its last two steps
        self._vault: SqlcipherVault | None = None
        self._drafts: KeepDrafts | None = None
        self._turn_to(last_used(folder.parent) or folder)
        self._before = self.folder

    def vault(self) -> SqlcipherVault:
        if self._vault is None:
            from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

            self._vault = SqlcipherVault(self.folder, SystemClock())
        return self._vault

    @property
    def loaded(self) -> bool:
        return self._vault is not None

    def drafts(self) -> KeepDrafts:
        """One for as long as the vault: what waits to be written outlives a desk."""
        if self._drafts is None:
            from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts

            self._drafts = KeepDrafts(self.vault().drafts)
        return self._drafts

    async def unlock(self, passphrase: Passphrase) -> None:
        await self._unlocking(passphrase, lambda key: self.vault().unlock(key))

    def wait_s(self) -> float:
        return self._unlocking.wait_s()

    def shelf(self) -> Shelf:
        return Shelf(
            name=lambda: self.folder.name,
            vaults=self._vaults,
            choose=self._choose,
            begin=self._begin,
            turn_back=lambda: self._turn_to(self._before),
            is_new=lambda: self.folder != self._before,
        )

    def mending(self) -> Mending:
        return Mending(
            doubt=lambda: self._vault.doubt if self._vault else "",
            trust=self._trust,
            points=self._points,
            restore=self._restore,
            back_up=self._back_up,
        )

    def _turn_to(self, folder: Path) -> None:
        if self._vault is not None:
            self._vault.close()
        self.folder, self._vault, self._drafts = folder, None, None
        self._unlocking = UnlockVault(TriesInFolder(folder), SystemClock(), SystemBootClock())

    async def _vaults(self) -> Sequence[VaultSummary]:
        from sanctum_desktop.bootstrap.vaults import list_vaults

        return await list_vaults(self.folder.parent)()

    def _choose(self, name: str) -> None:
        folder = self.folder.parent / Path(name).name
        finish_swap(folder)
        if not vault_exists(folder):
            raise VaultMissing(text("unlock.gone", name=name))
        self._turn_to(folder)
        self._before = folder

    def _begin(self, name: str) -> None:
        refuse_bad_name(name)
        folder = self.folder.parent / name
        if folder.exists():
            raise VaultExists(text("unlock.taken", name=name), advice=text("unlock.taken.advice"))
        self._turn_to(folder)

    async def _trust(self) -> None:
        from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
        from sanctum_desktop.core.use_cases.trust_vault import TrustVault

        await TrustVault(SqlcipherDoubts(self.vault()))()

    async def _points(self) -> Sequence[BackupPoint]:
        from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
        from sanctum_desktop.core.use_cases.list_backups import ListBackups

        return await ListBackups(SqlcipherBackups(self.vault()))()

    async def _restore(self, point: BackupPoint, passphrase: Passphrase) -> None:
        from sanctum_desktop.adapters.sqlcipher.backups import path_of
        from sanctum_desktop.bootstrap.vaults import go_back

        await go_back(self.vault(), path_of(self.folder / BACKUPS, point), passphrase)
        await self.vault().unlock(passphrase)

    async def _back_up(self, place: str) -> None:
        from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
        from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault

        await BackUpVault(SqlcipherArchive(self.vault(), Path(place)))()
