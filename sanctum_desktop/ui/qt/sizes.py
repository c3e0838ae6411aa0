"""How sizes are written for the person."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale

_KB: Final = 1_000
_MANY: Final = 100
"""Of a unit; from here on its tenths tell nothing."""

_MB: Final = 1_000_000
_GAP: Final = re.compile(r"(?<=\d) (?=(?:[kMGT]?B|bytes)\b)")


def size(count: int) -> str:
    """Bytes in the units of the person's own country: "2.4 GB", which no line end parts."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return unparted(QLocale().formattedDataSize(count, 0 if count < _MB else 1, form))


def fine_size(count: int) -> str:
    """Bytes where each counts: "0 bytes", "4.2 kB", "555 kB"."""
    form, shown = QLocale.DataSizeFormat.DataSizeSIFormat, count
    while shown >= _KB:
        shown //= _KB
    places = 1 if count >= _KB and shown < _MANY else 0
    return unparted(QLocale().formattedDataSize(count, places, form))


def unparted(words: str) -> str:
    """The words with every size in them kept in one line."""
    return _GAP.sub("\N{NO-BREAK SPACE}", words)
