"""What a model has read, as bytes for the vault: a header of ours, then the library's own.

    magic (8), length of the header (4, big-endian), header (MessagePack), the library's bytes

The header's checksum is against accidents; that nobody changed the bytes is the vault's to say.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final

import msgspec

MAGIC: Final = b"SANKV\x00\x00\x01"
_LENGTH_BYTES: Final = 4
_DIGEST_BYTES: Final = 16


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a state is for: a model, a context size, a version of the library."""

    model_id: str
    context: int
    library: str


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fit: Fit
    tokens: bytes
    size: int
    digest: bytes


def pack(fit: Fit, tokens: list[int], state: bytes) -> bytes:
    """One block of bytes of all."""
    numbers = array("i", tokens).tobytes()
    digest = blake2b(numbers + state, digest_size=_DIGEST_BYTES).digest()
    header = msgspec.msgpack.encode(_Header(fit, numbers, len(state), digest))
    return MAGIC + len(header).to_bytes(_LENGTH_BYTES, "big") + header + state


def unpack(packed: bytes, fit: Fit) -> tuple[list[int], bytes] | None:
    """Tokens and the library's bytes; None where they are not whole, or not for this."""
    start = len(MAGIC) + _LENGTH_BYTES
    length = int.from_bytes(packed[len(MAGIC) : start], "big")
    if not packed.startswith(MAGIC) or start + length > len(packed):
        return None
    try:
        header = msgspec.msgpack.decode(packed[start : start + length], type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError):  # it raises both for what is no struct
        return None
    state = packed[start + length :]
    digest = blake2b(header.tokens + state, digest_size=_DIGEST_BYTES).digest()
    if header.fit != fit or header.size != len(state) or header.digest != digest:
        return None
    tokens = array("i")
    tokens.frombytes(header.tokens)
    return tokens.tolist(), state
