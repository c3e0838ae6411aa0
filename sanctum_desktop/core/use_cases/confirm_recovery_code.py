"""Make sure, once, that the person could come back without the passphrase."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.ports.recovery_slot import RecoverySlot
from sanctum_desktop.core.ports.trail import Trail
from sanctum_desktop.core.use_cases.read_trail import entries_of

TRIED: Final = "tried"
SAID: Final = "said"
_ANSWERS: Final = frozenset({TrailEvent.RECOVERED, TrailEvent.RECOVERY_CONFIRMED})
_ASKS_ANEW: Final = frozenset({TrailEvent.RECOVERY_RENEWED, TrailEvent.KEYS_RENEWED})


class ConfirmRecoveryCode:
    """Asks until the person has tried the code or said that it is safe; a new code asks anew.

    The answer is kept in the vault's trail. The code itself is kept nowhere, so that only the
    whole of it can be tried.
    """

    def __init__(self, recovery: RecoverySlot, trail: Trail) -> None:
        self._recovery = recovery
        self._trail = trail

    async def is_due(self) -> bool:
        async for entry in entries_of(self._trail):
            if entry.event in _ANSWERS | _ASKS_ANEW:
                return entry.event in _ASKS_ANEW
        return True

    async def tried(self, code: str) -> None:
        """WrongPassphrase where the code does not open this vault."""
        await self._recovery.check_recovery_code(code)
        await self._trail.record(TrailEvent.RECOVERY_CONFIRMED, TRIED)

    async def said(self) -> None:
        """The person says that it is in a safe place: their word counts."""
        await self._trail.record(TrailEvent.RECOVERY_CONFIRMED, SAID)
