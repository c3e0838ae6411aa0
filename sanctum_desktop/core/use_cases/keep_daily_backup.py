"""Keep a backup a day without being asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint, KeptBackups
from sanctum_desktop.core.policies.backup_rotation import to_discard
from sanctum_desktop.core.ports.backup_shelf import BackupShelf


class KeepDailyBackup:
    """Backs the open vault up once a day where something changed, and lets old backups go.

    Never raises a SanctumError: the vault goes on, and the notice says what is the matter.
    """

    def __init__(self, shelf: BackupShelf) -> None:
        self._shelf = shelf

    async def __call__(self, now: datetime) -> KeptBackups:
        """`now` in the person's own time. Cheap when the day has its backup already."""
        try:
            points = await self._shelf.points()
            made = await self._shelf.add(now) if await self._is_due(points, now) else None
            # Old ones go only once the new one is there.
            await self._shelf.discard(to_discard((*points, *([made] if made else ()))))
        except SanctumError as error:
            said = ("Today's backup was not made.", str(error), error.advice)
            return KeptBackups(notice=" ".join(filter(None, said)))
        return KeptBackups(made)

    async def _is_due(self, points: Sequence[BackupPoint], now: datetime) -> bool:
        daily = [point for point in points if point.kind is BackupKind.DAILY]
        if not daily:
            return True
        if daily[0].day == now.date():
            return False
        return not await self._shelf.is_current(daily[0])
