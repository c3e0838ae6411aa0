"""A real server with a real model of random weights: llama-cpp-python's own, on loopback."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import replace

import pytest
from hosted_ground import PROMPT, Ground, named, said

from sanctum_desktop.adapters.hosted.requests import Patience
from sanctum_desktop.benchmarks.random_model import write_model
from sanctum_desktop.core.domain.errors import EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.language import ReplyReason
from sanctum_desktop.core.domain.secrets import ServerKey

pytest.importorskip("llama_cpp")
pytest.importorskip("uvicorn")
pytestmark = pytest.mark.enable_socket
KEY = "sk-of-the-tests"
WITHIN_S = 90


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """Where the server listens, once it does."""
    folder = tmp_path_factory.mktemp("server")
    model = write_model(folder / "tiny.gguf")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"model": model, "host": "127.0.0.1", "port": port, "api_key": KEY, "n_ctx": 512}
    command = [sys.executable, "-m", "llama_cpp.server"]
    for name, told in settings.items():
        command += [f"--{name}", str(told)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--model_alias", "small", "--n_threads", "2", "--chat_format", "chatml"],
            stdout=log,
            stderr=log,
            cwd=folder,
            env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        )
    place = f"http://127.0.0.1:{port}/v1"
    try:
        _until_it_listens(f"{place}/models", server)
        yield place
    finally:
        server.kill()
        server.wait()


def _until_it_listens(address, server):
    """Each try waits for the one before it; a refused connection is no answer yet."""
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=WITHIN_S).close()
        except urllib.error.HTTPError:  # it wants the key
            return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"the server ended with {server.wait(0.1)}")
    pytest.fail("the server does not listen")


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path, Patience(wait_s=0.01))


async def test_its_models_are_listed_and_the_key_is_tried(url, ground):
    assert await ground.chat.models(named(url), ServerKey(KEY), None) == ("small",)
    with pytest.raises(EngineRefused, match="does not take this key"):
        await ground.chat.models(named(url), ServerKey("sk-another"), None)


async def test_it_streams_a_reply(url, ground):
    items = await ground.reply(named(url), key=ServerKey(KEY))
    assert len(items) > 3
    assert said(items)
    assert items[-1].reason in {ReplyReason.END, ReplyReason.LENGTH}
    begun, ended = await ground.ledger.read()
    assert begun.trace == ended.trace
    assert ended.local
    body = ground.chat.body(named(url), PROMPT).encode()
    assert len(body) < ended.sent_bytes < len(body) + 500
    with pytest.raises(EngineRefused, match="does not take this key"):
        await ground.reply(named(url), key=ServerKey("sk-another"))


async def test_a_prompt_that_is_too_long_for_it(url, ground):
    """This server says so nowhere: it hangs up where its answer would begin."""
    long = replace(PROMPT, messages=(replace(PROMPT.messages[2], text="bafe dogu " * 2000),))
    with pytest.raises(EngineUnavailable, match="without an answer") as raised:
        await ground.reply(named(url), long, key=ServerKey(KEY))
    assert "too long for its model" in raised.value.advice


async def test_a_shape_it_does_not_know_is_left_out_from_then_on(url, ground):
    """This server takes another form of it, and answers 500."""
    flag = {"type": "object", "properties": {"yes": {"type": "boolean"}}}
    shaped = replace(PROMPT, schema=json.dumps(flag))
    with pytest.raises(EngineRefused, match="next will be plainer"):
        await ground.reply(named(url), shaped, key=ServerKey(KEY))
    with pytest.raises(EngineRefused, match="another form"):  # random weights write no JSON
        await ground.reply(named(url), shaped, key=ServerKey(KEY))
