"""How servers word their streams, the odd and the hostile, over real sockets."""

import json
import time

import msgspec
import pytest
from hosted_ground import PROMPT, SHORT, Ground, named, said

from hosted_server import anthropic_events, openai_events
from sanctum_desktop.core.domain.errors import EngineDied, EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.hosted import Dialect, Nearness
from sanctum_desktop.core.domain.language import PartKind, ReplyReason
from sanctum_desktop.core.domain.net import NetPurpose

pytestmark = pytest.mark.enable_socket
SAID = [
    one if one == "[DONE]" else json.dumps(json.loads(one), ensure_ascii=False)
    for one in openai_events(["Grö", "ße ½"])
]


def streaming(raw, kind="text/event-stream", version="1.1", more=""):
    """Answers with just these bytes and hangs up: the body ends with the connection."""

    def answer(connection, _told):
        head = f"HTTP/{version} 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n"
        connection.stream.sendall(head.encode() + raw)

    return answer


def lines(events, form="data: {}\n\n"):
    return "".join(form.format(one) for one in events).encode()


@pytest.mark.parametrize(
    "form",
    [
        "data: {}\n\n",
        "data:{}\n\n",
        "data: {}\r\n\r\n",
        "data: {}\r\r",
        ": still here\n\ndata: {}\n\n",
        "event: message\nid: 7\nretry: 3000\ndata: {}\n\n",
        "event: ping\n\nid: 3\n\nretry: 10\n\ndata: {}\n\n",
        "data:\n\ndata: {}\n\n",
    ],
)
async def test_every_form_of_an_event(ground, server, form):
    server.plan.append(streaming(lines(SAID, form)))
    assert said(await ground.reply(named(server.url))) == "Größe ½"


async def test_an_event_on_several_lines_and_a_mark_of_byte_order(ground, server):
    first = SAID[1].replace(", ", ",\ndata: ")
    raw = "\ufeffdata: ".encode() + first.encode() + b"\n\n" + lines(SAID[2:])
    server.plan.append(streaming(raw))
    assert said(await ground.reply(named(server.url))) == "Größe ½"


@pytest.mark.parametrize(
    "kind", ["latin-1", "utf-16", "zlib", "bz2", "unicode_escape", "nonsense"]
)
async def test_events_are_utf_8_whatever_is_said_of_them(ground, server, kind):
    """A charset may be any codec, one that unpacks what was packed, too."""
    server.plan.append(streaming(lines(SAID), f"text/event-stream; charset={kind}"))
    assert said(await ground.reply(named(server.url))) == "Größe ½"


async def test_a_letter_that_comes_in_two_pieces(ground, server):
    def answer(connection, _told):
        connection.begin()
        for byte in json.dumps({"choices": [{"delta": {"content": "½"}}]}, ensure_ascii=False):
            for part in (byte.encode()[:1], byte.encode()[1:]):
                if part:
                    connection.chunk((b"data: " if byte == "{" and not begun else b"") + part)
                    begun.append(part)
        connection.chunk(b"\n\n" + lines(SAID[-3:]))
        connection.stream.sendall(b"0\r\nX-Trailer: one\r\n\r\n")

    begun = []
    server.plan.append(answer)
    assert said(await ground.reply(named(server.url))) == "½"


@pytest.mark.parametrize("version", ["1.0", "1.1"])
async def test_a_body_that_ends_with_the_connection(ground, server, version):
    server.plan.append(streaming(lines(SAID[:-1]), version=version))
    items = await ground.reply(named(server.url))
    assert (said(items), items[-1].reason) == ("Größe ½", ReplyReason.END)


@pytest.mark.parametrize(
    ("delta", "words"),
    [
        (None, ""),
        ({"content": None}, ""),
        ({"role": "assistant", "content": ""}, ""),
        ({"content": "a", "unknown": {"x": [1]}}, "a"),
    ],
)
async def test_deltas_that_say_nothing(ground, server, delta, words):
    server.data = [json.dumps({"choices": [{"delta": delta}]}), *SAID]
    assert said(await ground.reply(named(server.url))) == words + "Größe ½"


async def test_a_refusal_is_one_though_it_ends_as_any_answer(ground, server):
    refusing = json.dumps({"choices": [{"delta": {"refusal": "I will not."}}]})
    server.data = [refusing, *openai_events([])]
    with pytest.raises(EngineRefused, match="kept its answer back"):
        await ground.reply(named(server.url))
    server.data = anthropic_events(["I"], finish="refusal")
    with pytest.raises(EngineRefused, match="kept its answer back"):
        await ground.reply(named(server.url, dialect=Dialect.ANTHROPIC))


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"message": "sk-secret"}},
        {"error": "sk-secret"},
        {"object": "error", "message": "sk-secret", "code": 400},
    ],
)
async def test_an_error_within_a_success(ground, server, error):
    server.data = [json.dumps(error), "[DONE]"]
    with pytest.raises(EngineUnavailable, match="error of its own"):
        await ground.reply(named(server.url))
    server.data = [*SAID[:2], json.dumps(error), "[DONE]"]
    with pytest.raises(EngineDied, match="error of its own") as raised:
        await ground.reply(named(server.url))
    assert "sk-secret" not in f"{raised.value} {raised.value.advice}"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
async def test_who_only_thinks_gave_no_answer(ground, server, field):
    thought = json.dumps({"choices": [{"delta": {field: "Let me see."}}]})
    server.data = [thought, *openai_events([], finish="length")]
    with pytest.raises(EngineRefused, match="thought aloud"):
        await ground.reply(named(server.url))
    server.data = openai_events(["<think>Let me", " see."], finish="length")
    with pytest.raises(EngineRefused, match="thought aloud"):
        await ground.reply(named(server.url))
    assert {part.kind for part in ground.items} == {PartKind.THOUGHT}


async def test_who_refuses_even_the_plainest_form_is_not_said_to_get_a_plainer_one(ground, server):
    server.plan += ["400", "400", "400"]
    with pytest.raises(EngineRefused, match="next will be plainer"):
        await ground.reply(named(server.url))
    with pytest.raises(EngineRefused, match="not even in its plainest form"):
        await ground.reply(named(server.url))
    with pytest.raises(EngineRefused, match="not even in its plainest form"):
        await ground.chat.models(named(server.url), None, None)


async def test_a_list_of_no_models(ground, server):
    empty = streaming(b'{"object": "list", "data": null}', "application/json")
    server.plan.append(empty)
    assert await ground.chat.models(named(server.url), None, None) == ()


async def test_whoever_may_think_at_length_is_told_not_to(ground, server):
    near = json.loads(ground.chat.body(named(server.url), PROMPT))
    assert near["chat_template_kwargs"] == {"enable_thinking": False}
    away = named("https://api.openai.com/v1", model="gpt-5-mini", nearness=Nearness.AWAY)
    told = json.loads(ground.chat.body(away, PROMPT))
    assert told["reasoning_effort"] == "low"
    assert not {"chat_template_kwargs", "temperature", "max_tokens"} & set(told)


@pytest.mark.parametrize("how", ["head", "hints", "comments", "failure"])
async def test_who_drips_for_ever_is_ended(tmp_path, server, how):
    """Each byte comes in time, and the answer never."""
    beginning, drop = {
        "head": (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        "hints": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "comments": (b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n", b":\n"),
        "failure": (b"HTTP/1.1 500 No\r\n\r\n", b"x"),
    }[how]

    def drip(connection, _told):
        connection.stream.sendall(beginning)
        while not server.released.wait(0.1):
            connection.stream.sendall(drop)

    server.plan += [drip] * 3
    ground = Ground(tmp_path, msgspec.structs.replace(SHORT, within_s=1.5))
    began = time.monotonic()
    with pytest.raises((EngineRefused, EngineUnavailable)):
        await ground.reply(named(server.url))
    assert time.monotonic() - began < 20
    assert all(process.poll() is not None for process in ground.processes)
    sent = [one.sent_bytes for one in await ground.ledger.read()]
    assert sum(sent) == len(server.bytes_received)


async def test_a_net_process_that_is_killed_in_the_middle_has_its_bytes_on_record(ground, server):
    def kill(connection, told):
        connection.stream_events(openai_events(["One"])[:2], ends=False)
        ground.processes[0].kill()

    server.plan.append(kill)
    with pytest.raises(EngineDied):
        await ground.reply(named(server.url))
    records = await ground.ledger.read()
    assert records[-1].sent_bytes == len(server.bytes_received) > 0
    assert records[-1].purpose is NetPurpose.CONVERSE
