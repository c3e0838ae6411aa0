"""What the person's system asks of a window: colours, text size, stillness."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_USUAL_POINT_SIZE: Final = 10.0
_LARGEST_SCALE: Final = 2.0


def wants_stillness() -> bool:
    """True where nothing should move by itself."""
    return bool(os.environ.get("SANCTUM_REDUCED_MOTION"))


@QmlElement
@QmlSingleton
class Surroundings(QObject):
    """The system's wishes; `SANCTUM_COLOURS` and `SANCTUM_TEXT_SCALE` go before them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.changed)

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        wished = os.environ.get("SANCTUM_COLOURS")
        if wished:
            return wished == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @Property(float, constant=True)
    def scale(self) -> float:
        wished = os.environ.get("SANCTUM_TEXT_SCALE")
        points = QGuiApplication.font().pointSizeF()
        scale = float(wished) if wished else points / _USUAL_POINT_SIZE
        return min(max(scale, 1.0), _LARGEST_SCALE)

    @Property(bool, constant=True)
    def still(self) -> bool:
        return wants_stillness()
