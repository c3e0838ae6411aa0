"""Where a vault's automatic backups stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.vaults import BackupPoint


class BackupShelf(Protocol):
    """The automatic backups of one vault, bound by who built it. Calls block no event loop.

    `points` lists them, newest first, without any key. `is_current` reads the open vault and that
    point from end to end and says whether it holds all of it, the trail of acts aside. `add` puts
    a verified copy of the open vault there, whole or not at all, named for the moment. `renew`
    puts the vault's present passphrase on all daily backups, so that an old one opens none. All
    raise VaultError or CannotWrite.
    """

    async def points(self) -> Sequence[BackupPoint]: ...

    async def is_current(self, point: BackupPoint) -> bool: ...

    async def add(self, moment: datetime) -> BackupPoint: ...

    async def discard(self, points: Sequence[BackupPoint]) -> None: ...

    async def renew(self, passphrase: Passphrase) -> None: ...
