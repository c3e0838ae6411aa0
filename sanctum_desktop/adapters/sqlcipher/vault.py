"""The vault: one folder, one kernel lock, one connection on one thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.creation import create_in, finish_creation
from sanctum_desktop.adapters.sqlcipher.database import Database, copy_into, verify_copy
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import Anchor, Header
from sanctum_desktop.adapters.sqlcipher.header_file import (
    read_header,
    write_both_headers,
    write_header,
)
from sanctum_desktop.adapters.sqlcipher.kdf import KdfPolicy
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS, Migration
from sanctum_desktop.adapters.sqlcipher.presence import DATABASE, vault_exists
from sanctum_desktop.adapters.sqlcipher.repositories import (
    SqlcipherConversations,
    SqlcipherDrafts,
    SqlcipherFacts,
    SqlcipherResumes,
)
from sanctum_desktop.adapters.sqlcipher.schema_version import migrate, refuse_newer
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.errors import (
    VaultDamaged,
    VaultError,
    VaultFull,
    VaultUnreadable,
    WeakPassphrase,
)
from sanctum_desktop.core.domain.secrets import MAX_PASSPHRASE_BYTES, Passphrase
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.runtime.files import (
    NO_ROOM,
    PRIVATE_FILE,
)
from sanctum_desktop.runtime.translate import translate
from sanctum_desktop.runtime.worker import Worker

T = TypeVar("T")
_ANCHOR_EVERY: Final = timedelta(seconds=60)


@dataclass(slots=True)
class _Open:
    """What is held while the vault is unlocked."""

    header: Header
    master: bytearray = field(repr=False)
    key: bytearray = field(repr=False)
    database: Database
    release: Callable[[], None]
    anchored_at: datetime

    def wipe(self) -> None:
        """Best effort: ending the process is the real wipe."""
        for secret in (self.master, self.key):
            secret[:] = bytes(len(secret))


class SqlcipherVault:
    """The Vault port and its four repositories over one folder.

    `notices` holds what the person must be told after unlocking: a header that was damaged, a
    database older than when it was last closed. A vault is locked again after `create`.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        kdf: KdfPolicy | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self.folder = folder
        self.notices: tuple[str, ...] = ()
        self._clock = clock
        self._kdf = kdf or KdfPolicy()
        self._migrations = migrations
        self._worker = Worker("vault")
        self._open: _Open | None = None
        self._store = Store(self._worker, self._written)
        self.conversations = SqlcipherConversations(self._store)
        self.facts = SqlcipherFacts(self._store)
        self.resumes = SqlcipherResumes(self._store)
        self.drafts = SqlcipherDrafts(self._store)

    @property
    def is_open(self) -> bool:
        return self._open is not None

    async def create(self, passphrase: Passphrase) -> str:
        return await self.call(lambda: self._create(passphrase))

    async def unlock(self, passphrase: Passphrase) -> None:
        await self.call(
            lambda: self._unlock(lambda h: headers.open_with_passphrase(h, passphrase))
        )

    async def recover(self, recovery_code: str, new: Passphrase) -> None:
        def work() -> None:
            _refuse_unusable(new)
            self._unlock(lambda h: headers.open_with_recovery_code(h, recovery_code))
            self._set_passphrase(new)

        await self.call(work)

    async def change_passphrase(self, old: Passphrase, new: Passphrase) -> None:
        def work() -> None:
            _refuse_unusable(new)
            was_open = self.is_open
            self._unlock(lambda h: headers.open_with_passphrase(h, old))
            self._set_passphrase(new)
            if not was_open:
                self._lock()

        await self.call(work)

    async def lock(self) -> None:
        await self.call(self._lock)

    def close(self) -> None:
        """End the vault's thread; lock first."""
        self._worker.close()

    async def call(self, work: Callable[[], T]) -> T:
        """Run on the vault's thread, with the vault's errors."""
        return await self._worker.call(lambda: _with_our_errors(work))

    def back_up_database(self, draft: Path) -> tuple[Header, bytearray]:
        """Copy the open database to `draft`, verified; gives its header and the backup key.

        For the vault's own thread only (`call`).
        """
        held = self._held()
        copy_into(held.database, draft)
        draft.chmod(PRIVATE_FILE)
        anchor = verify_copy(draft, held.key)
        return (
            headers.with_anchor(held.header, held.master, anchor),
            bytearray(subkey(held.master, "backup")),
        )

    def integrity(self) -> Anchor:
        """Read every page of the open database; VaultDamaged where one does not fit."""
        held = self._held()
        held.database.refuse_unless_intact()
        return held.database.anchor()

    def _held(self) -> _Open:
        self._store.opened()
        assert self._open is not None  # noqa: S101 - the store is open with it
        return self._open

    def _create(self, passphrase: Passphrase) -> str:
        _refuse_unusable(passphrase)
        return create_in(self.folder, passphrase, self._kdf, self._migrations)

    def _unlock(self, open_header: Callable[[Header], bytearray]) -> None:
        if self._open is not None:
            open_header(self._open.header)  # the secret must fit, even where all is open
            return
        if not vault_exists(self.folder):
            read_header(self.folder)  # says why there is none
        with ExitStack() as undo:
            release = hold_folder(self.folder)
            undo.callback(release)
            header, notice = read_header(self.folder)
            master = open_header(header)
            finish_creation(self.folder)
            key = headers.database_key(header, master)
            database = Database(self.folder / DATABASE, key, subkey(master, "anchor"))
            undo.callback(database.discard)
            missing = self._open_database(database, header, key)
            self.notices = tuple(filter(None, (notice, missing)))
            self._open = _Open(header, master, key, database, release, self._clock.now())
            self._store.database = database
            undo.pop_all()

    def _open_database(self, database: Database, header: Header, key: bytearray) -> str:
        """Open and migrate; gives the notice where the database is older than the header."""
        if not (self.folder / DATABASE).exists():
            raise VaultDamaged(
                "The vault's database file is gone.", advice="Restore a backup into a new folder."
            )
        database.open()
        refuse_newer(database, self._migrations)
        notice = _older_than(header.anchor, database.anchor())
        migrate(database, self._migrations, key, self.folder, self._clock.today())
        return notice

    def _set_passphrase(self, new: Passphrase) -> None:
        held = self._held()
        header = headers.with_passphrase(held.header, held.master, new)
        header = headers.with_anchor(header, held.master, held.database.anchor())
        write_both_headers(self.folder, header)
        held.header = header

    def _lock(self) -> None:
        held = self._open
        if held is None:
            return
        self._open = self._store.database = None
        try:
            self._save_anchor(held)
        finally:
            try:
                held.database.close()
            finally:
                held.wipe()
                held.release()

    def _written(self) -> None:
        """After each write: the anchor follows at most a minute behind."""
        held = self._held()
        # A clock set back must not stop the anchor, so the distance counts in both directions.
        if abs(self._clock.now() - held.anchored_at) < _ANCHOR_EVERY:
            return
        # The change itself is durable; the anchor comes with the next write or at lock.
        with suppress(OSError, VaultError):
            self._save_anchor(held)

    def _save_anchor(self, held: _Open) -> None:
        anchor = held.database.anchor()
        if anchor != held.header.anchor:
            held.header = headers.with_anchor(held.header, held.master, anchor)
            write_header(self.folder, held.header)
        held.anchored_at = self._clock.now()


def _older_than(seen: Anchor, found: Anchor) -> str:
    """What to tell where the database is not the one that was last seen."""
    if found.number < seen.number:
        missing = seen.number - found.number
        changes = "1 change is" if missing == 1 else f"{missing} changes are"
        return f"This vault is older than when it was last closed: {changes} missing."
    if found.number == seen.number and found.chain != seen.chain:
        return "This vault's content is not the one that was last closed here."
    return ""


def _refuse_unusable(passphrase: Passphrase) -> None:
    """The limits of the machine; how strong it must be is the core's to say."""
    if not 0 < len(passphrase.reveal()) <= MAX_PASSPHRASE_BYTES:
        raise WeakPassphrase(
            "A passphrase has between 1 and 1,024 bytes.", advice="Take a shorter one."
        )


def _with_our_errors(work: Callable[[], T]) -> T:
    with translate({OSError: _of_system}):
        return work()


def _of_system(error: OSError) -> VaultError:
    if error.errno in NO_ROOM:
        return VaultFull(
            "The disk is full; what was saved before is safe.",
            advice="Free some space and try again.",
        )
    reason = error.strerror or "the system refused"
    return VaultUnreadable(
        f"The vault's folder cannot be read or written: {reason}.",
        advice="Check the disk and its permissions.",
    )
