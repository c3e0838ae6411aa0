"""The double of servers with language models: says what it was given to say, and sends nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator

from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.hosted import HostedServer, Nearness
from sanctum_desktop.core.domain.language import Prompt, ReplyEnd, ReplyPart
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest, digest_of
from sanctum_desktop.core.domain.secrets import ServerKey

HOST = "server.example"


class ScriptedChat:
    """Answers by `model` what was made a body of before; `sent` are the bodies that were sent.

    `ids` are the models of every server, `keys` those it was asked with, `error` is raised once in
    place of an answer.
    """

    def __init__(self, model: ScriptedModel, *ids: str) -> None:
        self._model, self._ids = model, ids
        self._prompts: dict[str, Prompt] = {}
        self.sent: list[str] = []
        self.keys: list[ServerKey | None] = []
        self.error: Exception | None = None

    def body(self, server: HostedServer, prompt: Prompt) -> str:
        messages = [{"role": one.role.value, "content": one.text} for one in prompt.messages]
        told = json.dumps({"model": server.model, "messages": messages}, ensure_ascii=False)
        body = told.encode("utf-8", "replace").decode("utf-8")
        self._prompts[body] = prompt
        return body

    def request(self, server: HostedServer, purpose: NetPurpose, body: str) -> NetRequest:
        return NetRequest(
            purpose=purpose,
            hosts=(HOST,),
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
        _check(consent, request, self.request(server, request.purpose, body))
        self._note(key)
        self.sent.append(body)
        async for item in self._model.reply(self._prompts[body]):
            yield item

    async def models(
        self, server: HostedServer, key: ServerKey | None, consent: Consent | None
    ) -> tuple[str, ...]:
        needed = self.request(server, NetPurpose.TEST_KEY, "")
        _check(consent, needed, needed)
        self._note(key)
        return self._ids

    def _note(self, key: ServerKey | None) -> None:
        self.keys.append(key)
        if self.error is not None:
            error, self.error = self.error, None
            raise error


def _check(consent: Consent | None, request: NetRequest, needed: NetRequest) -> None:
    agreed = needed.here or (consent is not None and consent.request == needed)
    if request != needed or not agreed:
        raise NetRefused("Nobody agreed to this.")
