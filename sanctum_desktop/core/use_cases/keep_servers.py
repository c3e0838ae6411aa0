"""The servers a person named: what they may be used for, their keys, and whether they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

from sanctum_desktop.core.domain.errors import BadInput, NetRefused, NotFound
from sanctum_desktop.core.domain.hosted import HostedServer, ServerId, Use
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.nearness import nearness_of, refuse_passing_on
from sanctum_desktop.core.use_cases.send_away import Sending

_MOST_NAMED: Final = 5
_ENDS: Final = re.compile(r"/(?:chat/completions|messages|models)$")
_HOST_ALONE: Final = re.compile(r"https?://[^/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepServers:
    """Each change of what somebody agreed to, and of a key, is in the trail; no key prints."""

    sending: Sending

    async def all(self) -> Sequence[HostedServer]:
        return await self.sending.servers.all()

    async def put(self, typed: HostedServer) -> HostedServer:
        """Keep it as it was typed, and give it as it is kept; BadInput for an unsafe address.

        Where it stands somewhere else from now on, its key is removed and no text goes unseen:
        both were for who was there.
        """
        url, model = _base(typed.url), typed.model.strip()
        if not model:
            raise BadInput(text("sending.no_model"), advice=text("sending.no_model.advice"))
        refuse_passing_on(nearness_of(url), model)
        async with self.sending.one_by_one:
            before, server = await self._put(typed, url)
        await self._note_changes(before, server)
        return server

    async def _put(
        self, typed: HostedServer, url: str
    ) -> tuple[HostedServer | None, HostedServer]:
        """How it was kept before, and how it is now."""
        before = await self._before(typed.id)
        server = replace(
            typed,
            id=typed.id or ServerId(uuid4().hex),
            url=url,
            model=typed.model.strip(),
            name=typed.name.strip() or _host(url),
            nearness=nearness_of(url),
            unseen=typed.unseen & typed.purposes,
            has_key=before is not None and before.has_key,
            used_at=before.used_at if before else None,
        )
        if before is not None and _origin(before.url) != _origin(url):
            server = replace(server, unseen=frozenset())
            if before.has_key:
                await self.remove_key(server.id)
                server = replace(server, has_key=False)
        await self.sending.servers.put(server)
        return before, server

    async def remove(self, server: ServerId) -> None:
        """With its key and all that was agreed to."""
        async with self.sending.one_by_one:
            gone = await self.sending.server(server)
            await self.sending.servers.remove(server)
        await self._note_changes(gone, None)
        if gone.has_key:
            await self.sending.trail.record(TrailEvent.KEY_REMOVED, _host(gone.url))

    async def put_key(self, server: ServerId, key: ServerKey) -> None:
        """Put or replace it; an empty one is none."""
        if not key:
            raise BadInput(text("sending.no_key"), advice=text("sending.no_key.advice"))
        host = _host((await self.sending.server(server)).url)
        await self.sending.keys.put(server, key)
        await self.sending.trail.record(TrailEvent.KEY_PUT, host)

    async def remove_key(self, server: ServerId) -> None:
        host = _host((await self.sending.server(server)).url)
        await self.sending.keys.remove(server)
        await self.sending.trail.record(TrailEvent.KEY_REMOVED, host)

    async def testing(self, server: ServerId) -> NetRequest:
        """What a test would say to whom, to be agreed to."""
        kept = await self.sending.server(server)
        return self.sending.chat.request(kept, NetPurpose.TEST_KEY, "")

    async def test(self, server: ServerId, consent: Consent) -> str:
        """Ask it for its models, and say how that went.

        It counts as a request of today, over whose cap there is none, and as use.
        """
        kept = await self.sending.server(server)
        if self.sending.flying():
            raise NetRefused(text("net.airplane"), advice=text("net.airplane.advice"))
        key = await self.sending.key(kept)
        taken = await self.sending.count_in(kept, 0.0)
        try:
            models = await self.sending.chat.models(kept, key, consent)
        finally:
            await self.sending.note_use(kept, taken, 0, 0)
        if not models:
            return text("sending.works.none")
        if kept.model in models:
            return text("sending.works", model=kept.model)
        named = ", ".join(models[:_MOST_NAMED])
        return text("sending.works.other", model=kept.model, models=named)

    async def used(self, server: ServerId) -> Use:
        """Of today."""
        return await self.sending.servers.use(server, self.sending.clock.today())

    async def _before(self, server: ServerId) -> HostedServer | None:
        try:
            return await self.sending.server(server)
        except NotFound:
            return None

    async def _note_changes(self, before: HostedServer | None, now: HostedServer | None) -> None:
        """In the trail: what was agreed to and what no longer is, and to whom."""
        old, new = _agreed(before), _agreed(now)
        for event, changes in (
            (TrailEvent.CONSENT_WITHDRAWN, old - new),
            (TrailEvent.CONSENT_GIVEN, new - old),
        ):
            for host, sentence in sorted(changes):
                await self.sending.trail.record(event, f"{host}: {sentence}")


def _agreed(server: HostedServer | None) -> set[tuple[str, str]]:
    """Host and purpose, and which texts are not shown before."""
    if server is None:
        return set()
    host = _host(server.url)
    told = {(host, text(f"ledger.purpose.{one}")) for one in server.purposes}
    unseen = {
        (host, text("sending.unseen", purpose=text(f"ledger.purpose.{one}")))
        for one in server.unseen
    }
    return told | unseen


def _base(typed: str) -> str:
    """The address of an interface, also of one that was pasted with a path too much or none."""
    url = _ENDS.sub("", typed.strip().rstrip("/"))
    return url if not _HOST_ALONE.fullmatch(url) else f"{url}/v1"


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _host(url: str) -> str:
    return urlsplit(url).netloc
