"""Calls to a net process: consent first, then the record, then a process for this call alone."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from typing import Generic, TypeAlias, TypeVar

import msgspec

from sanctum_desktop.core.domain.errors import EngineError, NetEnded, NetRefused, SanctumError
from sanctum_desktop.core.domain.net import Consent, NetRecord, NetRequest, NetStage
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.net_ledger import NetLedger
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.running_calls import RunningCalls

T = TypeVar("T")

Permit: TypeAlias = Callable[[Consent | None, NetRequest], None]
"""Raises NetRefused where the consent does not cover the request; None is no consent."""

_TRACE_BYTES = 8


class Exchange(msgspec.Struct, frozen=True, tag=True):
    """One request and its answer so far, in bytes; told again by its number as it goes on."""

    number: int
    host: str
    sent: int
    received: int


class NetCalls(Generic[T]):
    """What a service of a net process is asked through; its answers are made of `T` and Exchange.

    A process lives for one call: none with a network is left when it is over, and a cancel need
    not wait for a silent host, since the process ends with its pipe. `running` ends it from
    outside: at a lock, and when the airplane switch is turned on.
    """

    def __init__(
        self,
        start: Callable[[], EngineProcess[T | Exchange]],
        permit: Permit,
        ledger: NetLedger,
        clock: Clock,
        running: RunningCalls | None = None,
    ) -> None:
        self._start, self._permit, self._ledger, self._clock = start, permit, ledger, clock
        self._running = running or RunningCalls()

    async def call(
        self,
        asked: object,
        needed: NetRequest,
        consent: Consent | None,
        *,
        deadline_s: float | None = None,
    ) -> AsyncGenerator[T, None]:
        """The items of the answer, without the exchanges, which go into the record.

        Nothing is started before the consent was found to cover what is `needed` and a line for it
        is on the disk. Raises NetRefused, CannotWrite and what EngineProcess raises; NetEnded
        where we ended it once something was sent, which says nothing against who was asked.
        """
        self._permit(consent, needed)
        begun = NetRecord(
            at=self._clock.now(),
            trace=os.urandom(_TRACE_BYTES).hex(),
            stage=NetStage.BEGUN,
            purpose=needed.purpose,
            host=needed.hosts[0],
            local=needed.here,
        )
        await self._ledger.add((begun,))
        under_way = _UnderWay(self._start(), begun, self._ledger, self._clock)
        with self._running.during(under_way.cut_short):
            try:
                async for item in under_way.process.call(asked, deadline_s=deadline_s):
                    self._permit(consent, needed)  # another window may have turned the switch
                    if not isinstance(item, Exchange):
                        yield item
            except (EngineError, NetRefused) as error:
                await under_way.end()  # by then all that was sent is known
                raise self._why(error, under_way, consent, needed) from error
            finally:
                await under_way.end()

    def _why(
        self,
        error: SanctumError,
        under_way: _UnderWay[T],
        consent: Consent | None,
        needed: NetRequest,
    ) -> SanctumError:
        """What ended a call that was agreed to: the switch, a lock, or who was asked."""
        try:
            self._permit(consent, needed)
        except NetRefused as refused:
            if not under_way.has_sent:
                return refused
            advice = text("net.ended.airplane.advice")
            return NetEnded(text("net.ended.airplane"), advice=advice)
        return NetEnded(text("net.ended")) if under_way.is_cut_short else error


class _UnderWay(Generic[T]):
    """A call that was begun; it ends once, whoever ends it."""

    def __init__(
        self,
        process: EngineProcess[T | Exchange],
        begun: NetRecord,
        ledger: NetLedger,
        clock: Clock,
    ) -> None:
        self.process, self.exchanges = process, dict[int, Exchange]()
        self._begun, self._ledger, self._clock = begun, ledger, clock
        self._ending: asyncio.Task[None] | None = None
        self.is_cut_short = False
        process.overhear(self._note)

    @property
    def has_sent(self) -> bool:
        return any(exchange.sent for exchange in self.exchanges.values())

    def _note(self, item: T | Exchange) -> None:
        """Bytes that go while somebody gives up are bytes that went."""
        if isinstance(item, Exchange):
            self.exchanges[item.number] = item

    async def cut_short(self) -> None:
        """`end`, by somebody who does not listen to it."""
        self.is_cut_short = True
        await self.end()

    async def end(self) -> None:
        """Stop the process and record each exchange; the second to come waits for the first.

        Whoever is cancelled here still waits: what was sent must stand in the record.
        """
        if self._ending is None:
            self._ending = asyncio.get_running_loop().create_task(self._end())
        try:
            await asyncio.shield(self._ending)
        except asyncio.CancelledError:
            await asyncio.wait([self._ending])
            raise

    async def _end(self) -> None:
        await self.process.stop()
        ended = replace(self._begun, at=self._clock.now(), stage=NetStage.ENDED)
        records = [_record(ended, one) for one in self.exchanges.values()]
        await self._ledger.add(records or [ended])


def _record(ended: NetRecord, exchange: Exchange) -> NetRecord:
    return replace(
        ended,
        host=exchange.host,
        sent_bytes=exchange.sent,
        received_bytes=exchange.received,
    )
