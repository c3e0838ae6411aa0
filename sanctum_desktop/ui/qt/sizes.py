"""How sizes are written for the person."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

_MB: Final = 1_000_000


def size(count: int) -> str:
    """Bytes in the units of the person's own country: "2.4 GB"."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(count, 0 if count < _MB else 1, form)
