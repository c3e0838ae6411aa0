"""How sizes, days and places are written for the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QStandardPaths

from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.dates import short_day
from sanctum_desktop.ui.services import Keeping

_MINUTE: Final = "d MMM yyyy, HH:mm"
_STAMP: Final = "%Y-%m-%d-%H%M"
_COUNTED: Final = ("conversations", "turns", "facts", "resumes", "drafts")


def day(value: date) -> str:
    return short_day(value)


def minute(value: datetime) -> str:
    """In the person's own time."""
    moment = QDateTime.fromSecsSinceEpoch(round(value.timestamp()))
    return QLocale().toString(moment, _MINUTE)


def moment_of(point: BackupPoint) -> str:
    """Day and time of a backup, as its name tells them; the day where it does not."""
    if point.kind is BackupKind.DAILY:
        made = QDateTime.fromString(point.id, "yyyy-MM-dd-HHmm")
        if made.isValid():  # a name of an older form tells the day alone
            return QLocale().toString(made, _MINUTE)
    return day(point.day)


def counted(rows: Mapping[str, int]) -> str:
    """What a vault holds: "Talks: 3. Answers and questions: 112. ..."."""
    return " ".join(
        text(f"ui.settings.count.{kind}", count=f"{rows[kind]:,}")
        for kind in _COUNTED
        if kind in rows
    )


def suggested(keeping: Keeping, ending: str) -> str:
    """A place for a new file among the person's documents, named for the vault and the minute."""
    name = f"{keeping.name}-{keeping.now().strftime(_STAMP)}{ending}"
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return str((folder if folder.is_dir() else Path.home()) / name)
