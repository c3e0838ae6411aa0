"""The doubles of a server with language models, and of the person who is asked about sending."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncGenerator, Sequence

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.hosted import HostedServer, Nearness, Outgoing
from sanctum_desktop.core.domain.language import (
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
)
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose, NetRequest
from sanctum_desktop.core.domain.secrets import ServerKey


class ScriptedChat:
    """The HostedChat port: says `words` and keeps each body it was sent in `sent`, with the key.

    An error among the words is raised in its place; without a consent nothing is sent.
    """

    def __init__(self, words: Sequence[str | Exception] = ("Good", " day.")) -> None:
        self.words = words
        self.sent: list[tuple[str, str]] = []

    def body(self, server: HostedServer, prompt: Prompt) -> str:
        messages = [{"role": one.role, "content": one.text} for one in prompt.messages]
        return json.dumps({"model": server.model, "messages": messages}, ensure_ascii=False)

    def request(self, server: HostedServer, purpose: NetPurpose, body: str) -> NetRequest:
        return NetRequest(
            purpose=purpose,
            hosts=(server.url.partition("://")[2].partition("/")[0],),
            about=server.model,
            body=hashlib.sha256(body.encode()).hexdigest() if body else "",
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
        agreed = consent is not None and consent.request == request
        if request != self.request(server, request.purpose, body) or not (agreed or request.here):
            raise NetRefused("Nobody agreed to this, so nothing was sent.")
        self.sent.append((body, key.reveal() if key else ""))
        for word in self.words:
            if isinstance(word, Exception):
                raise word
            yield ReplyPart(PartKind.ANSWER, word)
        yield ReplyEnd(ReplyReason.END, 100, 0, 20)

    async def models(
        self, server: HostedServer, key: ServerKey | None, consent: Consent | None
    ) -> tuple[str, ...]:
        if consent is None and server.nearness is not Nearness.HERE:
            raise NetRefused("Nobody agreed to this, so nothing was sent.")
        self.sent.append(("", key.reveal() if key else ""))
        return (server.model,)


class ScriptedConsent:
    """The SendingConsent port: answers as told, and keeps what it was shown in `shown`."""

    def __init__(self, *, agrees: bool = True) -> None:
        self.agrees = agrees
        self.shown: list[Outgoing] = []

    async def ask(self, outgoing: Outgoing) -> Consent | None:
        self.shown.append(outgoing)
        return Consent(request=outgoing.request, act=ConsentAct.BUTTON) if self.agrees else None
