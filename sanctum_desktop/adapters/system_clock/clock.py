"""The machine's clock behind the Clock port."""

from __future__ import annotations

from datetime import date, datetime


class SystemClock:
    """Local time with its UTC offset; `today` can be pinned for a story told on another day."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today

    def now(self) -> datetime:
        return datetime.now().astimezone()  # noqa: TID251 - astimezone adds the local zone

    def today(self) -> date:
        return self._today or self.now().date()
