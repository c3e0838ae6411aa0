"""What the window should look like: the person's wish, or else what their system asks for."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_USUAL_POINT_SIZE: Final = 10.0
_LARGEST_SCALE: Final = 2.0
_DISPLAY: Final = "Inter Display"


def wants_stillness() -> bool:
    """True where nothing should move by itself."""
    return bool(os.environ.get("SANCTUM_REDUCED_MOTION"))


@QmlElement
@QmlSingleton
class Surroundings(QObject):
    """Colours, text size, stillness.

    `colours` ("light", "dark" or "") and `textScale` (1 to 2, or 0) are wishes; without one the
    system's word counts. `SANCTUM_COLOURS` and `SANCTUM_TEXT_SCALE` go before both.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = ""
        self._text_scale = 0.0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.changed)

    @Property(str, notify=changed)
    def colours(self) -> str:
        return self._colours

    @colours.setter  # type: ignore[no-redef]
    def colours(self, wished: str) -> None:
        if wished != self._colours:
            self._colours = wished
            self.changed.emit()

    @Property(float, notify=changed)
    def textScale(self) -> float:  # noqa: N802 - QML's name
        return self._text_scale

    @textScale.setter  # type: ignore[no-redef]
    def textScale(self, wished: float) -> None:  # noqa: N802 - QML's name
        if wished != self._text_scale:
            self._text_scale = wished
            self.changed.emit()

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        wished = os.environ.get("SANCTUM_COLOURS") or self._colours
        if wished:
            return wished == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @Property(float, notify=changed)
    def scale(self) -> float:
        """Of all text: 1 to 2."""
        points = QGuiApplication.font().pointSizeF()
        wished = float(os.environ.get("SANCTUM_TEXT_SCALE") or self._text_scale)
        return min(max(wished or points / _USUAL_POINT_SIZE, 1.0), _LARGEST_SCALE)

    @Property(str, constant=True)
    def display(self) -> str:
        """The family of large letters: the window's own where its display cut is not there."""
        known = QFontDatabase.hasFamily(_DISPLAY)
        return _DISPLAY if known else QGuiApplication.font().family()

    @Property(bool, constant=True)
    def still(self) -> bool:
        return wants_stillness()
