"""What goes wrong with a server, in words for people; none quotes what was sent to us."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Final

import httpx2

from sanctum_desktop.adapters.hosted.wording import died, refused, unavailable
from sanctum_desktop.core.domain.errors import EngineError, LLMUnavailable
from sanctum_desktop.runtime.net_guard import ForeignHost, ForeignPeer, TooLong, not_trusted

_NO_ROOM: Final = (
    *("context_length_exceeded", "exceed_context_size", "maximum context length"),
    "prompt is too long",
)
_NOT_KNOWN: Final = ("response_format", "json_schema", "stream_options")
"""What a server may name that stumbles over it, as llama-cpp-python's does, which answers 500."""
_NO_MONEY: Final = ("insufficient_quota", "credit balance is too low")
_NOT_TAKEN: Final = frozenset({400, 422})
_REFUSED: Final[Mapping[int, str]] = {
    400: "no_room",
    401: "key",
    403: "forbidden",
    404: "no_model",
    413: "no_room",
    422: "no_room",
}
_MONEY, _TOO_MANY, _OVERLOADED = 402, 429, 529
_AGAIN: Final = frozenset({408, 409, _TOO_MANY, _OVERLOADED})
_REDIRECT, _WRONG, _THEIR_FAULT, _NO_STATUS = 300, 400, 500, 600
_MOST_DIGITS: Final = 6


class Again(Exception):
    """A try that may well go better: `error` is what it is where no other follows.

    `wait_s` is how long the server asks to be left alone, 0 where it does not say.
    """

    def __init__(self, error: EngineError, wait_s: float = 0.0) -> None:
        super().__init__()
        self.error, self.wait_s = error, wait_s


class Refusal(Exception):
    """The server does not know something that was asked of it."""

    def __init__(self, error: EngineError) -> None:
        super().__init__()
        self.error = error


def status_error(status: int, headers: httpx2.Headers, said: bytes) -> Exception:
    """Again, Refusal or the error itself, of an answer that is no success.

    `said` is the beginning of its body; a few marks are looked for in it, and nothing is quoted.
    """
    lowered = said.decode("utf-8", "replace").lower()
    if status == _MONEY or any(mark in lowered for mark in _NO_MONEY):
        return unavailable("money")
    if _not_known(status, lowered):
        return Refusal(refused("not_taken"))
    if status in _AGAIN or _THEIR_FAULT <= status < _NO_STATUS:
        wait_s = _wait_s(headers)
        return Again(_busy(status, wait_s), wait_s)
    what = "redirect" if _REDIRECT <= status < _WRONG else _REFUSED.get(status, "garbled")
    return refused(what)


def _not_known(status: int, lowered: str) -> bool:
    if status in _NOT_TAKEN:
        return not any(mark in lowered for mark in _NO_ROOM)
    return status >= _THEIR_FAULT and any(mark in lowered for mark in _NOT_KNOWN)


def _busy(status: int, wait_s: float) -> LLMUnavailable:
    if status != _TOO_MANY:
        return unavailable("their_fault", status=status)
    return (
        unavailable("too_many_wait", seconds=round(wait_s)) if wait_s else unavailable("too_many")
    )


def _wait_s(headers: httpx2.Headers) -> float:
    """Retry-After in seconds, said as such or as a date; 0 where it says nothing of use."""
    told = headers.get("retry-after", "").strip()
    if told.isdecimal() and len(told) <= _MOST_DIGITS:
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, OSError):
        return 0.0


@contextmanager
def refusals(began: list[bool]) -> Iterator[None]:
    """Raise a library's errors as ours; `began` is not empty once words came."""
    try:
        yield
    except ForeignPeer as error:
        raise refused("elsewhere") from error
    except ForeignHost as error:
        raise refused("redirect") from error
    except (TooLong, httpx2.SSEError) as error:  # also an event that does not end
        raise (died if began else refused)("too_long") from error
    except httpx2.TransportError as error:
        raise _unreached(error, bool(began)) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise refused("garbled") from error


def unreached(error: httpx2.TransportError) -> EngineError:
    """Of a connection that could not be made."""
    return refused("certificate") if not_trusted(error) else unavailable("unreached")


def _unreached(error: httpx2.TransportError, began: bool) -> EngineError:
    if isinstance(error, httpx2.ProxyError):
        return unavailable("unreached")
    if began:
        return died("cut")
    if isinstance(error, httpx2.TimeoutException):
        return unavailable("silent")
    if isinstance(error, httpx2.ProtocolError) and not _hung_up(error):
        return refused("garbled")
    return unavailable("closed")


def _hung_up(error: httpx2.ProtocolError) -> bool:
    """It hung up before its answer was whole, rather than answering what is none."""
    return "without sending" in str(error)
