"""The vault's header: key slots, wrapped keys and anchor, in one canonical record."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final, Literal

import msgspec

from sanctum_desktop.adapters.sqlcipher import kdf
from sanctum_desktop.adapters.sqlcipher.keys import (
    KEY_BYTES,
    BadSeal,
    hkdf_sha256,
    seal,
    subkey,
    unseal,
)
from sanctum_desktop.adapters.sqlcipher.recovery_code import recovery_key_material
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase

FORMAT: Final = 1
MAX_HEADER_BYTES: Final = 64 * 1024
_DAMAGED: Final = "The vault's header was changed since it was written."
_DAMAGED_ADVICE: Final = "Restore a backup."


class PassphraseSlot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The master key under the passphrase's key; the cost is bound to the box."""

    algorithm: Literal["argon2id"] = "argon2id"
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    box: bytes = b""

    @property
    def cost(self) -> kdf.KdfCost:
        return kdf.KdfCost(self.memory_kib, self.passes, self.lanes)


class RecoverySlot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The master key under the recovery code's key."""

    algorithm: Literal["hkdf-sha256"] = "hkdf-sha256"
    salt: bytes
    box: bytes = b""


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last change seen in the database: its number and the end of the chain."""

    number: int
    chain: bytes


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in `vault.hdr`.

    `check` finds accidents without a key, so that the previous header can be tried; `mac` finds
    malice once the master key is known.
    """

    magic: Literal["SNCTVLT"] = "SNCTVLT"
    format: int = FORMAT
    vault: str
    passphrase: PassphraseSlot
    recovery: RecoverySlot
    database_keys: dict[str, bytes]
    anchor: Anchor
    mac: bytes = b""
    check: bytes = b""


class _Preface(msgspec.Struct):
    magic: Literal["SNCTVLT"]
    format: int


def encode(header: Header) -> bytes:
    return msgspec.json.encode(header, order="sorted")


def decode(untrusted: bytes) -> Header:
    """The header of a file's bytes; VaultDamaged or VaultTooNew otherwise."""
    if len(untrusted) > MAX_HEADER_BYTES:
        raise VaultDamaged(_DAMAGED, advice=_DAMAGED_ADVICE)
    try:
        newest = msgspec.json.decode(untrusted, type=_Preface).format
        if newest > FORMAT:
            raise VaultTooNew(
                "A newer version of Sanctum made this vault; it was not touched.",
                advice="Update Sanctum to open it.",
            )
        header = msgspec.json.decode(untrusted, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise VaultDamaged(_DAMAGED, advice=_DAMAGED_ADVICE) from error
    checked = encode(header) == untrusted and hmac.compare_digest(header.check, _check(header))
    if not checked:
        raise VaultDamaged(_DAMAGED, advice=_DAMAGED_ADVICE)
    return header


def new_header(
    passphrase: Passphrase, cost: kdf.KdfCost, recovery_code: str
) -> tuple[Header, bytearray]:
    """A header with fresh keys, and its master key."""
    master = bytearray(secrets.token_bytes(KEY_BYTES))
    vault = secrets.token_hex(16)
    database_key = secrets.token_bytes(KEY_BYTES)
    header = Header(
        vault=vault,
        passphrase=_passphrase_slot(vault, passphrase, cost, master),
        recovery=_recovery_slot(vault, recovery_code, master),
        database_keys={"1": seal(subkey(master, "dek"), database_key, _dek_bond(vault, "1"))},
        anchor=Anchor(number=0, chain=first_link(vault, master)),
    )
    return signed(header, master), master


def open_with_passphrase(header: Header, passphrase: Passphrase) -> bytearray:
    """The master key. The seal decides whether the passphrase is right: no hash is kept."""
    slot = header.passphrase
    key = kdf.derive(passphrase.reveal(), slot.salt, slot.cost)
    try:
        master = unseal(key, slot.box, _slot_bond(header.vault, slot))
    except BadSeal:
        raise WrongPassphrase(
            "That passphrase does not open this vault.",
            advice="Check the keyboard layout and Caps Lock, or use the recovery code.",
        ) from None
    refuse_unless_signed(header, master)
    return master


def open_with_recovery_code(header: Header, typed: str) -> bytearray:
    key = _recovery_key(header.recovery.salt, typed)
    try:
        master = unseal(key, header.recovery.box, _slot_bond(header.vault, header.recovery))
    except BadSeal:
        raise WrongPassphrase(
            "That recovery code belongs to another vault.",
            advice="Look for the code shown when this vault was made.",
        ) from None
    refuse_unless_signed(header, master)
    return master


def database_keys(header: Header, master: bytearray) -> list[bytearray]:
    """The keys of the database, the newest first; more than one while it is being rekeyed."""
    wrapping = subkey(master, "dek")
    try:
        return [
            unseal(wrapping, header.database_keys[number], _dek_bond(header.vault, number))
            for number in sorted(header.database_keys, key=int, reverse=True)
        ]
    except BadSeal as error:
        raise VaultDamaged(_DAMAGED, advice=_DAMAGED_ADVICE) from error


def with_next_database_key(header: Header, master: bytearray, key: bytearray) -> Header:
    """The same vault with a second database key, for as long as the rekeying takes."""
    number = str(int(max(header.database_keys, key=int)) + 1)
    box = seal(subkey(master, "dek"), key, _dek_bond(header.vault, number))
    both = {**header.database_keys, number: box}
    return signed(msgspec.structs.replace(header, database_keys=both), master)


def with_only_database_key(header: Header, master: bytearray, key: bytearray) -> Header:
    """The same vault without the database keys that open nothing any more."""
    numbers = sorted(header.database_keys, key=int, reverse=True)
    number = numbers[database_keys(header, master).index(key)]
    only = {number: header.database_keys[number]}
    return signed(msgspec.structs.replace(header, database_keys=only), master)


def with_fresh_master(
    header: Header, key: bytearray, passphrase: Passphrase, recovery_code: str
) -> tuple[Header, bytearray]:
    """The same vault under a new master key: no old header, passphrase or code leads to it."""
    master = bytearray(secrets.token_bytes(KEY_BYTES))
    number = max(header.database_keys, key=int)
    fresh = msgspec.structs.replace(
        header,
        passphrase=_passphrase_slot(header.vault, passphrase, header.passphrase.cost, master),
        recovery=_recovery_slot(header.vault, recovery_code, master),
        database_keys={number: seal(subkey(master, "dek"), key, _dek_bond(header.vault, number))},
    )
    return signed(fresh, master), master


def with_passphrase(header: Header, master: bytearray, new: Passphrase) -> Header:
    """The same vault under a new passphrase, with a new salt and the old cost."""
    slot = _passphrase_slot(header.vault, new, header.passphrase.cost, master)
    return signed(msgspec.structs.replace(header, passphrase=slot), master)


def with_recovery_code(header: Header, master: bytearray, new: str) -> Header:
    """The same vault under a new recovery code."""
    slot = _recovery_slot(header.vault, new, master)
    return signed(msgspec.structs.replace(header, recovery=slot), master)


def with_anchor(header: Header, master: bytearray, anchor: Anchor) -> Header:
    return signed(msgspec.structs.replace(header, anchor=anchor), master)


def first_link(vault: str, master: bytearray) -> bytes:
    """Where the chain of changes begins."""
    return hmac.digest(subkey(master, "anchor"), vault.encode(), hashlib.sha256)


def signed(header: Header, master: bytearray) -> Header:
    header = msgspec.structs.replace(header, mac=_mac(header, master))
    return msgspec.structs.replace(header, check=_check(header))


def refuse_unless_signed(header: Header, master: bytearray) -> None:
    if not hmac.compare_digest(header.mac, _mac(header, master)):
        raise VaultDamaged(
            "Somebody changed the vault's header on purpose, so the vault stays closed.",
            advice=_DAMAGED_ADVICE,
        )


def _mac(header: Header, master: bytearray) -> bytes:
    body = encode(msgspec.structs.replace(header, mac=b"", check=b""))
    return hmac.digest(subkey(master, "header"), body, hashlib.sha256)


def _check(header: Header) -> bytes:
    return hashlib.sha256(encode(msgspec.structs.replace(header, check=b""))).digest()


def _passphrase_slot(
    vault: str, passphrase: Passphrase, cost: kdf.KdfCost, master: bytearray
) -> PassphraseSlot:
    slot = PassphraseSlot(
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=secrets.token_bytes(32),
    )
    key = kdf.derive(passphrase.reveal(), slot.salt, cost)
    return msgspec.structs.replace(slot, box=seal(key, master, _slot_bond(vault, slot)))


def _recovery_slot(vault: str, code: str, master: bytearray) -> RecoverySlot:
    slot = RecoverySlot(salt=secrets.token_bytes(32))
    key = _recovery_key(slot.salt, code)
    return msgspec.structs.replace(slot, box=seal(key, master, _slot_bond(vault, slot)))


def _recovery_key(salt: bytes, typed: str) -> bytes:
    # No slow derivation: the code is 130 random bits, beyond any guessing.
    return hkdf_sha256(recovery_key_material(typed), info=b"sanctum/v1/recovery", salt=salt)


def _slot_bond(vault: str, slot: PassphraseSlot | RecoverySlot) -> bytes:
    """Binds a box to its vault, its slot and the cost: none can be swapped or weakened."""
    bare = msgspec.structs.replace(slot, box=b"")
    return msgspec.json.encode(["SNCTVLT", FORMAT, vault, bare], order="sorted")


def _dek_bond(vault: str, generation: str) -> bytes:
    return f"{vault}|dek|{generation}".encode()
