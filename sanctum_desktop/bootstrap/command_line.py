"""Builds what the command line drives, and runs it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.bootstrap.diagnosis import diagnose
from sanctum_desktop.bootstrap.net_door import Door
from sanctum_desktop.bootstrap.settings import vault_folder, vaults_home
from sanctum_desktop.bootstrap.vaults import list_vaults, vault_desk
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.cli import app
from sanctum_desktop.cli.console import COULD_NOT, write_what_can_be
from sanctum_desktop.cli.services import (
    LedgerDesk,
    ModelDesk,
    Services,
    StoryDesk,
    TalkDesk,
)
from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.passphrase_offer import offer_passphrase

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.core.domain.persona import Persona
    from sanctum_desktop.core.ports.clock import Clock


def run_command_line(
    arguments: Sequence[str],
    *,
    open_window: Callable[[], int],
    run_bench: Callable[[Sequence[str], bool], int],
    door: Door | None = None,
) -> int:
    """Run one verb; give its exit status. `door` leads to who may start `net`, for some verbs."""
    install_words()
    write_what_can_be()
    home = vaults_home()
    services = Services(
        home=home,
        vault=lambda named: vault_desk(vault_folder(named)),
        list_vaults=list_vaults(home),
        story=_story,
        persona=_persona,
        talk=partial(_talk, home, door or Door(None)),
        models=lambda: _models(home, door),
        ledger=partial(_ledger, home),
        doctor=lambda: diagnose(home),
        run_bench=run_bench,
        open_window=open_window,
        offer_passphrase=offer_passphrase,
    )
    report = sys.excepthook  # Typer puts a hook of its own in its place
    try:
        return app.run(arguments, services)
    except Exception as error:  # noqa: BLE001 - the outermost handler
        report(type(error), error, error.__traceback__)
        return COULD_NOT


def _models(home: Path, door: Door | None) -> ModelDesk:
    from sanctum_desktop.bootstrap.models import model_desk

    return model_desk(home, door)


def _persona(named: str) -> Persona:
    from sanctum_desktop.bootstrap.talking import personas

    return personas().get(named)


@asynccontextmanager
async def _ledger(
    home: Path, vault_named: str | None, passphrase: Passphrase | None
) -> AsyncIterator[LedgerDesk]:
    """Of that vault with what waits to be taken into it, or of what was done without one."""
    from sanctum_desktop.adapters.net_ledger.in_use import LedgerInUse
    from sanctum_desktop.adapters.net_ledger.ledger_file import LedgerFile
    from sanctum_desktop.adapters.system_clock.clock import SystemClock

    outside = LedgerFile(home)
    if passphrase is None:
        yield LedgerDesk(left=outside.left, records=outside.read)
        return
    vault = await _opened(vault_folder(vault_named), passphrase, SystemClock())
    try:
        ledger = LedgerInUse(vault.net_ledger, outside, lambda: False)
        yield LedgerDesk(left=ledger.left, records=ledger.read)
    finally:
        await vault.lock()


@asynccontextmanager
async def _story(
    vault_named: str | None, passphrase: Passphrase | None, today: date | None
) -> AsyncIterator[StoryDesk]:
    from sanctum_desktop.adapters.system_clock.clock import SystemClock
    from sanctum_desktop.bootstrap.container import story_desk
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.bootstrap.language_models import asking, chosen_models

    clock, engines = SystemClock(today), Engines()
    models = chosen_models(engines, vaults_home())
    ask = asking(models, engines.metrics)
    async with AsyncExitStack() as ending:
        if vault_named is None:
            talks, facts, resumes = InMemoryConversations(), InMemoryFacts(), InMemoryResumes()
            desk = story_desk(talks, facts, resumes, clock, ask=ask)
        elif passphrase is None:
            raise SanctumBug("a story in a vault needs its passphrase")
        else:
            vault = await _opened(vault_folder(vault_named), passphrase, clock)
            ending.push_async_callback(vault.lock)
            desk = story_desk(
                vault.conversations, vault.facts, vault.resumes, clock, vault, ask=ask
            )
        ending.push_async_callback(engines.stop)
        yield replace(desk, why_guide=partial(models.why, Feature.RESUME_LINE))


@asynccontextmanager
async def _talk(
    home: Path, door: Door, vault_named: str | None, passphrase: Passphrase
) -> AsyncIterator[TalkDesk]:
    """At its end what is being sent is ended and recorded before the vault is closed."""
    from sanctum_desktop.adapters.system_clock.clock import SystemClock
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.bootstrap.net_running import running_calls
    from sanctum_desktop.bootstrap.talk_desk import talk_desk

    engines = Engines()
    async with AsyncExitStack() as ending:
        vault = await _opened(vault_folder(vault_named), passphrase, SystemClock())
        ending.push_async_callback(vault.lock)
        ending.push_async_callback(engines.stop)
        ending.push_async_callback(running_calls().end)
        yield talk_desk(vault, engines, home, door)


async def _opened(folder: Path, passphrase: Passphrase, clock: Clock) -> SqlcipherVault:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

    vault = SqlcipherVault(folder, clock)
    await vault.unlock(passphrase)
    return vault
