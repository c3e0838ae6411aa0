"""Copies of a whole vault: checking it, backing it up, bringing it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase


@dataclass(frozen=True, slots=True)
class VaultReport:
    """What a check found: how many changes the vault has seen, and what to tell the person.

    `rows` counts what a backup holds, by kind ("conversations", "facts").
    """

    changes: int
    notices: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


class VaultArchive(Protocol):
    """A vault and one backup file, both bound by who built it. Calls block no event loop.

    A locked vault is opened with the passphrase and locked again; an open one stays open, and a
    passphrase must still fit; with None the vault must be open (VaultLocked). `check` reads every
    page. `back_up` puts a verified copy at the bound place, whole or not at all, and needs no room
    where the vault stands. `drill` opens the bound backup in a private temporary folder, reads it
    from end to end and wipes the folder; the vault is not touched. `restore` brings the bound
    backup into a new folder, checked whole before it takes the vault's name; a vault that stood
    there is kept beside it, as a notice says. Exactly one of its two secrets is given. All raise a
    VaultError, NotFound or CannotWrite; a cut or garbled backup is VaultDamaged.
    """

    async def check(self, passphrase: Passphrase | None) -> VaultReport: ...

    async def back_up(self, passphrase: Passphrase | None) -> VaultReport: ...

    async def drill(self, passphrase: Passphrase) -> VaultReport: ...

    async def restore(
        self, *, passphrase: Passphrase | None = None, recovery_code: str | None = None
    ) -> VaultReport: ...
