"""What is chosen before the vault is open: nothing in it is anything anybody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NEVER: Final = 0
LOCK_AFTER_MINUTES: Final = (1, 5, 15, 30, NEVER)
"""How long the person may be away before the vault locks itself."""


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stands, in pixels of the whole desktop, without its frame.

    The screen follows from it. `state` is "windowed", "maximized" or "fullscreen".
    """

    x: int
    y: int
    width: int
    height: int
    state: str = "windowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Readable by anyone who has the disk."""

    lock_after_minutes: int = 5
    window: WindowPlace | None = None
