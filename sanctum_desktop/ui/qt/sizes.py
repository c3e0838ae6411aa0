"""How sizes are written for the person."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale

_MB: Final = 1_000_000
_GAP: Final = re.compile(r"(?<=\d) (?=[kMGT]?B\b)")


def size(count: int) -> str:
    """Bytes in the units of the person's own country: "2.4 GB", which no line end parts."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return unparted(QLocale().formattedDataSize(count, 0 if count < _MB else 1, form))


def unparted(words: str) -> str:
    """The words with every size in them kept in one line."""
    return _GAP.sub("\N{NO-BREAK SPACE}", words)
