"""The form of a backup file.

A backup is a ZIP file of two members, stored as they are: `vault.hdr`, the header as it stands
beside the vault, and `vault.db.age`, the SQLCipher database in an age file. Why so: age takes
either one passphrase or public keys, so an age file alone would open by passphrase or by recovery
code, never by both. The header already opens by both and is made to be seen; the age key is the
vault's own backup key (HKDF of the master key), which only an opened header gives. Unpacked with
any ZIP tool, `age -d -i KEY` and `sqlcipher` read it without this program.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.age_identity import age_identity
from sanctum_desktop.adapters.sqlcipher.header import Header
from sanctum_desktop.adapters.sqlcipher.presence import DATABASE, HEADER
from sanctum_desktop.core.domain.errors import NotFound, VaultDamaged
from sanctum_desktop.runtime.files import write_atomically

_AGE_MEMBER: Final = f"{DATABASE}.age"
_MOST_BYTES: Final = 4 * 1024**3  # of the database in a backup: age is opened in memory
_BY_PASSPHRASE: Final = b"age-encryption.org/v1\n-> scrypt "


def write_archive(path: Path, header: Header, key: bytes | bytearray, database: bytes) -> None:
    """Put a backup at `path`, whole or not at all; CannotWrite where there is no room."""
    import pyrage  # type: ignore[import-untyped]

    public = pyrage.x25519.Identity.from_str(age_identity(bytes(key))).to_public()
    _pack(path, header, pyrage.encrypt(database, [public]))


def read_archive(path: Path) -> tuple[Header, bytes]:
    """Header and age file of an untrusted backup; VaultDamaged where it is not whole."""
    with _whole(path) as untrusted:
        return headers.decode(untrusted.read(HEADER)), untrusted.read(_AGE_MEMBER)


def header_of(path: Path) -> Header:
    """The header alone, of an untrusted backup."""
    with _whole(path) as untrusted:
        return headers.decode(untrusted.read(HEADER))


def replace_header(path: Path, header: Header) -> None:
    """Put another header of the same keys into a backup."""
    _, sealed = read_archive(path)
    _pack(path, header, sealed)


def unsealed(sealed: bytes, key: bytes) -> bytes:
    """The database in a backup's age file."""
    import pyrage

    try:
        if sealed.startswith(_BY_PASSPHRASE):  # as backups were sealed at first
            content: bytes = pyrage.passphrase.decrypt(sealed, key.hex())
        else:
            content = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(age_identity(key))])
    except pyrage.DecryptError:
        raise garbled() from None
    return content


def garbled() -> VaultDamaged:
    return VaultDamaged(
        "That backup is cut or garbled; nothing was changed.", advice="Try an older backup."
    )


def _pack(path: Path, header: Header, sealed: bytes) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as packed:
        # A fixed date: a backup says nothing about when it was made. The header comes first, where
        # erasing finds it.
        packed.writestr(zipfile.ZipInfo(HEADER), headers.encode(header))
        packed.writestr(zipfile.ZipInfo(_AGE_MEMBER), sealed)
    write_atomically(path, content.getvalue())


@contextmanager
def _whole(path: Path) -> Iterator[zipfile.ZipFile]:
    """The file's members within their limits; whatever is wrong with it is VaultDamaged."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(
            "There is no backup at that place.", advice="Look at the name, or at the drive."
        ) from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as untrusted:
            for name, most in ((HEADER, headers.MAX_HEADER_BYTES), (_AGE_MEMBER, _MOST_BYTES)):
                member = untrusted.getinfo(name)
                if member.file_size > most or member.compress_type != zipfile.ZIP_STORED:
                    raise garbled()
            yield untrusted
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise garbled() from None
