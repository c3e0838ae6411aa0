"""The recovery code: 130 random bits a person can write down, and two characters of check."""

from __future__ import annotations

import secrets
from typing import Final

from sanctum_desktop.core.domain.errors import WrongPassphrase

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_READ_AS: Final = str.maketrans("OIL", "011", " -\t\n\r")
_LENGTH, _CHECK_LENGTH, _GROUP = 26, 2, 4
_PRIME: Final = (
    1021  # below 32 * 32: each single slip and each swap of neighbours changes the rest
)


def new_recovery_code() -> str:
    """Seven groups of four characters, check included."""
    number = secrets.randbits(5 * _LENGTH)
    code = _base32(number, _LENGTH) + _base32(number % _PRIME, _CHECK_LENGTH)
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


def recovery_key_material(typed: str) -> bytes:
    """The code's 130 bits as 17 bytes; WrongPassphrase says so where it was mistyped."""
    code = typed.upper().translate(_READ_AS)
    if len(code) != _LENGTH + _CHECK_LENGTH or any(c not in _ALPHABET for c in code):
        raise WrongPassphrase(
            "That is not a recovery code: it has 28 letters and digits.",
            advice="Type all seven groups of four.",
        )
    number, check = _number(code[:_LENGTH]), _number(code[_LENGTH:])
    if number % _PRIME != check:
        raise WrongPassphrase(
            "The recovery code's checksum does not fit: one of its characters is mistyped.",
            advice="Compare it with your copy, group by group.",
        )
    return number.to_bytes(17, "big")


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> 5 * i) & 31] for i in reversed(range(length)))


def _number(code: str) -> int:
    number = 0
    for character in code:
        number = number * 32 + _ALPHABET.index(character)
    return number
