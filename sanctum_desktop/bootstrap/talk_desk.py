"""Builds a talk on the terminal, in an open vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.bootstrap.hosting import hosted_of, models_in_turn
from sanctum_desktop.bootstrap.language_models import chosen_models
from sanctum_desktop.bootstrap.talking import stores_of, talk_verbs
from sanctum_desktop.bootstrap.vaults import keep_daily
from sanctum_desktop.cli.services import TalkDesk
from sanctum_desktop.core.use_cases.find_conversation import FindConversation

if TYPE_CHECKING:
    from pathlib import Path

    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.bootstrap.net_door import Door


def talk_desk(vault: SqlcipherVault, engines: Engines, home: Path, door: Door) -> TalkDesk:
    """The same chain of models as in the window, and the same way out of this computer."""
    clock, hosted = SystemClock(), hosted_of(vault, home, door)
    models = models_in_turn(chosen_models(engines, home), hosted, engines.metrics)
    story = interview(vault.conversations, vault.facts, clock, models.ask)
    verbs = talk_verbs(vault, stores_of(vault), story, models)

    async def keep() -> str:
        return (await keep_daily(vault)(clock.now())).notice

    return TalkDesk(
        notices=vault.notices,
        find=FindConversation(conversations=vault.conversations),
        begin=verbs.begin,
        converse=verbs.converse,
        who_answers=verbs.who_answers,
        servers=vault.servers.all,
        ask_with=hosted.asking.ask_with,
        left=hosted.ledger.left,
        keep_daily=keep,
    )
