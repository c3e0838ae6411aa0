"""What is held while a vault is unlocked, and what changes its keys and its anchor."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.creation import finish_creation
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import Anchor, Header
from sanctum_desktop.adapters.sqlcipher.header_file import (
    previous_has_other_secrets,
    read_header,
    write_both_headers,
    write_header,
)
from sanctum_desktop.adapters.sqlcipher.keys import KEY_BYTES, subkey
from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, DATABASE
from sanctum_desktop.adapters.sqlcipher.recovery_code import new_recovery_code
from sanctum_desktop.core.domain.errors import VaultDamaged
from sanctum_desktop.core.domain.secrets import Passphrase


@dataclass(slots=True)
class OpenVault:
    """Keys, database and folder lock of one unlocked vault.

    `notice` is what the person must be told of it; `doubt` is what speaks against the database,
    which is open to read only until somebody trusts it.
    """

    folder: Path
    header: Header
    master: bytearray = field(repr=False)
    database: Database
    release: Callable[[], None]
    anchored_at: datetime
    notice: str = ""
    doubt: str = ""
    rows_doubted: bool = False

    def set_passphrase(self, new: Passphrase) -> None:
        header = headers.with_passphrase(self.header, self.master, new)
        header = headers.with_anchor(header, self.master, self.database.anchor())
        write_both_headers(self.folder, header)
        self.header = header

    def renew_keys(self, new: Passphrase) -> str:
        """A new master key, database key, passphrase and recovery code, which is given."""
        code, key = new_recovery_code(), bytearray(secrets.token_bytes(KEY_BYTES))
        # Both headers know both keys before the first page changes: either may be what is left.
        self.header = headers.with_next_database_key(self.header, self.master, key)
        write_both_headers(self.folder, self.header)
        self.database.rekey(key)
        header = headers.with_anchor(self.header, self.master, self.database.anchor())
        header, master = headers.with_fresh_master(header, key, new, code)
        write_both_headers(self.folder, header)
        self.master[:] = bytes(len(self.master))
        self.header, self.master = header, master
        self.database.anchor_key = subkey(master, "anchor")
        for copy in (self.folder / BACKUPS).glob("*"):
            copy.unlink()  # the old secrets would open it
        return code

    def finish_change(self) -> None:
        """Leave the header as it should be where a change of keys or passphrase was cut short."""
        if len(self.header.database_keys) > 1:
            self.header = headers.with_only_database_key(
                self.header, self.master, self.database.key
            )
        if previous_has_other_secrets(self.folder, self.header):
            write_both_headers(self.folder, self.header)

    def hold_back(self, doubt: str, *, of_rows: bool) -> None:
        """Write nothing more until somebody trusts it."""
        self.doubt, self.rows_doubted = doubt, of_rows
        self.database.reopen(read_only=True)

    def trust(self, prepare: Callable[[Database], None], now: datetime) -> None:
        """Take it as it is, from here on; where that fails, the doubt stays."""
        doubt = self.doubt
        self.database.reopen(read_only=False)
        try:
            if self.rows_doubted:
                self.database.tally_anew()
            prepare(self.database)
            self.finish_change()
            self.save_anchor(now)
        except BaseException:
            self.hold_back(doubt, of_rows=self.rows_doubted)
            raise
        self.doubt, self.rows_doubted = "", False

    def renew_recovery_code(self) -> str:
        """A new recovery code, which is given; neither header knows the old one then."""
        code = new_recovery_code()
        header = headers.with_recovery_code(self.header, self.master, code)
        header = headers.with_anchor(header, self.master, self.database.anchor())
        write_both_headers(self.folder, header)
        self.header = header
        return code

    def save_anchor(self, now: datetime) -> None:
        """Let the header know the last change."""
        anchor = self.database.anchor()
        if anchor != self.header.anchor:
            self.header = headers.with_anchor(self.header, self.master, anchor)
            write_header(self.folder, self.header)
        self.anchored_at = now

    def close(self, now: datetime) -> None:
        """Save the anchor, fold the log, wipe the keys as far as Python can, free the folder."""
        with ExitStack() as last:
            last.callback(self.release)
            last.callback(self._wipe)
            last.callback(self.database.close)
            if not self.doubt:
                self.save_anchor(now)

    def _wipe(self) -> None:
        """Best effort: ending the process is the real wipe."""
        for secret in (self.master, self.database.key):
            secret[:] = bytes(len(secret))


def open_vault(
    folder: Path,
    open_header: Callable[[Header], bytearray],
    prepare: Callable[[Database], None],
    now: datetime,
) -> OpenVault:
    """Open the vault; one that may not be what was last closed is left as it is, to the byte.

    `open_header` gives the master key; `prepare` gets the open database, to bring its shape up to
    date.
    """
    with ExitStack() as undo:
        release = hold_folder(folder)
        undo.callback(release)
        header, notice = read_header(folder)
        master = open_header(header)
        finish_creation(folder)
        if not (folder / DATABASE).exists():
            raise VaultDamaged(
                "The vault's database file is gone.", advice="Restore a backup into a new folder."
            )
        keys = headers.database_keys(header, master)
        database = Database(folder / DATABASE, keys, subkey(master, "anchor"))
        undo.callback(database.discard)
        held = OpenVault(folder, header, master, database, release, now, notice)
        held.doubt = _doubt_of(database, header.anchor, has_log=_has_log(folder))
        if not held.doubt:
            prepare(database)
            held.finish_change()
        undo.pop_all()
        return held


def _has_log(folder: Path) -> bool:
    """True after a kill: whoever opens it to write folds the log in, whatever it holds."""
    log = folder / f"{DATABASE}-wal"
    return log.exists() and log.stat().st_size > 0


def _doubt_of(database: Database, seen: Anchor, *, has_log: bool) -> str:
    """What speaks against the database, opened to read only where there is something."""
    database.read_only = has_log
    doubt = _older_than(seen, database.anchor())
    if database.read_only is not bool(doubt):
        database.reopen(read_only=bool(doubt))
    return doubt


def _older_than(seen: Anchor, found: Anchor) -> str:
    """What to tell where the database is not the one that was last seen."""
    if found.number < seen.number:
        missing = seen.number - found.number
        changes = "1 change is" if missing == 1 else f"{missing} changes are"
        return f"This vault is older than when it was last closed: {changes} missing."
    if found.number == seen.number and found.chain != seen.chain:
        return "This vault's content is not the one that was last closed here."
    return ""
