"""A name server that never answers keeps a net process waiting no longer than we say."""

import socket
import threading

import pytest

from sanctum_desktop.runtime.net_names import limit_look_ups


@pytest.fixture
def asked(monkeypatch):
    """Names nobody answers for, and one that is known."""
    never, asked = threading.Event(), []

    def look_up(host, port, **more):
        asked.append((host, port, more))
        if host == "unknown.example":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if host != "here.example":
            never.wait(30)
        return [("an address", port)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield asked
    never.set()


def test_silence_is_a_name_not_known_just_now(asked):
    limit_look_ups(0.05)
    with pytest.raises(socket.gaierror, match="in time") as raised:
        socket.getaddrinfo("silent.example", 443)
    assert raised.value.errno == socket.EAI_AGAIN


def test_an_answer_and_a_refusal_are_the_systems_own(asked):
    limit_look_ups(5)
    assert socket.getaddrinfo("here.example", 443, type=1) == [("an address", 443)]
    assert asked == [("here.example", 443, {"type": 1})]
    with pytest.raises(socket.gaierror, match="no such name"):
        socket.getaddrinfo("unknown.example", 443)
