"""Servers with language models that do everything wrong, through a real net process."""

import pytest
from hosted_ground import PROMPT, Ground, named, said

from hosted_server import Server, serving
from sanctum_desktop.core.domain.language import ReplyEnd, ReplyReason
from sanctum_desktop.core.domain.secrets import ServerKey

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def server():
    with serving(Server()) as one:
        yield one


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path)


async def test_a_reply_and_what_was_sent_for_it(ground, server):
    place = named(server.url)
    items = await ground.reply(place, key=ServerKey("sk-1"))
    assert said(items) == "Good day."
    assert items[-1] == ReplyEnd(ReplyReason.END, 11, 4, 3)
    (told,) = server.requests
    assert told.line == "POST /v1/chat/completions HTTP/1.1"
    assert told.body.decode() == ground.chat.body(place, PROMPT), "what was shown is what was sent"
    assert [one["role"] for one in told.json["messages"]] == [
        *("system", "user", "assistant", "user")
    ]
    assert set(told.headers) == {
        *("host", "accept", "accept-encoding", "user-agent", "connection"),
        *("content-type", "content-length", "authorization"),
    }
    assert told.headers["authorization"] == "Bearer sk-1"
