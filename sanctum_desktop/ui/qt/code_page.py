"""The recovery code on a page to print. Qt's own printing would bring all its widgets along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QDate, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from sanctum_desktop.core.domain.words import text

_DPI: Final = 300
_MARGIN_MM: Final = 25.0
_ROW: Final = 4
"""Groups of the code in one row."""


def code_page(code: str, vault: str) -> bytes:
    """A PDF of one page, A4 or Letter as the system's country has it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(text("ui.code.page.title"))
    writer.setCreator("Sanctum")
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    layout = QPageLayout(_paper(), QPageLayout.Orientation.Portrait, margins)
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(margins)
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    room = QRectF(0, 0, writer.width(), writer.height())
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    _write(painter, room, code, vault, today)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _paper() -> QPageSize:
    american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4)


def _write(painter: QPainter, room: QRectF, code: str, vault: str, day: str) -> None:
    at = 0.0
    for words, points, weight, gap in _lines(code, vault, day):
        font = QFont(QGuiApplication.font().family(), points)
        font.setWeight(weight)
        painter.setFont(font)
        left = room.adjusted(0, at, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        used = painter.boundingRect(left, int(flags), words)
        painter.drawText(left, int(flags), words)
        at += used.height() + gap * _DPI / 72


def _lines(code: str, vault: str, day: str) -> Sequence[tuple[str, int, QFont.Weight, int]]:
    """Words, size and space below in points, weight."""
    usual, heavy = QFont.Weight.Normal, QFont.Weight.DemiBold
    groups = code.split("-")
    rows = ["   ".join(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW)]
    return (
        (text("ui.code.page.title"), 22, heavy, 6),
        (text("ui.code.page.of", vault=vault, day=day), 12, usual, 30),
        *((row, 26, heavy, 8) for row in rows),
        ("", 6, usual, 18),
        (text("ui.code.page.use"), 12, usual, 10),
        (text("ui.code.page.keep"), 12, usual, 0),
    )
