"""Holds what the net process says to the hosts that were consented to, and counts it."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import httpx2

from sanctum_desktop.adapters.model_hub.hosts import host_of, is_local, is_safe
from sanctum_desktop.runtime.net_calls import Exchange

USER_AGENT: Final = "sanctum-desktop"
_SAID: Final = frozenset({"host", "accept", "connection", "range"})
_CONNECT_S: Final = 15.0
_SILENCE_S: Final = 30.0
_MOST_REDIRECTS: Final = 5
_SCHEMES: Final = ("https", "http")


class ForeignHost(Exception):
    """An answer sent us to a host nobody consented to, to which nothing was said."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host


class TooLong(Exception):
    """An answer went on beyond what it may hold, or for longer."""


@dataclass
class Bound:
    """How much of an answer is read, and for how long; None is any time."""

    most_bytes: int
    within_s: float | None = None


@dataclass
class _Counted:
    host: str
    sent: int
    received: int = 0
    told: tuple[int, int] = (0, 0)


class Traffic:
    """Counts every exchange: request and answer with their headers, as they are before TLS."""

    def __init__(self) -> None:
        self._exchanges: list[_Counted] = []

    def begin(self, request: httpx2.Request) -> _Counted:
        line = len(request.method) + len(request.url.raw_path) + len(" HTTP/1.1\r\n") + 1
        counted = _Counted(host_of(str(request.url)), line + _size(request.headers))
        self._exchanges.append(counted)
        return counted

    def changes(self) -> Iterator[Exchange]:
        """Those that changed since they were last told."""
        for number, one in enumerate(self._exchanges):
            if one.told != (one.sent, one.received):
                one.told = one.sent, one.received
                yield Exchange(number, one.host, one.sent, one.received)


class Guard(httpx2.BaseTransport):
    """Every request passes here, redirected ones too, whatever library made it."""

    def __init__(
        self, inner: httpx2.BaseTransport, hosts: Sequence[str], traffic: Traffic, bound: Bound
    ) -> None:
        self._inner, self._hosts, self._traffic, self._bound = inner, hosts, traffic, bound

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        host = host_of(str(request.url))
        if host not in self._hosts or not is_safe(str(request.url)):
            raise ForeignHost(host)
        headers = {name: told for name, told in request.headers.items() if name in _SAID}
        # Uncompressed: what is counted, bounded and resumed is the file itself.
        headers |= {"user-agent": USER_AGENT, "accept-encoding": "identity"}
        request.headers = httpx2.Headers(headers)
        counted = self._traffic.begin(request)
        answer = self._inner.handle_request(request)
        counted.received += _size(answer.headers)
        assert isinstance(answer.stream, httpx2.SyncByteStream)  # noqa: S101 - no async here
        answer.stream = _Measured(answer.stream, counted, self._bound)
        return answer

    def close(self) -> None:
        self._inner.close()


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


def guarded_client(hosts: Sequence[str], traffic: Traffic, bound: Bound) -> httpx2.Client:
    """A client that can reach these hosts only, through the proxies the environment names."""

    def guard(proxy: str | None) -> Guard:
        return Guard(httpx2.HTTPTransport(proxy=proxy), hosts, traffic, bound)

    proxies = urllib.request.getproxies()
    mounts = {
        f"{scheme}://": guard(_with_scheme(proxy))
        for scheme in _SCHEMES
        if (proxy := proxies.get(scheme) or proxies.get("all"))
    }
    for host in hosts:
        if urllib.request.proxy_bypass(host.rpartition(":")[0] or host) or is_local(host):
            mounts[f"all://{host}"] = guard(None)
    return httpx2.Client(
        transport=guard(None),
        mounts=mounts,
        follow_redirects=True,
        max_redirects=_MOST_REDIRECTS,
        timeout=httpx2.Timeout(_SILENCE_S, connect=_CONNECT_S),
        trust_env=False,
    )


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"


def _size(headers: httpx2.Headers) -> int:
    return sum(len(name) + len(told) + len(": \r\n") for name, told in headers.raw) + 2
