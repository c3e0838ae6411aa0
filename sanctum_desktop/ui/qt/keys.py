"""The keys that work on every screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

LOCK: Final = "Ctrl+L"
VANISH: Final = "Ctrl+Shift+L"
PALETTE: Final = "Ctrl+K"
UNDO: Final = "Ctrl+Z"
COPY: Final = "Ctrl+C"
FIND_TALK: Final = "Ctrl+F"
NEW_TALK: Final = "Ctrl+N"
HELP: Final = ("F1", "?")
PLACES: Final = {
    "home": "Ctrl+1",
    "talk": "Ctrl+2",
    "resume": "Ctrl+3",
    "models": "Ctrl+4",
    "settings": "Ctrl+5",
}

USES: Final = {
    "palette": (PALETTE,),
    **{place: (key,) for place, key in PLACES.items()},
    "undo": (UNDO,),
    "copy": (COPY,),
    "find_talk": (FIND_TALK,),
    "new_talk": (NEW_TALK,),
    "lock": (LOCK,),
    "vanish": (VANISH,),
    "help": HELP,
}
"""Every key of the window by its use ("ui.key.lock" says what it does), in the order shown."""


def shown(key: str) -> str:
    """The key as it is written on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
