"""Servers with language models that do everything wrong, through a real net process."""

import asyncio
import json
import socket
import time
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hosted_ground import PROMPT, named, said

from contracts.hosted_chat_contract import HostedChatContract
from hosted_server import MODELS, openai_events
from sanctum_desktop.adapters.hosted.service import MOST_CHARACTERS
from sanctum_desktop.adapters.scripted.hosted_chat import ScriptedChat
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.core.domain.errors import EngineDied, EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.hosted import Dialect
from sanctum_desktop.core.domain.language import PartKind, ReplyEnd, ReplyReason
from sanctum_desktop.core.domain.net import NetPurpose, NetStage
from sanctum_desktop.core.domain.secrets import ServerKey

pytestmark = pytest.mark.enable_socket


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


async def test_each_byte_is_in_the_ledger_and_each_try(ground, server):
    server.plan += ["503", "429"]
    await ground.reply(named(server.url))
    begun, *ended = await ground.ledger.read()
    assert (begun.stage, begun.sent_bytes) == (NetStage.BEGUN, 0)
    assert [len(told.raw) for told in server.requests] == [one.sent_bytes for one in ended]
    assert len(ended) == 3
    assert {one.trace for one in ended} == {begun.trace}
    assert all(one.local and one.received_bytes > 50 for one in ended)


async def test_the_other_dialect(ground, server):
    place = named(server.url, dialect=Dialect.ANTHROPIC, model="c")
    items = await ground.reply(place, key=ServerKey("sk-2"))
    assert [(part.kind, part.text) for part in items[:2]] == [
        ("thought", "Hm."),
        ("answer", "Good"),
    ]
    assert items[-1] == ReplyEnd(ReplyReason.END, 11, 4, 3)
    (told,) = server.requests
    assert told.line == "POST /v1/messages HTTP/1.1"
    assert (told.headers["x-api-key"], told.headers["anthropic-version"]) == ("sk-2", "2023-06-01")
    assert "authorization" not in told.headers
    assert told.json["system"] == "Be kind."
    assert [one["role"] for one in told.json["messages"]] == ["user", "assistant", "user"]


@pytest.mark.parametrize(
    ("how", "error", "told"),
    [
        ("page", EngineRefused, "web page"),
        ("plain", EngineRefused, "could not be read"),
        ("json", EngineRefused, "could not be read"),
        ("gzip", EngineRefused, "could not be read"),
        ("garbage", EngineRefused, "could not be read"),
        ("redirect", EngineRefused, "another address"),
        ("close", EngineUnavailable, "closed the connection"),
        ("stall", EngineUnavailable, "said nothing"),
        ("megabytes", EngineRefused, "on and on"),
        ("comments", EngineRefused, "on and on"),
        ("failing_first", EngineUnavailable, "error of its own"),
        ("401", EngineRefused, "does not take this key"),
        ("402", EngineUnavailable, "wants to be paid"),
        ("403", EngineRefused, "does not allow"),
        ("404", EngineRefused, "no such model"),
        ("413", EngineRefused, "too long for this model"),
        ("418", EngineRefused, "could not be read"),
    ],
)
async def test_what_goes_wrong_before_a_word_came(ground, server, how, error, told):
    server.plan.append(how)
    with pytest.raises(error, match=told) as raised:
        await ground.reply(named(server.url))
    assert raised.value.advice
    assert ground.items == []
    assert len(server.requests) == 1, "it is not tried again"
    records = await ground.ledger.read()
    assert records[-1].sent_bytes == len(server.bytes_received)
    assert all(process.poll() is not None for process in ground.processes)


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("cut", "broke off"),
        ("end_early", "broke off"),
        ("stall_midway", "broke off"),
        ("failing", "error of its own"),
    ],
)
async def test_words_that_came_before_it_went_wrong_are_kept(ground, server, how, told, dialect):
    server.words = ["One", " two", " three", " four"]
    server.plan.append(how)
    with pytest.raises(EngineDied, match=told) as raised:
        await ground.reply(named(server.url, dialect=dialect))
    assert "sk-secret" not in f"{raised.value} {raised.value.advice}"
    came = "".join(part.text for part in ground.items if part.kind is PartKind.ANSWER)
    assert "One two three four".startswith(came)
    assert ground.items
    assert len(server.requests) == 1, "after words it is never tried again"


async def test_a_slow_drip_is_a_reply(ground, server):
    server.plan.append("drip")
    assert said(await ground.reply(named(server.url))) == "Good day."


async def test_the_same_word_without_an_end_is_ended(ground, server):
    server.plan.append("endless")
    items = await ground.reply(named(server.url))
    assert items[-1].reason is ReplyReason.LENGTH
    assert MOST_CHARACTERS <= len(said(items)) < MOST_CHARACTERS + 1000


@pytest.mark.parametrize("status", ["408", "409", "429", "500", "503", "529"])
async def test_security_83_what_may_go_better_is_tried_three_times(ground, server, status):
    server.plan += [status] * 2
    assert said(await ground.reply(named(server.url))) == "Good day."
    server.plan += [status] * 3
    with pytest.raises(EngineUnavailable) as raised:
        await ground.reply(named(server.url))
    assert raised.value.advice
    assert len(server.requests) == 6


@pytest.mark.parametrize("kind", ["seconds", "date"])
async def test_security_83_the_server_is_left_alone_as_long_as_it_asks(ground, server, kind):
    told = {
        "seconds": "1",
        "date": format_datetime(datetime.now(UTC) + timedelta(seconds=3), True),
    }
    server.retry_after = told[kind]
    server.plan.append("429")
    began = time.monotonic()
    assert said(await ground.reply(named(server.url))) == "Good day."
    assert time.monotonic() - began > 1.0


@pytest.mark.parametrize("told", ["3600", "Fri, 31 Dec 2999 23:59:59 GMT"])
async def test_but_nobody_waits_for_long(ground, server, told):
    server.retry_after = told
    server.plan.append("429")
    with pytest.raises(EngineUnavailable, match=r"asks to wait \d+ seconds"):
        await ground.reply(named(server.url))
    assert len(server.requests) == 1


@pytest.mark.parametrize("told", ["soon", "-5", "9" * 40, "Fri, 99 Dec 2999 23:59:59 GMT"])
async def test_odd_words_on_when_are_none(ground, server, told):
    server.retry_after = told
    server.plan.append("429")
    assert said(await ground.reply(named(server.url))) == "Good day."


async def test_who_cannot_be_reached_is_asked_three_times(ground):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(EngineUnavailable, match="could not be reached"):
        await ground.reply(named(f"http://127.0.0.1:{port}/v1"))
    _, *ended = await ground.ledger.read()
    assert [(one.sent_bytes, one.received_bytes) for one in ended] == [(0, 0)] * 3


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "data",
    [
        *(DEEP, '{"choices": ' + DEEP, "NaN", '{"usage": {"prompt_tokens": NaN}}', "[]", "no"),
        *('{"choices": [{"delta": {"content": 3}}]}', '{"choices": {}}', '"', '{"choices": [1]}'),
        *('{"usage": {"prompt_tokens": -1}}', '{"usage": {"prompt_tokens": 1e99}}'),
    ],
)
async def test_data_that_is_none(ground, server, data):
    server.data = [data]
    with pytest.raises(EngineRefused, match="could not be read"):
        await ground.reply(named(server.url))
    with pytest.raises(EngineRefused, match="could not be read"):
        await ground.reply(named(server.url, dialect=Dialect.ANTHROPIC))


@pytest.mark.parametrize(
    ("finish", "reason"),
    [("stop", ReplyReason.END), ("length", ReplyReason.LENGTH), ("odd", ReplyReason.END)],
)
async def test_why_it_ended(ground, server, finish, reason):
    server.data = openai_events(["Yes."], usage=False, finish=finish)[:-1]
    items = await ground.reply(named(server.url))
    assert items[-1] == ReplyEnd(reason, 0, 0, 0), "nobody has to count, or to say that it is over"


async def test_what_the_servers_rules_kept_back(ground, server):
    server.data = openai_events(["Ye"], finish="content_filter")
    with pytest.raises(EngineRefused, match="kept its answer back"):
        await ground.reply(named(server.url))
    assert said([*ground.items, None]) == "Ye"


async def test_no_answer_is_an_error(ground, server):
    server.data = openai_events([])
    with pytest.raises(EngineRefused, match="answered nothing"):
        await ground.reply(named(server.url))


async def test_thoughts_are_told_apart_and_stops_kept(ground, server):
    server.words = ["<thi", "nk>Let me see", "</think> You", " said so.", "\nTh", "ey: no"]
    prompt = replace(PROMPT, stops=("\nThey:",))
    items = await ground.reply(named(server.url), prompt)
    kinds = {kind: "".join(p.text for p in items[:-1] if p.kind is kind) for kind in PartKind}
    assert kinds == {PartKind.THOUGHT: "Let me see", PartKind.ANSWER: "You said so."}
    assert items[-1].reason is ReplyReason.STOP
    assert server.requests[0].json["stop"] == ["\nThey:"]


SCHEMA = (
    '{"type": "object", "properties": {"score": {"type": "integer", "minimum": 0, "maximum": 9}}}'
)
SHAPED = replace(PROMPT, schema=SCHEMA)


async def test_an_answer_in_a_shape_is_one_part_mended_once(ground, server):
    server.words = ["Sure: ", '{"score": "7",', "}"]
    part, end = await ground.reply(named(server.url), SHAPED)
    assert (part.text, end.reason) == ('{"score": 7}', ReplyReason.END)
    told = server.requests[0].json["response_format"]
    assert told["json_schema"]["schema"] == json.loads(SCHEMA)
    server.words = ['{"score": 77}']
    with pytest.raises(EngineRefused, match="another form"):
        await ground.reply(named(server.url), SHAPED)
    assert ground.items == []


@pytest.mark.parametrize("status", ["400", "422"])
async def test_who_does_not_know_a_shape_gets_a_plain_body_from_then_on(ground, server, status):
    server.plan.append(status)
    server.words = ['{"score": 3}']
    with pytest.raises(EngineRefused, match="next will be plainer"):
        await ground.reply(named(server.url), SHAPED)
    assert (await ground.reply(named(server.url), SHAPED))[0].text == '{"score": 3}'
    assert set(server.requests[1].json) == {"model", "messages", "stream", "max_tokens"}
    await ground.reply(named(server.url, model="large"), SHAPED)
    assert "response_format" in server.requests[2].json


async def test_a_prompt_without_room_is_told_apart(ground, server):
    server.status_body = b'{"error": {"code": "context_length_exceeded"}}'
    server.plan.append("400")
    with pytest.raises(EngineRefused, match="too long for this model"):
        await ground.reply(named(server.url))


async def test_credit_that_is_used_up_is_not_tried_again(ground, server):
    server.status_body = b'{"error": {"code": "insufficient_quota"}}'
    server.plan.append("429")
    with pytest.raises(EngineUnavailable, match="credit there is used up"):
        await ground.reply(named(server.url))
    assert len(server.requests) == 1


async def test_who_leaves_early_ends_connection_and_process(ground, server):
    server.plan.append("stall_midway")
    body = ground.chat.body(named(server.url), PROMPT)
    request = ground.chat.request(named(server.url), NetPurpose.CONVERSE, body)
    async with aclosing(ground.chat.send(named(server.url), None, request, body, None)) as parts:
        async for _ in parts:
            break
    assert all(process.poll() is not None for process in ground.processes)
    assert (await ground.ledger.read())[-1].sent_bytes == len(server.bytes_received)


async def test_who_leaves_before_the_first_byte_has_sent_what_the_ledger_says(ground, server):
    server.plan.append("stall")
    task = asyncio.create_task(ground.reply(named(server.url)))
    assert await asyncio.to_thread(server.stalled.wait, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await ground.ledger.read())[-1].sent_bytes == len(server.bytes_received) > 0


async def test_what_left_is_recorded_though_a_cancel_came_before_it_was_heard_of(ground, server):
    server.plan.append("stall")
    task = asyncio.create_task(ground.reply(named(server.url)))
    while not ground.processes:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0)
    assert server.stalled.wait(20), "the loop is busy meanwhile, and hears of nothing"
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await ground.ledger.read())[-1].sent_bytes == len(server.bytes_received) > 0


async def test_who_leaves_while_it_waits_to_try_again_need_not_wait(ground, server):
    server.retry_after = "15"
    server.plan.append("429")
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ground.reply(named(server.url)), 2)
    assert time.monotonic() - began < 10
    assert all(process.poll() is not None for process in ground.processes)
    records = await ground.ledger.read()
    assert [one.sent_bytes for one in records] == [0, len(server.bytes_received)]


async def test_the_ids_of_models_and_a_key_that_is_refused(ground, server):
    assert await ground.chat.models(named(server.url), ServerKey("k"), None) == tuple(MODELS)
    claude = named(server.url, dialect=Dialect.ANTHROPIC)
    assert await ground.chat.models(claude, ServerKey("k"), None) == tuple(MODELS)
    assert [told.line.split()[1] for told in server.requests] == [
        *("/v1/models", "/v1/models?limit=1000")
    ]
    for how in ("page", "401", "json"):
        server.plan.append(how)
        with pytest.raises(EngineRefused):
            await ground.chat.models(named(server.url), None, None)


class TestTheRealChat(HostedChatContract):
    ids = pytest.fixture(lambda _self: tuple(MODELS))

    @pytest.fixture
    def chat(self, ground):
        return ground.chat

    @pytest.fixture
    def server(self, server):
        return named(server.url)


class TestTheDouble(HostedChatContract):
    ids = pytest.fixture(lambda _self: ("small", "large"))
    server = pytest.fixture(lambda _self: named("https://server.example/v1"))

    @pytest.fixture
    def chat(self):
        return ScriptedChat(ScriptedModel("Good day."), "small", "large")


async def test_the_double_raises_what_it_is_given_once():
    chat = ScriptedChat(ScriptedModel("Yes."))
    chat.error = EngineUnavailable("Busy.")
    with pytest.raises(EngineUnavailable):
        await chat.models(named("http://h"), None, None)
    assert await chat.models(named("http://h"), None, None) == ()
