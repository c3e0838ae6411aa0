"""The app process: builds what the window drives. Loads nothing heavy before the first paint."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.leaving import end_locked, session_watch
from sanctum_desktop.bootstrap.settings import KeptSettings, default_vault
from sanctum_desktop.bootstrap.supervisor import MINIMISED
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.notice_absence import NoticeAbsence
from sanctum_desktop.ui.services import Desk, Gate, Keeping

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

READY_WANTED = "SANCTUM_SAY_READY"
"""Set by the start benchmark: print a line once the lock screen takes a key."""


def run() -> int:
    """Open the window and run it until it is closed; gives the exit status."""
    install_words()
    from sanctum_desktop.ui.shell.window import run_window

    return run_window(
        gate_of(default_vault()),
        fonts=sorted(asset_path("fonts", "inter").glob("*.otf")),
        minimised=bool(os.environ.get(MINIMISED)),
        on_ready=_say_ready if os.environ.get(READY_WANTED) else None,
    )


def gate_of(folder: Path) -> Gate:
    """The gate of the vault in `folder`; its engine is loaded with the first use."""

    @cache
    def vault() -> SqlcipherVault:
        from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
        from sanctum_desktop.adapters.system_clock.clock import SystemClock

        return SqlcipherVault(folder, SystemClock())

    async def create(passphrase: Passphrase) -> str:
        from sanctum_desktop.core.use_cases.create_vault import CreateVault

        code = await CreateVault(vault())(passphrase)
        await vault().unlock(passphrase)
        return code

    async def close() -> None:
        if vault.cache_info().currsize:
            await vault().lock()

    finish_swap(folder)  # a restore may have been killed between its last two steps
    settings = KeptSettings(folder.parent)
    return Gate(
        vault_exists=lambda: vault_exists(folder),
        offer_passphrase=_offer,
        create=create,
        unlock=lambda passphrase: vault().unlock(passphrase),
        recover=lambda code, new: _recover(vault(), code, new),
        notices=lambda: vault().notices,
        settings=settings.read,
        keep_settings=settings.write,
        absent=NoticeAbsence(SystemBootClock()),
        watch_session=lambda leaving: session_watch().start(leaving),
        lock=lambda settle, unseen: end_locked(settle, close, unseen=unseen),
        close=close,
        tend=lambda: _tend(vault()),
        open_desk=lambda: asyncio.to_thread(_desk, vault()),
        open_keeping=lambda: _keeping(vault()),
    )


async def _recover(vault: SqlcipherVault, code: str, new: Passphrase) -> None:
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups
    from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
    from sanctum_desktop.core.use_cases.renew_backups import RenewBackups

    await RecoverVault(vault)(code, new)
    await RenewBackups(SqlcipherBackups(vault))(new)


async def _tend(vault: SqlcipherVault) -> str:
    """A backup a day, and a look at every row; what the person must be told of it."""
    from sanctum_desktop.adapters.system_clock.clock import SystemClock
    from sanctum_desktop.bootstrap.vaults import keep_daily

    kept = await keep_daily(vault)(SystemClock().now())
    await vault.verify_rows()
    return kept.notice


async def _offer() -> str:
    from sanctum_desktop.core.policies.passphrase_offer import offer_passphrase

    return await asyncio.to_thread(offer_passphrase)


def _desk(vault: SqlcipherVault) -> Desk:
    from sanctum_desktop.adapters.system_clock.clock import SystemClock
    from sanctum_desktop.bootstrap.container import conventions, interview, renderer, write_resume
    from sanctum_desktop.core.use_cases.ask_open_question import AskOpenQuestion
    from sanctum_desktop.core.use_cases.close_story import CloseStory
    from sanctum_desktop.core.use_cases.decide_fact import DecideFact
    from sanctum_desktop.core.use_cases.decide_line import DecideLine
    from sanctum_desktop.core.use_cases.find_conversation import FindConversation
    from sanctum_desktop.core.use_cases.offer_page_styles import OfferPageStyles
    from sanctum_desktop.core.use_cases.render_resume import PreviewResume, RenderResume

    clock, setter = SystemClock(), renderer()
    writing = write_resume(vault.facts, vault.resumes, clock)
    closing = CloseStory(facts=vault.facts)
    return Desk(
        interview=interview(vault.conversations, vault.facts, clock),
        find_conversation=FindConversation(conversations=vault.conversations),
        decide_fact=DecideFact(facts=vault.facts, clock=clock),
        write_resume=writing,
        decide_line=DecideLine(resumes=vault.resumes, write_resume=writing),
        render_resume=RenderResume(renderer=setter),
        page_offer=OfferPageStyles(renderer=setter, conventions=conventions())(),
        preview_resume=PreviewResume(renderer=setter),
        close_story=closing,
        ask_open_question=AskOpenQuestion(
            conversations=vault.conversations, close_story=closing, clock=clock
        ),
        load_draft=vault.drafts.get,
        save_draft=vault.drafts.put,
        export=partial(_export, vault),
    )


def _keeping(vault: SqlcipherVault) -> Keeping:
    from sanctum_desktop.bootstrap.keeping import keeping

    return keeping(vault)


async def _export(vault: SqlcipherVault, data: bytes, place: str) -> None:
    from sanctum_desktop.core.domain.trail import TrailEvent
    from sanctum_desktop.runtime.files import write_atomically

    await asyncio.to_thread(write_atomically, Path(place), data)
    await vault.trail.record(TrailEvent.EXPORTED, Path(place).name)


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
