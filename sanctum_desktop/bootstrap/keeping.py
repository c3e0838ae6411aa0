"""Builds what the settings drive: the verbs of the open vault, and what ships to be read."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop import __version__
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups, path_of
from sanctum_desktop.adapters.sqlcipher.erasing import SqlcipherEraser, same_keys
from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS
from sanctum_desktop.adapters.sqlcipher.recovery import SqlcipherRecovery
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.diagnostics import confinement_rows, diagnosing, prompt_rows
from sanctum_desktop.bootstrap.pages import save_page
from sanctum_desktop.bootstrap.passphrases import guess_time
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.bootstrap.settings import KeptSettings, vaults_home
from sanctum_desktop.bootstrap.vaults import export_everything, go_back
from sanctum_desktop.bootstrap.words import languages
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.vaults import Erased
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
from sanctum_desktop.core.use_cases.change_passphrase import ChangePassphrase
from sanctum_desktop.core.use_cases.check_vault import CheckVault
from sanctum_desktop.core.use_cases.confirm_recovery_code import ConfirmRecoveryCode
from sanctum_desktop.core.use_cases.drill_backup import DrillBackup
from sanctum_desktop.core.use_cases.erase_vault import EraseVault
from sanctum_desktop.core.use_cases.list_backups import ListBackups
from sanctum_desktop.core.use_cases.read_trail import ReadTrail
from sanctum_desktop.core.use_cases.renew_backups import RenewBackups
from sanctum_desktop.core.use_cases.renew_keys import RenewKeys
from sanctum_desktop.core.use_cases.renew_recovery_code import RenewRecoveryCode
from sanctum_desktop.runtime.crash_record import as_text, forget_crash, put_back, read_crashes
from sanctum_desktop.runtime.files import write_atomically
from sanctum_desktop.runtime.translate import translate
from sanctum_desktop.ui.papers import Papers, Part, Problem
from sanctum_desktop.ui.services import Keeping

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.bootstrap.engines import Engines


def keeping(vault: SqlcipherVault, settings: KeptSettings, engines: Engines) -> Keeping:
    """The verbs of the open vault, for the window."""
    home, backups, recovery = vaults_home(), SqlcipherBackups(vault), SqlcipherRecovery(vault)
    erasing = EraseVault(SqlcipherEraser(vault.folder))
    return Keeping(
        name=vault.folder.resolve().name,
        folder=str(vault.folder),
        is_open=lambda: vault.is_open,
        now=lambda: SystemClock().now().astimezone(),
        guess_time=guess_time,
        check=CheckVault(SqlcipherArchive(vault, vault.folder)),
        change_passphrase=partial(_change_passphrase, vault),
        renew_keys=RenewKeys(vault),
        renew_code=RenewRecoveryCode(recovery, backups),
        confirm_code=ConfirmRecoveryCode(recovery, vault.trail),
        list_backups=ListBackups(backups),
        file_of=lambda point: str(path_of(vault.folder / BACKUPS, point)),
        back_up_to=lambda place: BackUpVault(SqlcipherArchive(vault, _free(place))),
        drill=lambda place: DrillBackup(SqlcipherArchive(vault, _named(place))),
        restore=lambda place, key, proved: go_back(vault, _named(place), key, proved),
        export_to=lambda place: export_everything(vault, _named(place)),
        erasing=erasing,
        erase=partial(_erase, vault, erasing),
        kept_beside=lambda: asyncio.to_thread(same_keys, vault.folder),
        read_trail=ReadTrail(vault.trail),
        save_text=partial(_save_text, vault),
        save_page=partial(save_page, vault),
        problems=lambda: asyncio.to_thread(_problems, home),
        forget_problem=partial(_forget, home),
        diagnosing=diagnosing(engines, confinement_rows, prompt_rows(own_prompts(home))),
        papers=lambda: asyncio.to_thread(_papers),
        settings=settings.read,
        keep_settings=settings.write,
        languages=languages,
    )


async def _change_passphrase(vault: SqlcipherVault, old: Passphrase, new: Passphrase) -> None:
    await ChangePassphrase(vault)(old, new)
    await RenewBackups(SqlcipherBackups(vault))(new)


async def _erase(vault: SqlcipherVault, erasing: EraseVault, typed_name: str) -> Erased:
    await erasing.refuse_other(typed_name)
    await vault.lock()
    return await erasing(typed_name)


async def _save_text(vault: SqlcipherVault, content: str, place: str) -> None:
    file = _free(place)
    await asyncio.to_thread(write_atomically, file, content.encode())
    await vault.trail.record(TrailEvent.EXPORTED, file.name)


def _named(place: str) -> Path:
    """The place as it was typed; what does not begin at the root begins at the person's home."""
    if not place.strip():
        raise BadInput(text("ui.settings.no_place"), advice=text("ui.settings.no_place.advice"))
    with translate({RuntimeError: _no_home}):
        return Path.home() / Path(place.strip()).expanduser()


def _free(place: str) -> Path:
    """As `_named`, where nothing stands yet."""
    path = _named(place)
    if path.exists():
        raise BadInput(
            text("ui.settings.taken", name=path.name), advice=text("ui.settings.taken.advice")
        )
    return path


def _no_home(_: RuntimeError) -> BadInput:
    return BadInput(text("ui.settings.no_home"), advice=text("ui.settings.no_place.advice"))


def _problems(home: Path) -> Sequence[Problem]:
    return [Problem(record.id, as_text(record)) for record in read_crashes(home)]


async def _forget(home: Path, record: str) -> Callable[[], Awaitable[None]]:
    with translate({OSError: _not_removed}):
        gone = await asyncio.to_thread(forget_crash, home, record)

    async def undo() -> None:
        with translate({OSError: _not_put_back}):
            await asyncio.to_thread(put_back, gone)

    return undo


def _not_put_back(error: OSError) -> CannotWrite:
    return CannotWrite(text("ui.problems.not_back", reason=error.strerror or ""))


def _not_removed(error: OSError) -> CannotWrite:
    return CannotWrite(text("ui.problems.kept", reason=error.strerror or ""))


def _papers() -> Papers:
    with asset_path("licences.toml").open("rb") as stream:
        parts = [Part(**part) for part in tomllib.load(stream)["parts"]]
    return Papers(
        version=__version__,
        privacy=asset_path("PRIVACY.md").read_text(encoding="utf-8"),
        licence=asset_path("LICENSE").read_text(encoding="utf-8"),
        parts=parts,
    )
