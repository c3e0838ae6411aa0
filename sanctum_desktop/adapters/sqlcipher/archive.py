"""Back up, restore and check a vault.

A backup is a ZIP file of two members, stored as they are: `vault.hdr`, the header as it stands
beside the vault, and `vault.db.age`, the SQLCipher database in an age file. Why so: age takes
either one passphrase or public keys, so an age file alone would open by passphrase or by recovery
code, never by both. The header already opens by both and is made to be seen; the age passphrase
is the vault's own backup key (64 hex digits, HKDF of the master key), which only an opened header
gives. Unpacked with any ZIP tool, `age -d` and `sqlcipher` read it without this program.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Final

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.creation import finish_creation
from sanctum_desktop.adapters.sqlcipher.database import verify_copy
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import Header
from sanctum_desktop.adapters.sqlcipher.header_file import write_header
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.presence import (
    DATABASE,
    HEADER,
    UNFINISHED_DATABASE,
    vault_exists,
)
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    NotFound,
    VaultDamaged,
    VaultExists,
)
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.vault_archive import VaultReport
from sanctum_desktop.runtime.files import (
    NO_ROOM,
    PRIVATE_FOLDER,
    open_private,
    replacing,
    sync_path,
)
from sanctum_desktop.runtime.translate import translate

_AGE_MEMBER: Final = f"{DATABASE}.age"
_MOST_BYTES: Final = 4 * 1024**3  # of the database in a backup: age is opened in memory


class SqlcipherArchive:
    """The VaultArchive port over one vault and one backup file."""

    def __init__(self, vault: SqlcipherVault, backup: Path) -> None:
        self._vault = vault
        self._backup = backup

    async def check(self, passphrase: Passphrase) -> VaultReport:
        async with self._opened(passphrase):
            anchor = await self._vault.call(self._vault.integrity)
            return VaultReport(anchor.number, self._vault.notices)

    async def back_up(self, passphrase: Passphrase) -> VaultReport:
        async with self._opened(passphrase):
            header = await self._vault.call(self._write_backup)
            return VaultReport(header.anchor.number, self._vault.notices)

    async def restore(
        self, *, passphrase: Passphrase | None = None, recovery_code: str | None = None
    ) -> VaultReport:
        def open_header(header: Header) -> bytearray:
            if passphrase is not None:
                return headers.open_with_passphrase(header, passphrase)
            return headers.open_with_recovery_code(header, recovery_code or "")

        return await self._vault.call(lambda: self._restore(open_header))

    @asynccontextmanager
    async def _opened(self, passphrase: Passphrase) -> AsyncIterator[None]:
        was_open = self._vault.is_open
        await self._vault.unlock(passphrase)
        try:
            yield
        finally:
            if not was_open:
                await self._vault.lock()

    def _write_backup(self) -> Header:
        from pyrage import passphrase as age  # type: ignore[import-untyped]

        draft = self._vault.folder / f".{DATABASE}.backup"
        _remove_scraps(draft)
        try:
            header, key = self._vault.back_up_database(draft)
            sealed = age.encrypt(draft.read_bytes(), key.hex())
        finally:
            _remove_scraps(draft)
        with (
            _writing_to(self._backup),
            replacing(self._backup) as file,
            os.fdopen(open_private(file), "wb") as stream,
        ):
            _write_zip(stream, headers.encode(header), sealed)
        return header

    def _restore(self, open_header: Callable[[Header], bytearray]) -> VaultReport:
        folder = self._vault.folder
        if vault_exists(folder):
            raise VaultExists(
                "There is a vault in that folder already; it was not touched.",
                advice="Name a new folder for the restored vault.",
            )
        header, sealed = _read_backup(self._backup)
        master = open_header(header)
        content = _unsealed(sealed, subkey(master, "backup"))
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        release = hold_folder(folder)
        try:
            _place_database(folder / UNFINISHED_DATABASE, content, header, master)
            # As in a creation: what is killed before the header leaves scraps, no vault.
            write_header(folder, header)
            finish_creation(folder)
        finally:
            release()
        return VaultReport(header.anchor.number)


def _place_database(draft: Path, content: bytes, header: Header, master: bytearray) -> None:
    """Write the database under its unfinished name; nothing of it stays where it does not fit."""
    _remove_scraps(draft)
    try:
        with os.fdopen(open_private(draft), "wb") as stream:
            stream.write(content)
        _refuse_other_moment(draft, header, master)
        sync_path(draft)
    except BaseException:
        _remove_scraps(draft)
        raise


def _refuse_other_moment(draft: Path, header: Header, master: bytearray) -> None:
    if verify_copy(draft, headers.database_keys(header, master)) != header.anchor:
        raise _garbled()


def _remove_scraps(draft: Path) -> None:
    """The file and the log beside it, as a kill may have left them."""
    for scrap in draft.parent.glob(f"{draft.name}*"):
        scrap.unlink()


def _write_zip(stream: IO[bytes], header: bytes, sealed: bytes) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        # A fixed date: a backup says nothing about when it was made.
        packed.writestr(zipfile.ZipInfo(HEADER), header)
        packed.writestr(zipfile.ZipInfo(_AGE_MEMBER), sealed)


def _read_backup(path: Path) -> tuple[Header, bytes]:
    """Header and age file of an untrusted backup; VaultDamaged where it is not whole."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFound("There is no backup at that place.") from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as untrusted:
            for name, most in ((HEADER, headers.MAX_HEADER_BYTES), (_AGE_MEMBER, _MOST_BYTES)):
                member = untrusted.getinfo(name)
                if member.file_size > most or member.compress_type != zipfile.ZIP_STORED:
                    raise _garbled()
            return headers.decode(untrusted.read(HEADER)), untrusted.read(_AGE_MEMBER)
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise _garbled() from None


def _unsealed(sealed: bytes, key: bytes) -> bytes:
    import pyrage

    try:
        content: bytes = pyrage.passphrase.decrypt(sealed, key.hex())
    except pyrage.DecryptError:
        raise _garbled() from None
    return content


def _garbled() -> VaultDamaged:
    return VaultDamaged(
        "That backup is cut or garbled; nothing was changed.", advice="Try an older backup."
    )


@contextmanager
def _writing_to(path: Path) -> Iterator[None]:
    with translate({OSError: lambda error: _cannot_write(path, error)}):
        yield


def _cannot_write(path: Path, error: OSError) -> CannotWrite:
    full = error.errno in NO_ROOM
    reason = "the disk is full" if full else (error.strerror or "the system refused")
    return CannotWrite(
        f"The backup {path.name} could not be written: {reason}.",
        advice="Free some space and try again." if full else "Choose another place.",
    )
