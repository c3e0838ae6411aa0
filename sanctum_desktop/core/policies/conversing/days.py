"""A day as it is named in a talk: "on 3 March", "yesterday"."""

from __future__ import annotations

from datetime import date, timedelta

from sanctum_desktop.core.domain.words import text


def on_day(day: date, today: date) -> str:
    """The day inside a sentence; with its year where that is not this one's."""
    if day >= today:
        return text("talk.day.today")
    if day == today - timedelta(days=1):
        return text("talk.day.yesterday")
    named = {"day": str(day.day), "month": text(f"talk.month.{day.month}")}
    if day.year == today.year:
        return text("talk.day.on", **named)
    return text("talk.day.of_year", **named, year=str(day.year))
