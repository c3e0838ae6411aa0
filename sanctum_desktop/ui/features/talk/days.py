"""Days as one speaks of them: "Today", "Yesterday", "Monday", and then the date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.dates import long_day, short_day

_A_WEEK: Final = 7


def day_of(moment: datetime) -> date:
    """The day it was where the person is."""
    return moment.astimezone().date()


def day_words(day: date, now: date, *, short: bool = False) -> str:
    """The day as it is called from `now`; `short` where there is little room."""
    ago = (now - day).days
    if ago in (0, 1):
        return text("ui.day.yesterday" if ago else "ui.day.today")
    if 0 < ago < _A_WEEK:
        return QLocale().dayName(QDate(day.year, day.month, day.day).dayOfWeek())
    return short_day(day) if short else long_day(day)
