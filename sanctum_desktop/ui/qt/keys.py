"""The keys that work on every screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

LOCK: Final = "Ctrl+L"
VANISH: Final = "Ctrl+Shift+L"
PALETTE: Final = "Ctrl+K"
UNDO: Final = "Ctrl+Z"
HELP: Final = ("F1", "?")
PLACES: Final = {"home": "Ctrl+1", "talk": "Ctrl+2", "resume": "Ctrl+3", "settings": "Ctrl+4"}


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What a key does, by the id of its words ("ui.key.lock"), and the keys that do it."""

    what: str
    keys: tuple[str, ...]


USES: Final = (
    KeyUse("ui.key.palette", (PALETTE,)),
    *(KeyUse(f"ui.key.{place}", (key,)) for place, key in PLACES.items()),
    KeyUse("ui.key.undo", (UNDO,)),
    KeyUse("ui.key.lock", (LOCK,)),
    KeyUse("ui.key.vanish", (VANISH,)),
    KeyUse("ui.key.help", HELP),
)
"""Every key of the window, in the order it is listed to the person."""


def shown(key: str) -> str:
    """The key as it is written on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
