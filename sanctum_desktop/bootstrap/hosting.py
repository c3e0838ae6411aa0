"""Builds what an open vault has to do with servers: their models, their screen, what left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sanctum_desktop.adapters.net_ledger.in_use import LedgerInUse
from sanctum_desktop.adapters.net_ledger.ledger_file import LedgerFile
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.language_models import asking
from sanctum_desktop.bootstrap.model_chains import ModelsInTurn
from sanctum_desktop.bootstrap.net_door import Door, airplane
from sanctum_desktop.bootstrap.net_running import running_calls
from sanctum_desktop.bootstrap.talking import Models, personas
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite, VaultError
from sanctum_desktop.core.domain.hosted import Hide, HostedServer, Nearness, Outgoing, ServerId
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.net import Consent, NetRecord
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.policies.conversing.told import KNOWN_BEFORE, introduced
from sanctum_desktop.core.policies.hosting import PURPOSE_OF, servers_for
from sanctum_desktop.core.policies.placeholders import Codebook
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.prompts.template import load_prompt, prompt_ids
from sanctum_desktop.core.use_cases.keep_hidden import KeepHidden
from sanctum_desktop.core.use_cases.keep_servers import KeepServers
from sanctum_desktop.core.use_cases.send_away import Sending, SentAway
from sanctum_desktop.core.use_cases.take_in_ledger import TakeInLedger
from sanctum_desktop.runtime.net_hosts import host_of
from sanctum_desktop.ui.services import Hosting, Leaving

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.bootstrap.language_models import ChosenModels
    from sanctum_desktop.bootstrap.settings import KeptSettings
    from sanctum_desktop.core.ports.task_log import TaskLog

Asking: TypeAlias = Callable[[Outgoing, Hide], Awaitable[Consent | None]]


class AskedByWhoShows:
    """The SendingConsent port, handed on to window or terminal once there is one.

    Where nobody shows the person anything, nobody agrees.
    """

    def __init__(self) -> None:
        self._ask: Asking | None = None

    def ask_with(self, ask: Asking) -> None:
        self._ask = ask

    async def ask(self, outgoing: Outgoing, hide: Hide) -> Consent | None:
        return None if self._ask is None else await self._ask(outgoing, hide)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """Servers of one open vault; `models` are those a person opted in to for a feature, in order.

    `ledger` is what every net process of this vault's time is recorded in.
    """

    sending: Sending
    asking: AskedByWhoShows
    ledger: LedgerInUse

    async def models(self, feature: Feature) -> Sequence[ModelInUse]:
        """Nothing is started before the first reply; a VaultError where they cannot be read."""
        purpose = PURPOSE_OF[feature]
        return tuple(
            ModelInUse(
                id=_model_id(server),
                model=SentAway(server=server.id, purpose=purpose, sending=self.sending),
                away=server.nearness is not Nearness.HERE,
            )
            for server in servers_for(await self.sending.servers.all(), purpose)
        )

    def hosting(self, worked: Callable[[str], None]) -> Hosting:
        """What the window drives; a test that went well is told to `worked`, by the model's id."""
        keep = KeepServers(sending=self.sending)
        hidden = KeepHidden(words=self.sending.hidden_words, trail=self.sending.trail)

        async def test(server: ServerId, consent: Consent) -> str:
            said = await keep.test(server, consent)
            worked(_model_id(await self.sending.server(server)))
            return said

        return Hosting(
            servers=keep.all,
            put=keep.put,
            remove=keep.remove,
            put_key=keep.put_key,
            remove_key=keep.remove_key,
            test=test,
            testing=keep.testing,
            used=keep.used,
            ask_with=self.asking.ask_with,
            hidden=hidden.all,
            take_back=hidden.take_back,
        )


def models_in_turn(chosen: ChosenModels, hosted: Hosted, log: TaskLog) -> Models:
    """The chosen model, then servers: for all features of a vault, in window and on terminal."""
    in_turn = ModelsInTurn(chosen, hosted.models, SystemBootClock())
    return Models(asking(in_turn, log), chosen.why)


def hosted_of(vault: SqlcipherVault, home: Path, door: Door) -> Hosted:
    """Over that open vault; the settings in `home` hold the airplane switch."""
    from sanctum_desktop.bootstrap.net import hosted_chat

    ledger = LedgerInUse(
        vault.net_ledger, LedgerFile(home), lambda: vault.is_open and not vault.doubt
    )
    asking = AskedByWhoShows()
    sending = Sending(
        chat=hosted_chat(home, door, ledger),
        servers=vault.servers,
        keys=vault.server_keys,
        facts=vault.facts,
        hidden_words=vault.hidden_words,
        asking=asking,
        trail=vault.trail,
        clock=SystemClock(),
        flying=lambda: airplane(home),
        book=Codebook(own_words()),
    )
    return Hosted(sending=sending, asking=asking, ledger=ledger)


def own_words() -> Iterator[str]:
    """What of a prompt ships with us: its instructions, and who a persona is.

    A prompt the person worded anew is theirs, so its words are hidden as theirs are.
    """
    for prompt in prompt_ids():
        yield from load_prompt(prompt).own_words
    for persona in personas().all():
        yield from introduced(persona)
    yield KNOWN_BEFORE


async def take_in_ledger(vault: SqlcipherVault, home: Path) -> None:
    """What was recorded without a vault goes into this one; where it cannot, the next time."""
    if not vault.doubt:
        with suppress(CannotWrite, BadInput, VaultError):
            await TakeInLedger(vault=vault.net_ledger, outside=LedgerFile(home))()


def leaving_of(
    vault: SqlcipherVault, ledger: LedgerInUse, home: Path, settings: KeptSettings
) -> Leaving:
    """What left, and the switch: on, it is on the disk before anything that runs is ended."""

    async def records(number: int, skipped: int) -> Sequence[NetRecord]:
        return await ledger.page(skip=skipped, limit=number)

    async def fly(on: bool) -> None:
        settings.write(replace(settings.read(), airplane=on))
        if on:
            await running_calls().end()
        event = TrailEvent.AIRPLANE_ON if on else TrailEvent.AIRPLANE_OFF
        with suppress(VaultError):  # the switch holds, whether it can be noted or not
            await vault.trail.record(event)

    return Leaving(
        left=ledger.left,
        records=records,
        flying=lambda: airplane(home),
        fly=fly,
        on_change=ledger.on_change.append,
    )


def _model_id(server: HostedServer) -> str:
    return f"{server.model} ({host_of(server.url)})"
