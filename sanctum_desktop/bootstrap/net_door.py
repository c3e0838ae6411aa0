"""The way from a confined process to `net`, the only one with a network. Standard library only.

The kernel's filter is inherited, so `net` must be started by somebody who never had it. On Linux a
doorkeeper is forked before anything confines itself: a process of this file alone, without key,
word or socket of its own but the pair it is asked by. Who wants `net` sends the pipes to speak to
it by; the keeper starts it with those, refuses while the airplane switch is on, and hands back a
descriptor to end it by. It ends when nobody is left to ask, and takes with it what it started.

Elsewhere nothing is inherited and `net` is started directly, after the same look at the switch.
Neither Windows nor macOS was ever at hand to try it.
"""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import IO, Final, NoReturn

from sanctum_desktop.bootstrap.confinement import forbid_dumps
from sanctum_desktop.bootstrap.own_processes import own_command, own_environment

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch

NET_PROCESS: Final = "--net-process"
"""The argument, with a service's name after it, that makes `__main__` a net process."""

DOOR: Final = "SANCTUM_DOOR"
"""Set in the environment of the app: the descriptor it asks the doorkeeper by."""

PASSED_ON: Final = (
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR"),
)
"""What `net` gets of the environment besides what every child gets."""

_NAME: Final = re.compile(r"[a-z_]{1,32}")
_MOST_BYTES: Final = 8192
_PIPES: Final = 3
_PATIENCE_S: Final = 10.0


class NotStarted(OSError):
    """`net` runs not; "airplane" where the switch is why."""


class Door:
    """The asking side. `descriptor` leads to the keeper, None where there is none."""

    def __init__(self, descriptor: int | None) -> None:
        self.descriptor = descriptor

    def start(self, service: str, home: Path) -> NetChild | subprocess.Popen[bytes]:
        """Have a net process of that service; OSError where there can be none.

        `home` is the folder whose settings hold the switch. Waits for the keeper: not for an
        event loop.
        """
        if _SYSTEM != "linux":
            return _start_directly(service, home)
        if self.descriptor is None:
            raise NotStarted("this process was started without a way to the network")
        return _ask(self.descriptor, service, home)


def open_door() -> Door:
    """Fork the keeper where one is needed; to be called before anything confines this process."""
    if _SYSTEM != "linux":
        return Door(None)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        ours.close()
        _keep_and_end(theirs)
    theirs.close()
    return Door(ours.detach())


@cache
def inherited_door() -> Door:
    """The door this app was given by its supervisor; its own children get none of it."""
    told = os.environ.pop(DOOR, "")
    if not told.isdigit():
        return Door(None)
    os.set_inheritable(int(told), False)
    return Door(int(told))


def airplane(home: Path) -> bool:
    """True where the switch is on, or where the settings cannot tell that it is off."""
    import json  # not at the start, which it would delay

    try:
        with (home / "settings.json").open("rb") as stream:
            told = json.loads(stream.read(_MOST_BYTES))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True
    return not isinstance(told, dict) or told.get("airplane", False) is not False


class NetChild:
    """A net process the keeper started, to the one that asked for it; as `subprocess.Popen`."""

    def __init__(self, number: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._number, self.stdin, self.stdout = number, stdin, stdout

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """0 once it has ended: how, only the keeper knows. TimeoutExpired as Popen raises it."""
        if not select.select([self._number], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(NET_PROCESS, timeout or 0)
        return 0

    def __del__(self) -> None:
        os.close(self._number)

    def _signal(self, which: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._number, which)


def _ask(door: int, service: str, home: Path) -> NetChild:
    """Send the pipes and a socket for the answer; what is answered is for this call alone."""
    import json

    request = json.dumps({"service": service, "home": str(home)}).encode()
    with ExitStack() as opened:
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        stdin = opened.enter_context(os.fdopen(ours_in, "wb"))
        stdout = opened.enter_context(os.fdopen(ours_out, "rb"))
        hearing, answering = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        given = [theirs_in, theirs_out, answering.detach()]
        with hearing:
            hearing.settimeout(_PATIENCE_S)
            try:
                with _seqpacket(os.dup(door)) as asking:
                    socket.send_fds(asking, [request], given)
            finally:
                _close(given)
            told, numbers, _, _ = socket.recv_fds(hearing, _MOST_BYTES, 1)
        if not numbers:
            raise NotStarted(told.decode() or "the doorkeeper is gone")
        opened.pop_all()
        return NetChild(numbers[0], stdin, stdout)


def _start_directly(service: str, home: Path) -> subprocess.Popen[bytes]:
    if airplane(home):
        raise NotStarted("airplane")
    return _start(service, subprocess.PIPE, subprocess.PIPE)


def _start(service: str, incoming: int, outgoing: int) -> subprocess.Popen[bytes]:
    """Nothing but ourselves is ever started."""
    if not _NAME.fullmatch(service):
        raise NotStarted("that is no service's name")
    return subprocess.Popen(  # noqa: S603 - ourselves
        own_command(NET_PROCESS, service),
        stdin=incoming,
        stdout=outgoing,
        stderr=subprocess.DEVNULL,
        env=own_environment(os.environ, PASSED_ON),
        cwd=Path(sys.executable).anchor,
    )


# What follows runs in the keeper.


def _keep_and_end(door: socket.socket) -> NoReturn:
    """Nothing of the process this was forked from may run on: no `finally`, no `atexit`."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the asking side's to hear
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.close(nowhere)
        forbid_dumps()
        _Keeper(door).keep()
        status = 0
    finally:
        os._exit(status)


class _Keeper:
    """Answers one request at a time; `_children` are those that run, by their descriptors."""

    def __init__(self, door: socket.socket) -> None:
        self._door = door
        self._children: dict[int, subprocess.Popen[bytes]] = {}

    def keep(self) -> None:
        try:
            while self._once():
                pass
        finally:
            for child in self._children.values():
                child.kill()

    def _once(self) -> bool:
        """False once nobody is left to ask."""
        asked = self._door.fileno()
        ready, _, _ = select.select([asked, *self._children], [], [])
        for number in ready:
            if number in self._children:
                self._children.pop(number).wait()
                os.close(number)
        if asked not in ready:
            return True
        request, given, _, _ = socket.recv_fds(self._door, _MOST_BYTES, _PIPES)
        try:
            if len(given) == _PIPES:
                self._answer(request, given)
        finally:
            _close(given)
        return bool(request)

    def _answer(self, request: bytes, given: list[int]) -> None:
        import json

        incoming, outgoing, answering = given
        told, numbers = "", []
        try:
            numbers.append(self._begin(json.loads(request), incoming, outgoing))
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            told = str(error)[:200]
        with _seqpacket(os.dup(answering)) as answer, suppress(OSError):
            socket.send_fds(answer, [told.encode() or b"started"], numbers)

    def _begin(self, asked: dict[str, str], incoming: int, outgoing: int) -> int:
        if airplane(Path(asked["home"])):
            raise NotStarted("airplane")
        child = _start(asked["service"], incoming, outgoing)
        try:
            number = os.pidfd_open(child.pid)
        except OSError:  # nobody could end it
            child.kill()
            child.wait()
            raise
        self._children[number] = child
        return number


def _seqpacket(descriptor: int) -> socket.socket:
    return socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, fileno=descriptor)


def _close(descriptors: list[int]) -> None:
    while descriptors:
        os.close(descriptors.pop())
