"""Builds the verbs of a vault, without what only a story needs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.cli.services import VaultDesk
from sanctum_desktop.core.domain.errors import WrongPassphrase
from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
from sanctum_desktop.core.use_cases.change_passphrase import ChangePassphrase
from sanctum_desktop.core.use_cases.check_vault import CheckVault
from sanctum_desktop.core.use_cases.create_vault import CreateVault
from sanctum_desktop.core.use_cases.drill_backup import DrillBackup
from sanctum_desktop.core.use_cases.erase_vault import EraseVault
from sanctum_desktop.core.use_cases.export_everything import ExportEverything
from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup
from sanctum_desktop.core.use_cases.list_backups import ListBackups
from sanctum_desktop.core.use_cases.list_vaults import ListVaults
from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
from sanctum_desktop.core.use_cases.renew_backups import RenewBackups
from sanctum_desktop.core.use_cases.renew_keys import RenewKeys
from sanctum_desktop.core.use_cases.restore_vault import RestoreVault
from sanctum_desktop.core.use_cases.trust_vault import TrustVault

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.core.domain.secrets import Passphrase


def list_vaults(home: Path) -> ListVaults:
    """The vaults of a folder, for a chooser."""
    from sanctum_desktop.adapters.sqlcipher.shelf import VaultsInFolder

    return ListVaults(VaultsInFolder(home))


def keep_daily(vault: SqlcipherVault) -> KeepDailyBackup:
    """The daily round of the open vault, for window and command line."""
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups

    return KeepDailyBackup(SqlcipherBackups(vault))


async def _nothing() -> None:
    """Where nobody waits to hear that a backup is proved."""


async def go_back(
    vault: SqlcipherVault,
    backup: Path,
    passphrase: Passphrase,
    proved: Callable[[], Awaitable[None]] = _nothing,
) -> None:
    """Prove the backup, call back, and put it in the vault's place, which is locked then.

    Where it fails, the vault is as it was: open again, if the passphrase is its own too.
    """
    from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive

    archive, was_open = SqlcipherArchive(vault, backup), vault.is_open
    await DrillBackup(archive)(passphrase)
    await proved()
    await vault.lock()
    try:
        await RestoreVault(archive)(passphrase=passphrase)
    except BaseException:
        if was_open:
            with suppress(WrongPassphrase):
                await vault.unlock(passphrase)
        raise


def vault_desk(folder: Path) -> VaultDesk:
    """The verbs of the vault in `folder`."""
    from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups, path_of
    from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
    from sanctum_desktop.adapters.sqlcipher.erasing import SqlcipherEraser
    from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, vault_exists
    from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

    finish_swap(folder)
    vault = SqlcipherVault(folder, SystemClock())
    backups = SqlcipherBackups(vault)
    return VaultDesk(
        folder=folder,
        exists=lambda: vault_exists(folder),
        create=CreateVault(vault),
        check=CheckVault(SqlcipherArchive(vault, folder)),
        trust=TrustVault(SqlcipherDoubts(vault)),
        change_passphrase=ChangePassphrase(vault),
        renew_keys=RenewKeys(vault),
        recover=RecoverVault(vault),
        back_up_to=lambda file: BackUpVault(SqlcipherArchive(vault, file)),
        drill=lambda file: DrillBackup(SqlcipherArchive(vault, file)),
        restore_from=lambda file: RestoreVault(SqlcipherArchive(vault, file)),
        keep_daily=keep_daily(vault),
        list_backups=ListBackups(backups),
        file_of=lambda point: path_of(folder / BACKUPS, point),
        renew_backups=RenewBackups(backups),
        export_to=lambda place: export_everything(vault, place),
        erase=EraseVault(SqlcipherEraser(folder)),
    )


def export_everything(vault: SqlcipherVault, place: Path) -> ExportEverything:
    """Everything the vault holds, to a folder or a ZIP file."""
    from sanctum_desktop.adapters.export_files.writer import ExportFiles
    from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
    from sanctum_desktop.adapters.typst.renderer import TypstRenderer

    return ExportEverything(
        contents=SqlcipherContents(vault),
        writer=ExportFiles(place),
        renderer=TypstRenderer(asset_path("templates"), asset_path("fonts")),
        clock=SystemClock(),
    )
