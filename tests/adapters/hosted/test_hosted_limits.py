"""To whom a request may go, what must be agreed to before, and where the key is never seen."""

import json
import logging
import os
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace

import pytest
from hosted_ground import PROMPT, agreed, named, said

from hosted_server import Server, serving
from own_certificate import certificate
from sanctum_desktop.adapters.hosted.requests import Chat, Patience, Place
from sanctum_desktop.adapters.hosted.service import _reach
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    NetRefused,
)
from sanctum_desktop.core.domain.hosted import Dialect, Nearness
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.runtime.net_guard import Bound, ForeignPeer, Reach, Traffic, guarded_client
from sanctum_desktop.runtime.net_hosts import host_of

pytestmark = pytest.mark.enable_socket
KEY = "sk-walnut-harbour-1234567890"


def test_where_a_connection_leads_is_looked_at_before_a_word_is_said(server):
    """Names may lie: the address that answered is asked for, not the name."""
    seen = []
    reach = Reach((host_of(server.url),), peer_fits=lambda peer: seen.append(peer) is not None)
    traffic = Traffic()
    with guarded_client(reach, traffic, Bound(1000)) as client, pytest.raises(ForeignPeer):
        client.post(server.url, content=b"words")
    assert seen == ["127.0.0.1"]
    assert [(one.sent, one.received) for one in traffic.changes()] == [(0, 0)]
    assert server.bytes_received == b""


@pytest.mark.parametrize(
    ("near", "led_to"),
    [
        (Nearness.HERE, ["127.0.0.1", "::1"]),
        (Nearness.NEARBY, ["127.0.0.1", "::1", "192.168.1.1", "fd00::2"]),
    ],
)
def test_what_is_to_stay_near_stays_near(near, led_to):
    reach = _reach(Place(Dialect.OPENAI, "http://nas/v1", "nas", near))
    addresses = ["127.0.0.1", "::1", "192.168.1.1", "fd00::2", "8.8.8.8", "2001:db8::1", "0.0.0.0"]
    assert [address for address in addresses if reach.peer_fits(address)] == led_to


async def test_a_server_that_is_said_to_be_here_and_is_not_gets_nothing(ground):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # a datagram's connect sends nothing
        except OSError:
            pytest.skip("this machine has no address but its own")
        own = asking.getsockname()[0]
    with socket.create_server((own, 0)) as listening:
        place = named(f"http://{own}:{listening.getsockname()[1]}/v1")
        with pytest.raises(EngineRefused, match="somewhere else than it should"):
            await ground.reply(place)
        stream, _ = listening.accept()
        with stream:
            assert stream.recv(1) == b""
    assert (await ground.ledger.read())[-1].sent_bytes == 0


async def test_nearby_is_asked_as_it_is_and_out_there_over_https_alone(server, tmp_path, ground):
    assert said(await ground.reply(named(server.url, nearness=Nearness.NEARBY))) == "Good day."
    with pytest.raises(EngineRefused, match="only https"):
        await ground.reply(named(server.url, nearness=Nearness.AWAY))
    assert len(server.requests) == 1
    own = certificate(tmp_path)
    with serving(Server(), own) as encrypted:
        away = named(encrypted.url, nearness=Nearness.AWAY)
        with pytest.raises(EngineRefused, match="could not prove who it is"):
            await ground.reply(away)
        assert encrypted.requests == []
        ground.environment = {"SSL_CERT_FILE": str(own)}
        assert said(await ground.reply(away, key=ServerKey(KEY))) == "Good day."
        assert encrypted.requests[0].headers["authorization"] == f"Bearer {KEY}"
        assert (await ground.ledger.read())[-1].local is False


async def test_no_proxy_hears_what_is_to_stay_here(server, ground):
    with serving(Server()) as proxy:
        ground.environment = {"HTTP_PROXY": proxy.url, "ALL_PROXY": proxy.url}
        assert said(await ground.reply(named(server.url))) == "Good day."
        nearby = named(server.url, nearness=Nearness.NEARBY)
        assert said(await ground.reply(nearby)) == "Good day."
        assert proxy.connected == 0


async def test_a_proxy_leads_to_what_is_away_and_hears_neither_key_nor_words(tmp_path, ground):
    own = certificate(tmp_path)
    with serving(Server()) as proxy:
        proxy.plan.append("502")
        ground.environment = {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(own)}
        away = named("https://model.example:8443/v1", nearness=Nearness.AWAY)
        with pytest.raises(EngineUnavailable, match="could not be reached"):
            await ground.reply(away, key=ServerKey(KEY))
        (told,) = proxy.requests
        assert told.line == "CONNECT model.example:8443 HTTP/1.1"
        assert KEY.encode() not in told.raw
        assert b"bikes" not in told.raw
    assert (await ground.ledger.read())[-1].sent_bytes == 0, "nothing came to the server"


async def test_an_address_of_the_newer_kind(ground):
    with ExitStack() as opened:
        try:
            server = opened.enter_context(serving(Server(), address="::1"))
        except OSError:
            pytest.skip("this machine has no IPv6")
        assert said(await ground.reply(named(server.url))) == "Good day."
        assert (await ground.ledger.read())[-1].host.startswith("[::1]:")


@pytest.mark.parametrize("nearness", [Nearness.NEARBY, Nearness.AWAY])
async def test_without_a_consent_to_just_this_nothing_is_started(server, ground, nearness):
    place = named(server.url.replace("http:", "https:"), nearness=nearness)
    body = ground.chat.body(place, PROMPT)
    request = ground.chat.request(place, NetPurpose.CONVERSE, body)
    consents = [
        None,
        agreed(replace(request, body="0" * 64)),
        agreed(replace(request, purpose=NetPurpose.GEM_WORDING)),
        agreed(replace(request, about="large")),
        agreed(replace(request, hosts=("elsewhere.example",))),
        agreed(replace(request, here=True)),
    ]
    for consent in consents:
        with pytest.raises(NetRefused, match="Nobody agreed"):
            await anext(ground.chat.send(place, None, request, body, consent))
    with pytest.raises(NetRefused, match="Nobody agreed"):
        await ground.chat.models(place, None, None)
    with pytest.raises(NetRefused, match="Nobody agreed"):
        await anext(ground.chat.send(place, None, request, body + " ", agreed(request)))
    posing = replace(request, here=True)
    with pytest.raises(NetRefused, match="Nobody agreed"):
        await anext(ground.chat.send(place, None, posing, body, agreed(posing)))
    assert (server.connected, ground.processes, await ground.ledger.read()) == (0, [], ())


async def test_the_switch_stops_even_what_would_stay_here(server, ground):
    ground.airplane = True
    with pytest.raises(NetRefused, match="airplane"):
        await ground.reply(named(server.url))
    with pytest.raises(NetRefused, match="airplane"):
        await ground.chat.models(named(server.url), None, None)
    assert (server.connected, ground.processes, await ground.ledger.read()) == (0, [], ())


@pytest.mark.parametrize("key", ["two words", "line\nX-More: 1", "schlüssel", "k" * 1001, "a\x00"])
async def test_a_key_that_cannot_be_one_is_not_sent(server, ground, key):
    with pytest.raises(EngineRefused, match="key like this"):
        await ground.reply(named(server.url), key=ServerKey(key))
    assert server.connected == 0


async def test_security_85_the_key_is_in_no_error_log_or_record(server, ground, tmp_path, caplog):
    """Not even where the server says it back."""
    caplog.set_level(logging.DEBUG)
    server.status_body = json.dumps({"error": {"message": f"Bad key: {KEY}"}}).encode()
    server.plan += ["401", "503", "503", "503", "400", "garbage", "failing"]
    errors = []
    for kind in (EngineRefused, EngineUnavailable, EngineRefused, EngineRefused, EngineDied):
        with pytest.raises(kind) as raised:
            await ground.reply(named(server.url), key=ServerKey(KEY))
        errors.append(raised.value)
    assert sum(KEY.encode() in told.raw for told in server.requests) == 7, "the control"
    told = " ".join(f"{error!r} {error.advice} {error.__cause__!r}" for error in errors)
    place = Place(Dialect.OPENAI, server.url, "h", Nearness.HERE, KEY)
    told += f"{place!r} {Chat(place, KEY, Patience())!r} {ServerKey(KEY)!r}"
    told += caplog.text + (tmp_path / "net_ledger.jsonl").read_text()
    assert KEY not in told


ASKING = """
import asyncio, sys
from pathlib import Path
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.net_door import open_door

door = open_door()
confine()

from sanctum_desktop.bootstrap.net import hosted_chat
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain import hosted, language, net, secrets
from sanctum_desktop.core.domain.errors import SanctumError

install_words()
home, url = Path(sys.argv[1]), sys.argv[2]
key = secrets.ServerKey(sys.stdin.read())
chat = hosted_chat(home, door)
server = hosted.HostedServer(
    id="one", name="Mine", dialect=hosted.Dialect.OPENAI, url=url, model="small",
    nearness=hosted.Nearness.HERE)
prompt = language.Prompt((language.Message(language.Role.PERSON, "Hello."),))

async def ask():
    body = chat.body(server, prompt)
    request = chat.request(server, net.NetPurpose.CONVERSE, body)
    async for item in chat.send(server, key, request, body, None):
        print(getattr(item, "text", "."), end="")

try:
    asyncio.run(ask())
except SanctumError as error:
    print(error)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("airplane", [False, True])
def test_security_73_and_85_whom_a_whole_request_speaks_to(server, tmp_path, airplane):
    """Every call of the app, the doorkeeper and `net`: one host, no name asked for, no key."""
    home, log = tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"airplane": airplane}))
    done = subprocess.run(
        [
            *("strace", "-f", "-v", "-s", "100000", "-o", str(log)),
            *("-e", "trace=execve,socket,connect,bind,sendto,sendmsg,sendmmsg"),
            *(sys.executable, "-c", ASKING, str(home), server.url),
        ],
        input=KEY,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines = log.read_text(errors="replace").splitlines()
    spoke = [line for line in lines if "AF_INET" in line and "socket(" not in line]
    started = [line for line in lines if "execve(" in line and "--net-process" in line]
    if airplane:
        assert "airplane switch is on" in done.stdout
        assert (spoke, started, server.connected) == ([], [], 0)
    else:
        assert done.stdout == "Good day..", done.stderr
        (line,) = spoke
        assert f"htons({server.url.split(':')[2][:-3]})" in line
        assert 'inet_addr("127.0.0.1")' in line
        assert "connect(" in line
        (child,) = started
        assert line.split()[0] == child.split()[0], "nobody but net spoke"
        assert KEY.encode() in server.bytes_received
    assert not any(KEY in line for line in lines if "execve(" in line)
    for record in home.glob("*"):
        assert KEY not in record.read_text()
