"""Dates as they are printed: only as exact as they were said."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conventions import DateForm
from sanctum_desktop.core.domain.words import text

_TO_THE_MONTH = len("2018-06")


@dataclass(frozen=True, slots=True)
class Dates:
    """How this page prints its dates."""

    form: DateForm = DateForm.NAMED
    separator: str = "–"
    years_only: bool = False

    def date(self, iso: str) -> str:
        """ISO 8601 as read on a page: "2018-06" is "Jun 2018", "2018" itself."""
        return iso[:4] if self.years_only else self.limit(iso)

    def limit(self, iso: str) -> str:
        """A date something is valid to: its month stays, since the bare year would say longer."""
        if len(iso) < _TO_THE_MONTH:
            return iso
        year, month = iso[:4], iso[5:7]
        if self.form is DateForm.SLASHED:
            return f"{month}/{year}"
        if self.form is DateForm.DOTTED:
            return f"{month}.{year}"
        return f"{text(f'page.month.{int(month)}')} {year}"

    def period(self, start: str, end: str, *, ongoing: bool) -> str:
        """From start to end; "" where nothing was said.

        A start alone is "from 2018": bare it would read as all the time there was, and
        "2018 – present" says that it goes on.
        """
        first, last = self.date(start), self.date(end)
        if first and last:
            return last if first == last else f"{first} {self.separator} {last}"
        if first and ongoing:
            return f"{first} {self.separator} {text('page.present')}"
        return self.beginning(first) if first else last

    def beginning(self, date: str) -> str:
        """When a post began, of which no more is known."""
        return text("page.step.from", title="", date=date).strip()
