"""The vault's backup key in the form age knows: an X25519 identity in Bech32 (BIP 173).

The key has 256 random bits, so age's slow passphrase form would only hold the process still for a
second and more each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_PREFIX: Final = "age-secret-key-"
_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BITS: Final = 5
_CHECK_LETTERS: Final = 6


def age_identity(key: bytes) -> str:
    """What `age -d -i` takes: AGE-SECRET-KEY-1... of 32 bytes."""
    padding = -len(key) * 8 % _BITS
    letters = (len(key) * 8 + padding) // _BITS
    values = _split(int.from_bytes(key, "big") << padding, letters)
    spread = [ord(c) >> _BITS for c in _PREFIX] + [0] + [ord(c) & 31 for c in _PREFIX]
    check = _split(_polymod([*spread, *values, *[0] * _CHECK_LETTERS]) ^ 1, _CHECK_LETTERS)
    return (_PREFIX + "1" + "".join(_LETTERS[value] for value in (*values, *check))).upper()


def _split(number: int, letters: int) -> list[int]:
    return [number >> _BITS * (letters - 1 - place) & 31 for place in range(letters)]


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << _BITS ^ value
        for place, term in enumerate(_GENERATOR):
            check ^= term if top >> place & 1 else 0
    return check
