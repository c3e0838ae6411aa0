"""What is chosen before the vault is open: nothing in it is anything anybody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NEVER: Final = 0
LOCK_AFTER_MINUTES: Final = (1, 5, 15, 30, NEVER)
"""How long the person may be away before the vault locks itself."""
AS_THE_SYSTEM: Final = "system"
COLOURS: Final = (AS_THE_SYSTEM, "light", "dark")
SYSTEM_TEXT: Final = 0
TEXT_PERCENT: Final = (SYSTEM_TEXT, 100, 125, 150, 175, 200)
"""How large the text is; `SYSTEM_TEXT` takes the system's own size."""
MOTION: Final = (AS_THE_SYSTEM, "less")
USUAL_LANGUAGE: Final = "en"


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
    colours: str = AS_THE_SYSTEM
    text_percent: int = SYSTEM_TEXT
    motion: str = AS_THE_SYSTEM
    language: str = USUAL_LANGUAGE
