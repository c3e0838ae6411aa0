"""The hosted models' side of the net process: sends one body, streams one reply."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import httpx2
import msgspec
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
)
from tenacity.wait import wait_exponential_jitter

from sanctum_desktop.adapters.hosted.dialects import (
    EVENTS,
    PATHS,
    UNREADABLE,
    Reply,
    headers_of,
)
from sanctum_desktop.adapters.hosted.refusals import (
    Again,
    Refusal,
    refusals,
    status_error,
    unreached,
)
from sanctum_desktop.adapters.hosted.requests import (
    Chat,
    HostedItem,
    HostedRequest,
    Listed,
    ListModels,
    NotTaken,
    Patience,
    Place,
)
from sanctum_desktop.adapters.hosted.wording import refused, unavailable
from sanctum_desktop.core.domain.addresses import nearness_of_address
from sanctum_desktop.core.domain.errors import EngineError, EngineUnavailable
from sanctum_desktop.core.domain.hosted import Dialect, Nearness
from sanctum_desktop.runtime.engine_process.child import Call, Handler
from sanctum_desktop.runtime.net_calls import Exchange
from sanctum_desktop.runtime.net_guard import Bound, Reach, TooLong, Traffic, guarded_client

MOST_BYTES: Final = 10 << 20
MOST_CHARACTERS: Final = 100_000
"""Longer than any reply that was asked for: what goes on and on is ended as at its limit."""

LONGEST_WAIT_S: Final = 20.0
_MOST_LISTED_BYTES: Final = 4 << 20
_MOST_EVENT_BYTES: Final = 1 << 20
_MOST_ERROR_BYTES: Final = 64 << 10
_ERROR_S: Final = 5.0
_MOST_MODELS: Final = 1000
_MOST_ID: Final = 200
_OK: Final = 200
_SAID: Final = frozenset(
    {"content-type", "content-length", "authorization", "x-api-key", "anthropic-version"}
)


class _Model(msgspec.Struct):
    id: str


class _Models(msgspec.Struct):
    data: list[_Model] | None


def handler() -> Handler[HostedRequest, HostedItem]:
    """What the child serves."""
    return Handler(_answer, HostedRequest)


def _answer(request: HostedRequest, call: Call) -> Generator[HostedItem, None, None]:
    def tell(exchange: Exchange) -> None:
        """Before its bytes go; who wants the answer no more sends nothing."""
        call.give(exchange)
        if call.cancelled():
            raise unavailable("closed")

    traffic = Traffic(tell)
    failed: EngineError | None = None
    try:
        if isinstance(request, Chat):
            yield from _chat(request, traffic)
        else:
            yield from _list(request, traffic)
    except Refusal as refusal:
        failed = refusal.error
        yield NotTaken()
    except EngineError as error:
        failed = error
    yield from traffic.changes()  # what was said is told before how it ended
    if failed is not None:
        raise failed


def _chat(request: Chat, traffic: Traffic) -> Iterator[HostedItem]:
    place, reply = request.place, Reply()
    asked = _Asked("POST", PATHS[place.dialect], request.body.encode(), MOST_BYTES)
    answered = 0
    with refusals(reply.said), _answer_to(asked, request, traffic) as answer:
        _check(answer, "text/event-stream")
        # Events are UTF-8, whatever is said of them; the charset named could be any codec.
        answer.encoding = "utf-8-sig"
        for event in httpx2.EventSource(answer, max_event_size=_MOST_EVENT_BYTES):
            for words in EVENTS[place.dialect](event.data, reply) if event.data else ():
                answered += len(words.text)
                yield words
            yield from traffic.changes()
            if answered > MOST_CHARACTERS:
                reply.reason = "length"
            if reply.over or answered > MOST_CHARACTERS:
                break
    yield reply.end()


def _list(request: ListModels, traffic: Traffic) -> Iterator[HostedItem]:
    most = f"?limit={_MOST_MODELS}" if request.place.dialect is Dialect.ANTHROPIC else ""
    asked = _Asked("GET", f"/models{most}", b"", _MOST_LISTED_BYTES)
    with refusals([]), _answer_to(asked, request, traffic) as answer:
        _check(answer, "application/json")
        try:
            told = msgspec.json.decode(answer.read(), type=_Models).data
        except UNREADABLE as error:
            raise refused("garbled") from error
    ids = [one.id for one in told or () if one.id.isprintable() and len(one.id) <= _MOST_ID]
    yield Listed(tuple(ids[:_MOST_MODELS]))


def _check(answer: httpx2.Response, kind: str) -> None:
    told = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told == "text/html":
        raise refused("page")
    if told != kind or answer.headers.get("content-encoding", "identity") != "identity":
        raise refused("garbled")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a server; of its answer at most `most_bytes` are read."""

    method: str
    path: str
    body: bytes
    most_bytes: int


@contextmanager
def _answer_to(
    asked: _Asked, request: HostedRequest, traffic: Traffic
) -> Iterator[httpx2.Response]:
    """A success, none of which is read yet; asked for again where that may help."""
    place, patience = request.place, request.patience
    silence_s = patience.silence_s
    bound = Bound(asked.most_bytes, patience.within_s, connect_s=silence_s, silence_s=silence_s)
    headers = headers_of(place.dialect, place.key) | {"content-type": "application/json"}
    with guarded_client(_reach(place), traffic, bound) as client:
        made = client.build_request(
            asked.method, place.url + asked.path, content=asked.body or None, headers=headers
        )
        try:
            answer = _tries(patience)(_try, client, made)
        except Again as again:
            raise again.error from again
        try:
            yield answer
        finally:
            answer.close()


def _tries(patience: Patience) -> Retrying:
    grows = wait_exponential_jitter(patience.wait_s, LONGEST_WAIT_S, jitter=patience.wait_s)

    def wait_s(state: RetryCallState) -> float:
        failed = state.outcome.exception() if state.outcome else None
        return max(grows(state), failed.wait_s if isinstance(failed, Again) else 0.0)

    return Retrying(
        stop=stop_after_attempt(patience.tries) | stop_after_delay(patience.within_s),
        wait=wait_s,
        retry=retry_if_exception(
            lambda error: isinstance(error, Again) and error.wait_s <= LONGEST_WAIT_S
        ),
        reraise=True,
    )


def _try(client: httpx2.Client, request: httpx2.Request) -> httpx2.Response:
    try:
        answer = client.send(request, stream=True)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
        ours = unreached(error)
        raise (Again(ours) if isinstance(ours, EngineUnavailable) else ours) from error
    if answer.status_code == _OK:
        return answer
    try:
        raise status_error(answer.status_code, answer.headers, _beginning(answer))
    finally:
        answer.close()


def _beginning(answer: httpx2.Response) -> bytes:
    """What a failure says of itself, as far as it comes in time."""
    said, until = b"", time.monotonic() + _ERROR_S
    with suppress(httpx2.TransportError, TooLong):
        for chunk in answer.iter_raw():
            said += chunk
            if len(said) >= _MOST_ERROR_BYTES or time.monotonic() > until:
                break
    return said


def _reach(place: Place) -> Reach:
    """What is to stay here or nearby is spoken to directly, and looked at where it leads."""
    if place.near is Nearness.AWAY:
        return Reach((place.host,), _SAID, url_fits=_encrypted, redirects=0)
    near = (Nearness.HERE,) if place.near is Nearness.HERE else (Nearness.HERE, Nearness.NEARBY)
    return Reach(
        (place.host,),
        _SAID,
        url_fits=lambda _url: True,
        peer_fits=lambda address: nearness_of_address(address) in near,
        redirects=0,
    )


def _encrypted(url: str) -> bool:
    return url.startswith("https://")
