"""The keys of the window, for QML."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.rows import Rows

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a key does, and how it is written here."""

    words: str
    keyWords: str  # noqa: N815 - QML's name for it


@QmlElement
class KeysModel(QObject):
    """Sequences for the window's shortcuts, and the list of them for people."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(KeyRow, self)
        self._rows.show(
            [
                KeyRow(text(use.what), text("ui.key.or").join(map(keys.shown, use.keys)))
                for use in keys.USES
            ]
        )

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, constant=True)
    def lock(self) -> str:
        return keys.LOCK

    @Property(str, constant=True)
    def vanish(self) -> str:
        return keys.VANISH

    @Property(str, constant=True)
    def palette(self) -> str:
        return keys.PALETTE

    @Property(str, constant=True)
    def undo(self) -> str:
        return keys.UNDO

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def help(self) -> list[str]:
        return list(keys.HELP)

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def places(self) -> list[str]:
        """In the order of the rail."""
        return list(keys.PLACES.values())
