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
PANE_PERCENT: Final = (75, 150)
"""How narrow and how wide a pane beside a screen may be, of its usual width."""


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
class Pane:
    """A pane beside a screen: its width of the usual one, and whether it stands open."""

    percent: int = 100
    opened: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Panes:
    """What was heard and the list of talks, beside a talk; what is said of a page, beside it."""

    facts: Pane = Pane()
    talks: Pane = Pane()
    aside: Pane = Pane()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Readable by anyone who has the disk.

    While `airplane` is True no process with a network is started.
    """

    lock_after_minutes: int = 5
    window: WindowPlace | None = None
    panes: Panes = Panes()
    colours: str = AS_THE_SYSTEM
    text_percent: int = SYSTEM_TEXT
    motion: str = AS_THE_SYSTEM
    language: str = USUAL_LANGUAGE
    airplane: bool = False
