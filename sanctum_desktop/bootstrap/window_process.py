"""The app process: builds what the window drives. Loads nothing heavy before the first paint."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.bootstrap import passphrases
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.bootstrap.gatehouse import Gatehouse
from sanctum_desktop.bootstrap.leaving import end_locked, session_watch, take_all
from sanctum_desktop.bootstrap.net_door import inherited_door
from sanctum_desktop.bootstrap.net_running import running_calls
from sanctum_desktop.bootstrap.pages import save_page
from sanctum_desktop.bootstrap.second_start import LISTENING
from sanctum_desktop.bootstrap.settings import KeptSettings, default_vault
from sanctum_desktop.bootstrap.supervisor import MINIMISED
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.notice_absence import NoticeAbsence
from sanctum_desktop.ui.services import Desk, Gate, Keeping

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts

Absent: TypeAlias = Callable[[bool, int], bool]
_TURN_S = 0.0005
"""How long a thread that thinks keeps the window's waiting: each role a view reads is one wait."""
READY_WANTED = "SANCTUM_SAY_READY"
"""Set by the start benchmark: print a line once the lock screen takes a key."""


def run(on_ready: Callable[[], None] | None = None) -> int:
    """Open the window and run it until it is closed; gives the exit status.

    `on_ready` is called once the lock screen takes a key.
    """
    sys.setswitchinterval(_TURN_S)
    inherited_door()  # taken in before anything is started that could inherit it, too
    gate = gate_of(default_vault())
    install_words(gate.settings().language)
    draw_leanly(Path("/dev/dri"))
    from sanctum_desktop.ui.qt.plain_imports import import_plainly

    import_plainly()
    from sanctum_desktop.ui.qt.surroundings import follow
    from sanctum_desktop.ui.shell.window import run_window

    follow(gate.settings())
    return run_window(
        gate,
        fonts=sorted(asset_path("fonts", "inter").glob("*.otf")),
        icons=asset_path("icons"),
        minimised=bool(os.environ.get(MINIMISED)),
        listening=os.environ.pop(LISTENING, ""),
        on_ready=on_ready or (_say_ready if os.environ.get(READY_WANTED) else None),
    )


def draw_leanly(devices: Path) -> None:
    """Without a graphics device Mesa would draw with 100 MB of compiler; Qt can by itself."""
    if sys.platform == "linux" and not devices.exists():
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def gate_of(folder: Path) -> Gate:
    """The gate of the vault that was used last beside `folder`, or else of the one in it."""
    house, engines = Gatehouse(folder), Engines()
    vault = house.vault

    async def create(passphrase: Passphrase) -> str:
        from sanctum_desktop.core.use_cases.create_vault import CreateVault

        code = await CreateVault(vault())(passphrase)
        await vault().unlock(passphrase)
        return code

    async def close_vault() -> None:
        if house.loaded:
            await vault().lock()

    stop = partial(take_all, running_calls().end, engines.stop)  # recorded before the vault closes
    settings = KeptSettings(folder.parent)
    return Gate(
        shelf=house.shelf(),
        mending=house.mending(),
        vault_exists=lambda: vault_exists(house.folder),
        wait_s=house.wait_s,
        offer_passphrase=passphrases.offer,
        guess_time=passphrases.guess_time,
        create=create,
        save_page=lambda page, place: save_page(vault(), page, place),
        unlock=house.unlock,
        recover=lambda code, new: _recover(vault(), code, new),
        notices=lambda: tuple(n for n in vault().notices if n != vault().doubt),
        settings=settings.read,
        keep_settings=settings.write,
        absent=at_first_sign(NoticeAbsence(SystemBootClock()), _load_what_follows),
        watch_session=lambda leaving: session_watch().start(leaving),
        lock=lambda settle, unseen: end_locked(settle, stop, close_vault, unseen=unseen),
        close=lambda: take_all(stop, close_vault),
        tend=lambda: _tend(vault()),
        open_desk=lambda: _open_desk(vault(), house.drafts(), engines, settings),
        open_keeping=lambda: _keeping(vault(), settings, engines),
    )


def at_first_sign(absent: Absent, then: Callable[[], None]) -> Absent:
    """As `absent`; with the first sign of life, `then` begins on a thread of its own."""
    loading = Thread(target=then, name="loading", daemon=True)

    def noticing(active: bool, limit: int) -> bool:
        if active and loading.ident is None:
            loading.start()
        return absent(active, limit)

    return noticing


def _load_what_follows() -> None:
    """What opening the vault and its desk imports takes a second: the time of typing is spare."""
    import argon2.low_level  # noqa: F401
    import nacl.bindings  # noqa: F401

    import sanctum_desktop.adapters.sqlcipher.backups
    import sanctum_desktop.bootstrap.desk
    import sanctum_desktop.bootstrap.keeping
    import sanctum_desktop.bootstrap.net
    import sanctum_desktop.ui.shell.desk_model  # noqa: F401


async def _recover(vault: SqlcipherVault, code: str, new: Passphrase) -> None:
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
    from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
    from sanctum_desktop.core.use_cases.renew_backups import RenewBackups

    await RecoverVault(vault)(code, new)
    await RenewBackups(SqlcipherBackups(vault))(new)


async def _open_desk(
    vault: SqlcipherVault, drafts: KeepDrafts, engines: Engines, settings: KeptSettings
) -> Desk:
    from sanctum_desktop.bootstrap.desk import open_desk

    return await open_desk(vault, drafts, engines, settings)


async def _tend(vault: SqlcipherVault) -> str:
    """A backup a day, a look at every row, the encoder; what the person must be told of it."""
    from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
    from sanctum_desktop.adapters.system_clock.clock import SystemClock
    from sanctum_desktop.bootstrap.vaults import keep_daily
    from sanctum_desktop.core.policies.recognition.encoder import encoder

    if vault.doubt:
        return ""
    kept = await keep_daily(vault)(SystemClock().now())
    await SqlcipherDoubts(vault).look()
    await asyncio.to_thread(encoder)  # before an answer needs it, and not while locked
    return kept.notice


def _keeping(vault: SqlcipherVault, settings: KeptSettings, engines: Engines) -> Keeping:
    from sanctum_desktop.bootstrap.keeping import keeping

    return keeping(vault, settings, engines)


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
