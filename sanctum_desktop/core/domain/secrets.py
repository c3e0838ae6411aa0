"""Values that never print themselves."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

MAX_PASSPHRASE_BYTES: Final = 1024


class GuessTime(StrEnum):
    """How long somebody with a fast computer would need to guess a passphrase, about."""

    MOMENTS = "moments"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    CENTURIES = "centuries"


class Passphrase:
    """A secret in NFKC form that can be wiped and never prints itself.

    CPython and Qt may hold other copies; ending the process is the real wipe.
    """

    __slots__ = ("_bytes",)

    def __init__(self, text: str) -> None:
        self._bytes = bytearray(unicodedata.normalize("NFKC", text).encode("utf-8"))

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __len__(self) -> int:
        """Length in characters."""
        return len(self._bytes.decode("utf-8"))

    def reveal(self) -> bytes:
        """The UTF-8 bytes, for a key derivation only."""
        return bytes(self._bytes)

    def matches(self, other: Passphrase) -> bool:
        import hmac  # it brings OpenSSL, for which the lock screen need not wait

        return hmac.compare_digest(self._bytes, other._bytes)

    def wipe(self) -> None:
        self._bytes[:] = bytes(len(self._bytes))


class ServerKey:
    """What a server knows the person by; it never prints itself."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text.strip()

    def __repr__(self) -> str:
        return "ServerKey(…)"

    def __bool__(self) -> bool:
        return bool(self._text)

    def reveal(self) -> str:
        """For the vault, and for the header of a request."""
        return self._text
