"""The vault: one folder, one kernel lock, one connection on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.beside_talks import (
    SqlcipherAttachments,
    SqlcipherPlanItems,
)
from sanctum_desktop.adapters.sqlcipher.conversations import (
    SqlcipherConversations,
    SqlcipherTalkTrees,
)
from sanctum_desktop.adapters.sqlcipher.creation import create_in
from sanctum_desktop.adapters.sqlcipher.database import (
    Database,
    copy_into,
    opened_to_read,
    verify_copy,
)
from sanctum_desktop.adapters.sqlcipher.header import Anchor, Header
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.adapters.sqlcipher.kdf import KdfPolicy
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.message_search import SqlcipherMessages
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS, Migration
from sanctum_desktop.adapters.sqlcipher.model_states import SqlcipherModelStates
from sanctum_desktop.adapters.sqlcipher.net_records import SqlcipherNetLedger
from sanctum_desktop.adapters.sqlcipher.open_vault import OpenVault, open_vault
from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.adapters.sqlcipher.repositories import (
    SqlcipherDrafts,
    SqlcipherFacts,
    SqlcipherResumes,
)
from sanctum_desktop.adapters.sqlcipher.schema_version import migrate, refuse_newer
from sanctum_desktop.adapters.sqlcipher.servers import (
    SqlcipherHiddenWords,
    SqlcipherHostedServers,
    SqlcipherServerKeys,
)
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.adapters.sqlcipher.trail import SqlcipherTrail, record
from sanctum_desktop.adapters.sqlcipher.waiting import leave
from sanctum_desktop.core.domain.errors import (
    VaultError,
    VaultFull,
    VaultUnreadable,
    WeakPassphrase,
    WrongPassphrase,
)
from sanctum_desktop.core.domain.secrets import MAX_PASSPHRASE_BYTES, Passphrase
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.runtime.files import NO_ROOM, PRIVATE_FILE
from sanctum_desktop.runtime.translate import translate
from sanctum_desktop.runtime.worker import Worker

T = TypeVar("T")
_ANCHOR_EVERY: Final = timedelta(seconds=60)


class SqlcipherVault:
    """The Vault port and its repositories over one folder.

    `notices` holds what the person must be told after unlocking: a header that was damaged, and
    the `doubt`, as of a database older than when it was last closed. While there is one, nothing
    is written. A vault is locked again after `create`.
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
        self._clock = clock
        self._kdf = kdf or KdfPolicy()
        self._migrations = migrations
        self._worker = Worker("vault")
        self._open: OpenVault | None = None
        self._store = Store(self._worker, self._written)
        self.conversations = SqlcipherConversations(self._store)
        self.trees = SqlcipherTalkTrees(self._store)
        self.messages = SqlcipherMessages(self._store)
        self.attachments = SqlcipherAttachments(self._store)
        self.plan = SqlcipherPlanItems(self._store)
        self.facts = SqlcipherFacts(self._store)
        self.resumes = SqlcipherResumes(self._store)
        self.drafts = SqlcipherDrafts(self._store)
        self.model_states = SqlcipherModelStates(self._store)
        self.servers = SqlcipherHostedServers(self._store)
        self.server_keys = SqlcipherServerKeys(self._store)
        self.hidden_words = SqlcipherHiddenWords(self._store)
        self.net_ledger = SqlcipherNetLedger(self._store)
        self.trail = SqlcipherTrail(self._store, clock)

    @property
    def is_open(self) -> bool:
        return self._open is not None

    @property
    def doubt(self) -> str:
        """What speaks against the open vault, "" where nothing does."""
        return self._open.doubt if self._open else ""

    @property
    def notices(self) -> tuple[str, ...]:
        return tuple(filter(None, (self._open.notice, self._open.doubt))) if self._open else ()

    async def create(self, passphrase: Passphrase) -> str:
        return await self.call(lambda: self._create(passphrase))

    async def unlock(self, passphrase: Passphrase) -> None:
        await self.call(
            lambda: self._unlock(lambda h: headers.open_with_passphrase(h, passphrase))
        )

    async def recover(self, recovery_code: str, new: Passphrase) -> None:
        def work() -> None:
            _refuse_unusable(new)
            self._unlock(
                lambda h: headers.open_with_recovery_code(h, recovery_code), TrailEvent.RECOVERED
            )
            self._set_passphrase(new)

        await self.call(work)

    async def change_passphrase(self, old: Passphrase, new: Passphrase) -> None:
        def work() -> None:
            _refuse_unusable(new)
            with self._opened_with(old):
                self._set_passphrase(new)

        await self.call(work)

    async def renew_keys(self, old: Passphrase, new: Passphrase) -> str:
        """New keys all through, for a passphrase somebody has seen; gives a new recovery code.

        The old passphrase and code then open nothing, not even with a header kept from before;
        the backups in the vault's folder, which they would open, go.
        """

        def work() -> str:
            _refuse_unusable(new)
            with self._opened_with(old):
                code = self.writable().renew_keys(new)
                self.note(TrailEvent.KEYS_RENEWED)
            return code

        return await self.call(work)

    async def lock(self) -> None:
        await self.call(self._lock)

    def close(self) -> None:
        """End the vault's thread; lock first."""
        self._worker.close()

    async def call(self, work: Callable[[], T]) -> T:
        """Run on the vault's thread, with the vault's errors."""
        return await self._worker.call(lambda: _with_our_errors(work))

    def integrity(self) -> Anchor:
        """Read every page of the open database; VaultDamaged where one does not fit."""
        held = self.held()
        held.database.refuse_unless_intact()
        return held.database.anchor()

    def held(self) -> OpenVault:
        """What is held while it is open; for the vault's own thread only (`call`)."""
        self._store.opened()
        assert self._open is not None  # noqa: S101 - the store is open with it
        return self._open

    @contextmanager
    def _opened_with(self, passphrase: Passphrase) -> Iterator[None]:
        """For a while, where it was not open; it stays so where the while ends badly."""
        was_open = self.is_open
        self._unlock(lambda h: headers.open_with_passphrase(h, passphrase))
        yield
        if not was_open:
            self._lock()

    def writable(self) -> OpenVault:
        """As `held`, for what changes more than the database."""
        held = self.held()
        if held.doubt:
            raise opened_to_read()
        return held

    def _create(self, passphrase: Passphrase) -> str:
        _refuse_unusable(passphrase)
        return create_in(self.folder, passphrase, self._kdf, self._migrations)

    def _unlock(
        self,
        open_header: Callable[[Header], bytearray],
        event: TrailEvent = TrailEvent.UNLOCKED,
    ) -> None:
        if self._open is not None:
            open_header(self._open.header)  # the secret must fit, even where all is open
            return
        if not vault_exists(self.folder):
            read_header(self.folder)  # says why there is none
        now = self._clock.now()
        try:
            held = open_vault(self.folder, open_header, self._prepare, now)
        except WrongPassphrase:
            leave(self.folder, TrailEntry(now, TrailEvent.UNLOCK_FAILED))
            raise
        self._open, self._store.database = held, held.database
        if held.doubt:
            return  # the trail begins with what the person makes of it
        found = [TrailEntry(now, TrailEvent.FOUND_OLDER, held.notice)] if held.notice else []
        with suppress(VaultFull):  # a full disk keeps nobody out; failed tries wait for the next
            record(held.database, self.folder, [*found, TrailEntry(now, event)])

    def trust(self) -> None:
        """Go on with a doubted vault as it is; its trail keeps that. For the own thread only."""
        held, now = self.held(), self._clock.now()
        found = TrailEntry(now, TrailEvent.FOUND_OLDER, held.doubt)

        def prepare(database: Database) -> None:
            self._prepare(database)
            record(database, self.folder, [found, TrailEntry(now, TrailEvent.UNLOCKED)])

        if held.doubt:
            held.trust(prepare, now)

    def _prepare(self, database: Database) -> None:
        """Bring the database to this version's shape, and watch its rows."""
        refuse_newer(database, self._migrations)
        migrate(database, self._migrations, self.folder, self._clock.today())
        database.keep_tallies()

    def _set_passphrase(self, new: Passphrase) -> None:
        self.writable().set_passphrase(new)
        self.note(TrailEvent.PASSPHRASE_CHANGED)

    def note(self, event: TrailEvent) -> None:
        """Let the trail keep it; for the own thread only (`call`)."""
        entry = TrailEntry(self._clock.now(), event)
        record(self.held().database, self.folder, [entry])

    def _lock(self) -> None:
        held, self._open, self._store.database = self._open, None, None
        if held is not None:
            held.close(self._clock.now())

    def _written(self) -> None:
        """After each write: the anchor follows at most a minute behind."""
        held = self.held()
        # A clock set back must not stop the anchor, so the distance counts in both directions.
        if abs(self._clock.now() - held.anchored_at) < _ANCHOR_EVERY:
            return
        # The change itself is durable; the anchor comes with the next write or at lock.
        with suppress(OSError, VaultError):
            held.save_anchor(self._clock.now())


def back_up_database(vault: SqlcipherVault, draft: Path) -> tuple[Header, bytearray]:
    """Copy the open database to `draft`, verified; gives its header and the backup key.

    For the vault's own thread only (`call`).
    """
    held = vault.held()
    copy_into(held.database, draft)
    draft.chmod(PRIVATE_FILE)
    anchor = verify_copy(draft, [held.database.key])
    return (
        headers.with_anchor(held.header, held.master, anchor),
        bytearray(subkey(held.master, "backup")),
    )


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
