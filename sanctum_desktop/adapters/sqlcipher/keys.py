"""Keys from keys (HKDF-SHA256) and sealed boxes (XChaCha20-Poly1305)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 24


class BadSeal(Exception):
    """The key, the box or what was bound to it is not the one that was sealed."""


def hkdf_sha256(
    key: bytes | bytearray, *, info: bytes, salt: bytes = b"", length: int = KEY_BYTES
) -> bytes:
    """RFC 5869: extract, then expand to `length` bytes (at most 255 * 32)."""
    pseudorandom = hmac.digest(salt or bytes(32), key, hashlib.sha256)
    block, output = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(pseudorandom, block + info + bytes([counter]), hashlib.sha256)
        output += block
    return output[:length]


def subkey(master: bytes | bytearray, purpose: str) -> bytes:
    """The key of one purpose ("header", "dek", "anchor", "backup")."""
    return hkdf_sha256(master, info=f"sanctum/v1/{purpose}".encode())


def seal(key: bytes, secret: bytes | bytearray, bound_to: bytes) -> bytes:
    """Encrypt under a fresh nonce, which comes first; `bound_to` must be given to open it."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + encrypt(bytes(secret), bound_to, nonce, key)


def unseal(key: bytes, box: bytes, bound_to: bytes) -> bytearray:
    """The secret in the box; BadSeal where anything differs."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        return bytearray(decrypt(box[_NONCE_BYTES:], bound_to, box[:_NONCE_BYTES], key))
    except (CryptoError, ValueError, TypeError) as error:
        raise BadSeal from error
