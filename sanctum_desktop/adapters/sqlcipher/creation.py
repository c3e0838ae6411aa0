"""Makes a new vault so that a kill at any moment leaves a whole one or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.folder_lock import hold_folder
from sanctum_desktop.adapters.sqlcipher.header import Header
from sanctum_desktop.adapters.sqlcipher.header_file import write_header
from sanctum_desktop.adapters.sqlcipher.kdf import KdfPolicy
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.migrations import Migration
from sanctum_desktop.adapters.sqlcipher.presence import DATABASE, UNFINISHED_DATABASE, vault_exists
from sanctum_desktop.adapters.sqlcipher.recovery_code import new_recovery_code
from sanctum_desktop.adapters.sqlcipher.schema_version import make_schema
from sanctum_desktop.core.domain.errors import VaultExists
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.runtime.files import PRIVATE_FOLDER, open_private, sync_path


def create_in(
    folder: Path, passphrase: Passphrase, kdf: KdfPolicy, migrations: Sequence[Migration]
) -> str:
    """Make a locked vault in the folder and give its recovery code."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    release = hold_folder(folder)
    try:
        if vault_exists(folder):
            raise VaultExists(
                "There is a vault in that folder already.", advice="Open it, or name another."
            )
        folder.chmod(PRIVATE_FOLDER)
        code = new_recovery_code()
        header, master = headers.new_header(passphrase, kdf.cost_for_new_vault(), code)
        _make_database(folder, header, master, migrations)
        # The header after the database: killed before it, there is no vault, only scraps.
        write_header(folder, header)
        finish_creation(folder)
        return code
    finally:
        release()


def finish_creation(folder: Path) -> None:
    """Give a new database its name: also after a kill between header and name."""
    draft = folder / UNFINISHED_DATABASE
    if draft.exists() and not (folder / DATABASE).exists():
        draft.rename(folder / DATABASE)
        sync_path(folder)


def _make_database(
    folder: Path, header: Header, master: bytearray, migrations: Sequence[Migration]
) -> None:
    for scrap in folder.glob(f"{UNFINISHED_DATABASE}*"):
        scrap.unlink()
    draft = folder / UNFINISHED_DATABASE
    os.close(open_private(draft))
    database = Database(draft, headers.database_keys(header, master), subkey(master, "anchor"))
    try:
        make_schema(database, migrations, headers.first_link(header.vault, master))
    finally:
        database.close()
    sync_path(draft)
