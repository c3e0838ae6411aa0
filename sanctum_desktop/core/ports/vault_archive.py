"""Copies of a whole vault: checking it, backing it up, bringing it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase


@dataclass(frozen=True, slots=True)
class VaultReport:
    """What a check found: how many changes the vault has seen, and what to tell the person."""

    changes: int
    notices: tuple[str, ...] = ()


class VaultArchive(Protocol):
    """A vault and one backup file, both bound by who built it. Calls block no event loop.

    A locked vault is opened with the passphrase and locked again; an open one stays open, and its
    passphrase must still fit. `back_up` puts a verified copy at the bound place, whole or not at
    all. `restore` brings the bound backup into a folder without a vault (VaultExists otherwise),
    checked whole before it is in place; exactly one of the two secrets is given. `check` reads
    every page. All raise a VaultError or CannotWrite; a cut or garbled backup is VaultDamaged.
    """

    async def check(self, passphrase: Passphrase) -> VaultReport: ...

    async def back_up(self, passphrase: Passphrase) -> VaultReport: ...

    async def restore(
        self, *, passphrase: Passphrase | None = None, recovery_code: str | None = None
    ) -> VaultReport: ...
