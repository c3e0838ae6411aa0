"""Holds what a net process says to the hosts that were consented to, and counts it.

For the adapters whose services run there; imported nowhere else.
"""

from __future__ import annotations

import ssl
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx2

from sanctum_desktop.runtime.net_calls import Exchange
from sanctum_desktop.runtime.net_hosts import host_of, is_local, is_safe

USER_AGENT: Final = "sanctum-desktop"
_SAID: Final = frozenset({"host", "accept", "connection", "range"})
_SCHEMES: Final = ("https", "http")


class ForeignHost(Exception):
    """An answer sent us to a host nobody consented to, to which nothing was said."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host


class ForeignPeer(Exception):
    """A host's name led to another network than it may; nothing was said there."""


class TooLong(Exception):
    """An answer went on beyond what it may hold, or for longer."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How much of an answer is read, and for how long; None is any time. All in seconds."""

    most_bytes: int
    within_s: float | None = None
    connect_s: float = 15.0
    silence_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Who may be spoken to, and which headers may be said besides the usual ones.

    `url_fits` is asked of every address. Where `peer_fits` is given, no proxy stands between, and
    it is asked of the address a connection leads to before anything is said over it.
    """

    hosts: Sequence[str]
    said: frozenset[str] = frozenset()
    url_fits: Callable[[str], bool] = is_safe
    peer_fits: Callable[[str], bool] | None = None
    redirects: int = 5


@dataclass
class _Counted:
    number: int
    host: str
    sent: int = 0
    received: int = 0
    told: tuple[int, int] | None = None

    def change(self) -> Exchange:
        self.told = self.sent, self.received
        return Exchange(self.number, self.host, self.sent, self.received)


class Traffic:
    """Counts every exchange: request and answer with their headers, as they are before TLS.

    `tell` hears of a request before its first byte goes, so that none can be broken off unknown.
    """

    def __init__(self, tell: Callable[[Exchange], None] | None = None) -> None:
        self._tell = tell
        self._exchanges: list[_Counted] = []

    def begin(self, host: str) -> _Counted:
        counted = _Counted(len(self._exchanges), host)
        self._exchanges.append(counted)
        return counted

    def send(self, counted: _Counted, size: int) -> None:
        """So many bytes are going to that host now."""
        counted.sent += size
        if self._tell is not None:
            self._tell(counted.change())

    def changes(self) -> Iterator[Exchange]:
        """Those that are new or changed since they were last told."""
        for one in self._exchanges:
            if one.told != (one.sent, one.received):
                yield one.change()


class Guard(httpx2.BaseTransport):
    """Every request passes here, redirected ones too, whatever library made it."""

    def __init__(
        self, inner: httpx2.BaseTransport, reach: Reach, traffic: Traffic, bound: Bound
    ) -> None:
        self._inner, self._reach, self._traffic, self._bound = inner, reach, traffic, bound

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = str(request.url)
        if host_of(url) not in self._reach.hosts or not self._reach.url_fits(url):
            raise ForeignHost(host_of(url))
        allowed = _SAID | self._reach.said
        headers = {name: told for name, told in request.headers.items() if name in allowed}
        # Uncompressed: what is counted, bounded and resumed is the file itself.
        headers |= {"user-agent": USER_AGENT, "accept-encoding": "identity"}
        request.headers = httpx2.Headers(headers)
        counted = self._traffic.begin(host_of(url))
        # The transport tells of its steps by this extension, each before it is taken.
        request.extensions |= {"trace": _Watch(request, counted, self._traffic, self._reach)}
        answer = self._inner.handle_request(request)
        counted.received += _answer_size(answer)
        assert isinstance(answer.stream, httpx2.SyncByteStream)  # noqa: S101 - no async here
        answer.stream = _Measured(answer.stream, counted, self._bound)
        return answer

    def close(self) -> None:
        self._inner.close()


class _Watch:
    """Looks at where a connection leads before a word is said, and counts what is sent over it."""

    def __init__(
        self, request: httpx2.Request, counted: _Counted, traffic: Traffic, reach: Reach
    ) -> None:
        self._request, self._counted, self._traffic = request, counted, traffic
        self._peer_fits = reach.peer_fits

    def __call__(self, step: str, about: Mapping[str, Any]) -> None:
        if step == "connection.connect_tcp.complete" and self._peer_fits is not None:
            address = about["return_value"].get_extra_info("server_addr")
            if not self._peer_fits(str(address[0])):
                about["return_value"].close()
                raise ForeignPeer
        starts = step == "http11.send_request_headers.started"
        if starts and about["request"].method != b"CONNECT":  # that is said to the proxy
            self._traffic.send(self._counted, _request_size(self._request))


class _Measured(httpx2.SyncByteStream):
    """The body of an answer: counted, and no longer than it may be."""

    def __init__(self, stream: httpx2.SyncByteStream, counted: _Counted, bound: Bound) -> None:
        self._stream, self._counted, self._bound = stream, counted, bound

    def __iter__(self) -> Iterator[bytes]:
        came, within_s = 0, self._bound.within_s
        until = None if within_s is None else time.monotonic() + within_s
        for chunk in self._stream:
            came += len(chunk)
            self._counted.received += len(chunk)
            if came > self._bound.most_bytes or (until and time.monotonic() > until):
                raise TooLong
            yield chunk

    def close(self) -> None:
        self._stream.close()


def guarded_client(reach: Reach, traffic: Traffic, bound: Bound) -> httpx2.Client:
    """A client that can reach these hosts only, through the proxies the environment names."""

    def guard(proxy: str | None) -> Guard:
        return Guard(httpx2.HTTPTransport(proxy=proxy), reach, traffic, bound)

    return httpx2.Client(
        transport=guard(None),
        mounts={pattern: guard(proxy) for pattern, proxy in _routes(reach)},
        follow_redirects=reach.redirects > 0,
        max_redirects=reach.redirects,
        timeout=httpx2.Timeout(bound.silence_s, connect=bound.connect_s),
        trust_env=False,
    )


def not_trusted(error: BaseException) -> bool:
    """True where a certificate was the reason."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _routes(reach: Reach) -> Iterator[tuple[str, str | None]]:
    """Which addresses go through which proxy, None for none."""
    if reach.peer_fits is not None:
        return
    proxies = urllib.request.getproxies()
    for scheme in _SCHEMES:
        if proxy := proxies.get(scheme) or proxies.get("all"):
            yield f"{scheme}://", _with_scheme(proxy)
    for host in reach.hosts:
        if urllib.request.proxy_bypass(host.rpartition(":")[0] or host) or is_local(host):
            yield f"all://{host}", None


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"


def _request_size(request: httpx2.Request) -> int:
    line = len(request.method) + len(request.url.raw_path) + len("  HTTP/1.1\r\n")
    return line + _size(request.headers) + int(request.headers.get("content-length", "0"))


def _answer_size(answer: httpx2.Response) -> int:
    line = len(f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}\r\n")
    return line + _size(answer.headers)


def _size(headers: httpx2.Headers) -> int:
    return sum(len(name) + len(told) + len(": \r\n") for name, told in headers.raw) + 2
