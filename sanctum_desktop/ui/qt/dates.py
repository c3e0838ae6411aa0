"""Days as people read them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def long_day(day: date) -> str:
    """The day in full, as the person's system writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def short_day(day: date) -> str:
    """The day with a short month, as in "23 Feb 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
