"""What every HostedChat keeps to; the subclass gives `chat`, `server` and the `ids` it has.

The server is here, and answers each prompt with "Good day."
"""

import json
from contextlib import aclosing
from dataclasses import replace

import pytest

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.hosted import Nearness
from sanctum_desktop.core.domain.language import Message, PartKind, Prompt, ReplyEnd, Role
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.secrets import ServerKey

SAID = Prompt(
    (Message(Role.SYSTEM, "Be kind."), Message(Role.PERSON, 'I said "no" to Zoë.')),
    most_tokens=50,
)
KEY = ServerKey("sk-1")


def consent_to(request):
    return Consent(request=request, act=ConsentAct.BUTTON)


class HostedChatContract:
    @pytest.fixture
    def nearby(self, server):
        return replace(server, nearness=Nearness.NEARBY)

    async def test_what_was_agreed_to_is_sent_and_answered(self, chat, nearby):
        body = chat.body(nearby, SAID)
        request = chat.request(nearby, NetPurpose.CONVERSE, body)
        consent = consent_to(request)
        async with aclosing(chat.send(nearby, KEY, request, body, consent)) as parts:
            *words, end = [item async for item in parts]
        assert "".join(w.text for w in words if w.kind is PartKind.ANSWER) == "Good day."
        assert isinstance(end, ReplyEnd)

    async def test_what_is_here_needs_no_consent(self, chat, server):
        body = chat.body(server, SAID)
        request = chat.request(server, NetPurpose.CONVERSE, body)
        assert request.here
        async with aclosing(chat.send(server, None, request, body, None)) as parts:
            assert [item async for item in parts]
        assert await chat.models(server, None, None)

    async def test_a_consent_is_for_one_body_server_and_purpose(self, chat, nearby):
        body, other = chat.body(nearby, SAID), chat.body(nearby, replace(SAID, messages=()))
        request = chat.request(nearby, NetPurpose.CONVERSE, body)
        assert request != chat.request(nearby, NetPurpose.CONVERSE, other)
        assert request != chat.request(nearby, NetPurpose.GEM_WORDING, body)
        assert len(request.body) == 64
        for given in (None, consent_to(chat.request(nearby, NetPurpose.CONVERSE, other))):
            with pytest.raises(NetRefused):
                await anext(chat.send(nearby, KEY, request, body, given))
        with pytest.raises(NetRefused):
            await anext(chat.send(nearby, KEY, request, other, consent_to(request)))
        with pytest.raises(NetRefused):
            await chat.models(nearby, KEY, consent_to(request))

    async def test_a_body_holds_all_that_is_said_and_the_model(self, chat, server):
        body = chat.body(server, SAID)
        assert json.loads(body)["model"] == server.model
        assert "Zoë" in body, "every letter as it is"
        for message in SAID.messages:
            assert json.dumps(message.text, ensure_ascii=False) in body
        assert body == chat.body(server, SAID)

    async def test_half_a_character_is_no_error(self, chat, server):
        body = chat.body(server, Prompt((Message(Role.PERSON, "a\ud800b"),)))
        body.encode()
        chat.request(server, NetPurpose.CONVERSE, body)

    async def test_the_models_of_a_server(self, chat, nearby, ids):
        needed = chat.request(nearby, NetPurpose.TEST_KEY, "")
        assert needed.body == ""
        assert await chat.models(nearby, KEY, consent_to(needed)) == ids
