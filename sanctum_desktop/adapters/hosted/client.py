"""The HostedChat port over a net process that lives as long as one request."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from sanctum_desktop.adapters.hosted.bodies import body_of
from sanctum_desktop.adapters.hosted.hearing import Asked, Hearing
from sanctum_desktop.adapters.hosted.requests import (
    Chat,
    Ended,
    HostedItem,
    HostedRequest,
    Listed,
    ListModels,
    NotTaken,
    Patience,
    Place,
    Words,
)
from sanctum_desktop.adapters.hosted.wording import refused
from sanctum_desktop.core.domain.errors import EngineError, NetRefused, language_error
from sanctum_desktop.core.domain.hosted import HostedServer, Nearness, ServerId
from sanctum_desktop.core.domain.language import Prompt, ReplyEnd, ReplyPart
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest, digest_of
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.schemas.answer_shape import shape_of
from sanctum_desktop.runtime.net_calls import NetCalls
from sanctum_desktop.runtime.net_hosts import host_of
from sanctum_desktop.runtime.translate import translate

_LISTING_S: Final = 90.0
_KEY: Final = re.compile(r"[!-~]{1,1000}")
_MOST_BODIES: Final = 64


class HostedInNetProcess:
    """Servers with language models, asked through `calls`.

    A server that refuses the form of a request is given plain bodies from then on: it gets no
    other body than the one that was shown, so the first such request fails.
    """

    def __init__(self, calls: NetCalls[HostedItem], patience: Patience | None = None) -> None:
        self._calls, self._patience = calls, patience or Patience()
        self._plain: set[tuple[ServerId, str]] = set()
        # What a body was made of that stands not in it, or only in a dialect's words.
        self._bodies: OrderedDict[str, Asked] = OrderedDict()

    def body(self, server: HostedServer, prompt: Prompt) -> str:
        body = body_of(server, prompt, plain=self._is_plain(server))
        shape = None if prompt.schema is None else shape_of(prompt.schema)
        self._bodies[digest_of(body)] = Asked(prompt.stops, shape)
        if len(self._bodies) > _MOST_BODIES:
            self._bodies.popitem(last=False)
        return body

    def request(self, server: HostedServer, purpose: NetPurpose, body: str) -> NetRequest:
        return NetRequest(
            purpose=purpose,
            hosts=(host_of(server.url),),
            about=server.model,
            body=digest_of(body),
            here=server.nearness is Nearness.HERE,
        )

    async def send(
        self,
        server: HostedServer,
        key: ServerKey | None,
        request: NetRequest,
        body: str,
        consent: Consent | None,
    ) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        if request != self.request(server, request.purpose, body):
            raise NetRefused(text("net.not_agreed"), advice=text("net.not_agreed.advice"))
        asked = Chat(_place(server, key), body, self._patience)
        hearing = Hearing(self._bodies.get(request.body, Asked()))
        # Twice, since the head of an answer, too, may come byte by byte.
        deadline_s = 2 * self._patience.within_s
        answer = self._items(server, asked, request, consent, deadline_s=deadline_s)
        async with aclosing(answer) as items:
            async for item in items:
                if isinstance(item, Words):
                    for part in hearing.hear(item):
                        yield part
                if isinstance(item, Ended) or hearing.stopped:
                    for last in hearing.end(item if isinstance(item, Ended) else None):
                        yield last
                    return

    async def models(
        self, server: HostedServer, key: ServerKey | None, consent: Consent | None
    ) -> tuple[str, ...]:
        needed = self.request(server, NetPurpose.TEST_KEY, "")
        asked = ListModels(_place(server, key), self._patience)
        ids: tuple[str, ...] = ()
        async with aclosing(
            self._items(server, asked, needed, consent, deadline_s=_LISTING_S)
        ) as items:
            async for item in items:
                if isinstance(item, Listed):
                    ids = item.ids
        return ids

    async def _items(
        self,
        server: HostedServer,
        asked: HostedRequest,
        needed: NetRequest,
        consent: Consent | None,
        *,
        deadline_s: float,
    ) -> AsyncGenerator[HostedItem, None]:
        answer = self._calls.call(asked, needed, consent, deadline_s=deadline_s)
        with translate({EngineError: language_error}):
            async with aclosing(answer) as items:
                async for item in items:
                    if not isinstance(item, NotTaken):
                        yield item
                    elif isinstance(asked, ListModels) or self._is_plain(server):
                        raise refused("not_taken_plain")
                    else:
                        self._plain.add((server.id, server.model))

    def _is_plain(self, server: HostedServer) -> bool:
        return (server.id, server.model) in self._plain


def _place(server: HostedServer, key: ServerKey | None) -> Place:
    told = key.reveal() if key else ""
    if told and not _KEY.fullmatch(told):
        raise refused("key_form")
    if server.nearness is Nearness.AWAY and not server.url.startswith("https://"):
        raise refused("url.http")
    return Place(
        server.dialect, server.url.rstrip("/"), host_of(server.url), server.nearness, told
    )
