"""Where a server is, as its address alone tells. What a name leads to is looked at later."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from sanctum_desktop.core.domain.addresses import nearness_of_address
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.hosted import Nearness
from sanctum_desktop.core.domain.words import text

_MOST_CHARACTERS: Final = 2000
_SIGNS: Final = re.compile(r"[A-Za-z0-9:/._~\[\]-]+")
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME: Final = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}")
_NUMBER: Final = re.compile(r"(?:\d+|0x[0-9a-f]*)")
_PASSED_ON: Final = re.compile(r"[:-]cloud$", re.IGNORECASE)
_MOST_NAME: Final = 253


def nearness_of(url: str) -> Nearness:
    """How near the server at `url` is; BadInput for an address that no server of ours may have.

    Only plain ASCII addresses of http and https, without a name or password, a question or a
    fragment in them; numbers only in their usual form. Who is out in the world is spoken to over
    https alone.
    """
    parts = _parts(url)
    nearness = _nearness_of_host(parts.hostname or "")
    if nearness is Nearness.AWAY and parts.scheme != "https":
        raise BadInput(text("server.url.http"), advice=text("server.url.http.advice"))
    return nearness


def refuse_passing_on(nearness: Nearness, model: str) -> None:
    """BadInput where a server that seems near is known to pass on what that model is sent.

    Ollama's cloud models ("gpt-oss:120b-cloud", "gemma4:cloud") are asked for on this computer and
    run on Ollama's: https://docs.ollama.com/cloud.
    """
    if nearness is not Nearness.AWAY and _PASSED_ON.search(model):
        raise BadInput(text("server.cloud"), advice=text("server.cloud.advice"))


def _parts(url: str) -> SplitResult:
    if len(url) > _MOST_CHARACTERS or not _SIGNS.fullmatch(url):
        raise _unusable()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise _unusable() from None
    if not usable or url.partition("://")[2] == "" or ":" in parts.path:
        raise _unusable()
    return parts


def _nearness_of_host(host: str) -> Nearness:
    if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):
        return _nearness_of_number(host)
    if len(host) > _MOST_NAME or not _NAME.fullmatch(host):
        raise _unusable()
    if host == "localhost":
        return Nearness.HERE
    if "." not in host or host.endswith(".local"):
        return Nearness.NEARBY
    return Nearness.AWAY


def _nearness_of_number(host: str) -> Nearness:
    """Refused are 2130706433, 0177.0.0.1, 127.1 and whatever else a resolver may take for one."""
    try:
        address = ip_address(host)
    except ValueError:
        raise _unusable() from None
    if address.is_unspecified or address.is_multicast:
        raise _unusable()
    return nearness_of_address(host)


def _unusable() -> BadInput:
    return BadInput(text("server.url"), advice=text("server.url.advice"))
