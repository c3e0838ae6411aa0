"""The keys that work on every screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

LOCK: Final = "Ctrl+L"
VANISH: Final = "Ctrl+Shift+L"


def shown(key: str) -> str:
    """The key as it is written on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
