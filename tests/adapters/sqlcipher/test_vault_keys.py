"""Known answers of the primitives, the recovery code, the header and the cost of a guess."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.kdf import DEFAULT, FLOOR, KdfCost, calibrated, derive
from sanctum_desktop.adapters.sqlcipher.keys import BadSeal, hkdf_sha256, seal, unseal
from sanctum_desktop.adapters.sqlcipher.recovery_code import (
    new_recovery_code,
    recovery_key_material,
)
from sanctum_desktop.core.domain.errors import (
    VaultDamaged,
    VaultError,
    VaultTooNew,
    WrongPassphrase,
)
from sanctum_desktop.core.domain.secrets import Passphrase

CHEAP = KdfCost(19 * 1024, 1, 1)
RIGHT = Passphrase("walnut harbor quiet seven")


def test_hkdf_gives_the_answers_of_rfc_5869():
    assert hkdf_sha256(
        bytes([0x0B]) * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)), length=42
    ) == bytes.fromhex(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert hkdf_sha256(bytes([0x0B]) * 22, info=b"", length=42) == bytes.fromhex(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_xchacha20_poly1305_gives_the_answer_of_the_draft():
    box = bytes(range(0x40, 0x58)) + bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
    )
    bond = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    assert unseal(bytes(range(0x80, 0xA0)), box, bond) == (
        b"Ladies and Gentlemen of the class of '99: "
        b"If I could offer you only one tip for the future, sunscreen would be it."
    )


def test_argon2id_gives_the_answer_of_rfc_9106():
    from argon2.low_level import core, ffi

    out, password, salt = ffi.new("uint8_t[]", 32), bytes([1]) * 32, bytes([2]) * 16
    secret, bound = bytes([3]) * 8, bytes([4]) * 12
    buffers = [ffi.new("uint8_t[]", part) for part in (password, salt, secret, bound)]
    context = ffi.new(
        "argon2_context*",
        {
            "out": out, "outlen": 32, "version": 0x13,
            "pwd": buffers[0], "pwdlen": 32, "salt": buffers[1], "saltlen": 16,
            "secret": buffers[2], "secretlen": 8, "ad": buffers[3], "adlen": 12,
            "t_cost": 3, "m_cost": 32, "lanes": 4, "threads": 4,
            "allocate_cbk": ffi.NULL, "free_cbk": ffi.NULL, "flags": 0,
        },
    )  # fmt: skip
    assert core(context, 2) == 0
    assert bytes(ffi.buffer(out, 32)).hex() == (
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


def test_a_seal_opens_only_with_its_key_and_bond():
    key = bytes(32)
    box = seal(key, b"secret", b"here")
    assert unseal(key, box, b"here") == b"secret"
    for bad in ((b"\1" * 32, box, b"here"), (key, box, b"there"), (key, box[:20], b"here")):
        with pytest.raises(BadSeal):
            unseal(*bad)


@pytest.mark.parametrize(
    "cost",
    [(8, 3, 4), (65536, 0, 4), (65536, 3, 0), (2**32, 3, 4), (65536, 65, 4), (65536, 3, 17)],
)
def test_a_weakened_or_unbearable_cost_is_refused_before_memory_is_taken(cost):
    with pytest.raises(VaultDamaged):
        derive(b"x", b"s" * 32, KdfCost(*cost))


@pytest.mark.parametrize("floor_seconds", [0.001, 0.05, 0.1, 0.155, 0.2, 0.3, 0.9, 5])
def test_the_cost_is_calibrated_to_between_half_a_second_and_one(floor_seconds):
    cost = calibrated(floor_seconds)
    cost.refuse_unless_sane()
    per_work = floor_seconds / (FLOOR.memory_kib * FLOOR.passes)
    seconds = per_work * cost.memory_kib * cost.passes
    assert 0.5 <= seconds <= 1.0 or cost.memory_kib == FLOOR.memory_kib or cost.passes == 64
    assert cost.memory_kib <= DEFAULT.memory_kib


def test_recovery_codes_read_as_people_write_them():
    code = new_recovery_code()
    assert len(code.replace("-", "")) == 28
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_key_material(sloppy) == recovery_key_material(code)


@given(st.integers(0, 27), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_every_single_slip_is_found_by_the_checksum(place, character):
    code = new_recovery_code().replace("-", "")
    typed = code[:place] + character + code[place + 1 :]
    if typed != code:
        with pytest.raises(WrongPassphrase, match="checksum"):
            recovery_key_material(typed)


def test_a_code_of_another_length_is_no_code():
    with pytest.raises(WrongPassphrase, match="28"):
        recovery_key_material("ABCD")


@pytest.fixture(scope="module")
def made():
    code = new_recovery_code()
    header, master = headers.new_header(RIGHT, CHEAP, code)
    return header, master, code


def test_a_header_opens_by_passphrase_and_by_code(made):
    header, master, code = made
    again = headers.decode(headers.encode(header))
    assert headers.open_with_passphrase(again, RIGHT) == master
    assert headers.open_with_recovery_code(again, code) == master
    with pytest.raises(WrongPassphrase):
        headers.open_with_passphrase(again, Passphrase("walnut harbor quiet eight"))
    with pytest.raises(WrongPassphrase):
        headers.open_with_recovery_code(again, new_recovery_code())


def test_composed_and_decomposed_letters_are_one_passphrase(made):
    header, master, _ = made
    changed = headers.with_passphrase(header, master, Passphrase("caf\u00e9 au lait"))
    assert headers.open_with_passphrase(changed, Passphrase("cafe\u0301 au lait")) == master


def test_each_changed_byte_is_refused_without_asking_for_a_key(made):
    raw = headers.encode(made[0])
    for place in range(len(raw)):
        for bit in (1, 0x80):
            changed = bytearray(raw)
            changed[place] ^= bit
            with pytest.raises(VaultError):
                headers.decode(bytes(changed))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[" * 60000, b"x" * 70000, b"null", b"\xff\xfe"])
def test_what_is_no_header_is_refused(raw):
    with pytest.raises(VaultDamaged):
        headers.decode(raw)


def test_a_newer_format_is_told_apart(made):
    newer = msgspec.structs.replace(made[0], format=2)
    with pytest.raises(VaultTooNew):
        headers.decode(headers.encode(newer))


def rechecked(header):
    """As somebody with our source would change a header: with a check that fits."""
    bare = msgspec.structs.replace(header, check=b"")
    return msgspec.structs.replace(bare, check=hashlib.sha256(headers.encode(bare)).digest())


def test_a_header_changed_on_purpose_is_refused(made):
    header, _, _ = made
    moved = headers.Anchor(number=99, chain=header.anchor.chain)
    changed = rechecked(msgspec.structs.replace(header, anchor=moved))
    with pytest.raises(VaultDamaged):
        headers.open_with_passphrase(headers.decode(headers.encode(changed)), RIGHT)


def test_slots_cannot_move_between_vaults_or_be_weakened(made):
    header, _, code = made
    other, _ = headers.new_header(RIGHT, CHEAP, code)
    swapped = rechecked(
        msgspec.structs.replace(header, passphrase=other.passphrase, recovery=other.recovery)
    )
    with pytest.raises(WrongPassphrase):
        headers.open_with_passphrase(swapped, RIGHT)
    with pytest.raises(WrongPassphrase):
        headers.open_with_recovery_code(swapped, code)
    weaker = msgspec.structs.replace(header.passphrase, memory_kib=8)
    with pytest.raises(VaultDamaged, match="weakened"):
        headers.open_with_passphrase(
            rechecked(msgspec.structs.replace(header, passphrase=weaker)), RIGHT
        )


def test_secrets_do_not_print_themselves(made):
    assert "walnut" not in repr(made[0]) + repr(RIGHT)


async def test_what_is_made_is_encrypted_by_sqlcipher(vault):
    """Security 28: SQLite without a key would make a plain database and say nothing."""
    ((version,),) = await vault._store.read("PRAGMA cipher_version")
    assert version
    await vault.lock()
    for file in (vault.folder / "vault.db", *vault.folder.glob("vault.db-*")):
        assert not file.read_bytes().startswith(b"SQLite format 3")
