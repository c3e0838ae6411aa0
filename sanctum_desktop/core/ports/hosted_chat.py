"""Speaks to a server with language models, over the one process that may."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from sanctum_desktop.core.domain.hosted import HostedServer
from sanctum_desktop.core.domain.language import Prompt, ReplyEnd, ReplyPart
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest
from sanctum_desktop.core.domain.secrets import ServerKey


class HostedChat(Protocol):
    """One request at a time, each recorded before it is sent.

    `body` is exactly what a prompt would be sent as, in the server's dialect; nothing is sent.
    `request` is what a consent has to be to: with a body, its digest. `send` sends that body and
    streams the reply as a LanguageModel does; closing it ends the connection. `models` gives the
    ids of the server's models, the person's key being tested by it. A server that is HERE needs no
    consent, any other does: NetRefused without, and CannotWrite where it could not be recorded,
    and then nothing was sent.

    EngineUnavailable where it cannot be reached, is busy or wants money, EngineRefused where it
    does not take this request or this key, EngineDied where it ended in the middle, NetEnded where
    we ended it there.
    """

    def body(self, server: HostedServer, prompt: Prompt) -> str: ...

    def request(self, server: HostedServer, purpose: NetPurpose, body: str) -> NetRequest: ...

    def send(
        self,
        server: HostedServer,
        key: ServerKey | None,
        request: NetRequest,
        body: str,
        consent: Consent | None,
    ) -> AsyncGenerator[ReplyPart | ReplyEnd, None]: ...

    async def models(
        self, server: HostedServer, key: ServerKey | None, consent: Consent | None
    ) -> tuple[str, ...]: ...
