"""The keys of the window, for QML."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

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
@QmlSingleton
class KeyList(QObject):
    """Sequences for the window's shortcuts, and the list of them for people."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(KeyRow, self)
        self._rows.show([KeyRow(text(f"ui.key.{what}"), _written(what)) for what in keys.USES])

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def places(self) -> list[str]:
        """In the order of the rail."""
        return list(keys.PLACES)

    @Slot(str, result="QVariantList")
    def of(self, what: str) -> list[str]:
        """The keys of one use, as sequences."""
        return list(keys.USES[what])

    @Slot(str, result=str)
    def shown(self, what: str) -> str:
        """The keys of one use, as they are written here."""
        return _written(what)


def _written(what: str) -> str:
    return text("ui.key.or").join(map(keys.shown, keys.USES[what]))
