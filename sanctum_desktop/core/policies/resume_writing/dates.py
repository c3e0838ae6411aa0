"""Dates as they are printed: only as exact as they were said."""

from __future__ import annotations

from sanctum_desktop.core.domain.words import text


def printed_date(iso: str) -> str:
    """ISO 8601 as read on a page: "2018-06" is "Jun 2018", "2018" itself."""
    if len(iso) < len("2018-06"):
        return iso
    return f"{text(f'page.month.{int(iso[5:7])}')} {iso[:4]}"


def printed_range(start: str, end: str, *, ongoing: bool) -> str:
    """A period with an en dash; "" where nothing was said."""
    if start and end:
        same = printed_date(start) == printed_date(end)
        return printed_date(end) if same else f"{printed_date(start)} – {printed_date(end)}"
    if start and ongoing:
        return f"{printed_date(start)} – {text('page.present')}"
    return printed_date(start or end) if start or end else ""
