"""What goes wrong with a hub, in words for people; none quotes what was sent to us."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import httpx2
from huggingface_hub.errors import HfHubHTTPError

from sanctum_desktop.core.domain.errors import EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.files import NO_ROOM
from sanctum_desktop.runtime.net_guard import ForeignHost, TooLong, not_trusted

_NO_ROOM: Final = NO_ROOM | {errno.EFBIG}
_MOST_WAIT_DIGITS: Final = 6
_ACCOUNT, _NOT_THERE, _TOO_MANY, _THEIR_FAULT = (401, 403), (404, 410), 429, 500


def refused(what: str, **values: object) -> EngineRefused:
    """In the words of `net.<what>`."""
    return EngineRefused(text(f"net.{what}", **values), advice=text(f"net.{what}.advice"))


def unavailable(what: str, **values: object) -> EngineUnavailable:
    """In the words of `net.<what>`: what may well work later."""
    return EngineUnavailable(text(f"net.{what}", **values), advice=text(f"net.{what}.advice"))


def not_understood() -> EngineRefused:
    """The answer is a web page, or no answer of a hub."""
    return refused("not_understood")


def status_error(answer: httpx2.Response) -> EngineRefused | EngineUnavailable:
    """The error of an answer that is not a success."""
    status = answer.status_code
    if status in _ACCOUNT:
        return refused("account")
    if status in _NOT_THERE:
        return refused("not_there")
    if status == _TOO_MANY:
        wait = answer.headers.get("retry-after", "")
        if wait.isdecimal() and len(wait) <= _MOST_WAIT_DIGITS:
            return unavailable("too_many_wait", seconds=int(wait))
        return unavailable("too_many")
    if status >= _THEIR_FAULT:
        return unavailable("their_fault", status=status)
    return not_understood()


@contextmanager
def refusals() -> Iterator[None]:
    """Raise a library's errors as ours."""
    try:
        yield
    except ForeignHost as error:
        raise refused("other_host", host=error.host) from error
    except TooLong as error:
        raise refused("too_long") from error
    except HfHubHTTPError as error:
        raise status_error(error.response) from error
    except httpx2.HTTPStatusError as error:
        raise status_error(error.response) from error
    except httpx2.TransportError as error:
        raise _unreached(error) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise not_understood() from error
    except OSError as error:
        raise disk_error(error) from error


def disk_error(error: OSError) -> EngineRefused:
    """The disk's own no; what came before is kept."""
    if error.errno in _NO_ROOM:
        return refused("no_room")
    return refused("disk", reason=error.strerror or "?")


def _unreached(error: httpx2.TransportError) -> EngineRefused | EngineUnavailable:
    if not_trusted(error):
        return refused("certificate")
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
        return unavailable("unreached")
    return unavailable("broken_off")
