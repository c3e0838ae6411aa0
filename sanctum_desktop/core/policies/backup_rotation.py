"""Which automatic backups stay: no clock, so that a wrong one deletes nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint

DAYS_KEPT: Final = 7
WEEKS_KEPT: Final = 4


def to_discard(points: Iterable[BackupPoint]) -> tuple[BackupPoint, ...]:
    """All but the newest of each of 7 days, and of each of 4 weeks before those.

    Counted over days and weeks that have a backup: a vault unused for a year loses none. Copies
    from before an update have their own term.
    """
    daily = [point for point in points if point.kind is BackupKind.DAILY]
    daily.sort(key=lambda point: (point.day, point.id), reverse=True)
    of_days = _newest_of_each(daily, [point.day for point in daily], DAYS_KEPT)
    kept_days = {point.day for point in of_days}
    older = [point for point in daily if point.day not in kept_days]
    of_weeks = _newest_of_each(older, [point.day.isocalendar()[:2] for point in older], WEEKS_KEPT)
    kept = {*of_days, *of_weeks}
    return tuple(point for point in daily if point not in kept)


def _newest_of_each(
    newest_first: Sequence[BackupPoint], spans: Sequence[Hashable], most: int
) -> tuple[BackupPoint, ...]:
    first: dict[Hashable, BackupPoint] = {}
    for point, span in zip(newest_first, spans, strict=True):
        first.setdefault(span, point)
    return tuple(first.values())[:most]
