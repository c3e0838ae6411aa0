"""The double of a net process's service: tells from inside what such a process can do."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import sys
from collections.abc import Generator
from typing import Final

import msgspec

from sanctum_desktop.runtime.engine_process.child import Call, Handler
from sanctum_desktop.runtime.net_calls import Exchange

if sys.platform == "linux":
    import resource

_PR_GET_DUMPABLE: Final = 3


class Look(msgspec.Struct, frozen=True, tag=True):
    """Tell what there is."""


class Sight(msgspec.Struct, frozen=True, tag=True):
    """What the process has: "open" or the error of each try, its environment, its limits.

    `dumpable` is the system's own word, -1 where it has none.
    """

    sockets: dict[str, str]
    core_bytes: int
    memory_bytes: int
    dumpable: int
    environment: dict[str, str]
    arguments: list[str]
    modules: list[str]
    number: int


def handler() -> Handler[Look, Sight | Exchange]:
    """What the child serves."""
    return Handler(_answer, Look)


def _answer(_look: Look, _call: Call) -> Generator[Sight | Exchange, None, None]:
    yield Exchange(0, "example.org", 1, 0)
    yield Sight(
        sockets={name: _try_socket(name) for name in ("AF_INET", "AF_INET6")},
        **_limits(),
        environment=dict(os.environ),
        arguments=sys.argv[1:],
        modules=sorted(sys.modules),
        number=os.getpid(),
    )
    yield Exchange(0, "example.org", 1, 2)


def _try_socket(family: str) -> str:
    try:
        socket.socket(getattr(socket, family), socket.SOCK_STREAM).close()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "open"


def _limits() -> dict[str, int]:
    """Linux; elsewhere none is known."""
    if sys.platform != "linux":
        return {"core_bytes": -1, "memory_bytes": -1, "dumpable": -1}
    return {
        "core_bytes": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "memory_bytes": resource.getrlimit(resource.RLIMIT_AS)[1],
        "dumpable": ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0),
    }
