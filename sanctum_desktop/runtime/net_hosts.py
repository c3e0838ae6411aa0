"""Hosts as people are shown them, and which addresses may be spoken to at all."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_LOCAL: Final = ("127.0.0.1", "localhost")
_USUAL_PORTS: Final = {"https": 443, "http": 80}


def host_of(url: str) -> str:
    """The host people are shown, with its port where that is not the scheme's own."""
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    name = f"[{name}]" if ":" in name else name
    usual = parts.port in {None, _USUAL_PORTS.get(parts.scheme)}
    return name if usual else f"{name}:{parts.port}"


def is_safe(url: str) -> bool:
    """Encrypted, or to this computer itself."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_local(parts.hostname or ""))


def is_local(host: str) -> bool:
    """This computer itself, with a port or without."""
    return host.partition(":")[0] in _LOCAL
