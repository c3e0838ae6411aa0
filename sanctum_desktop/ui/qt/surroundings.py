"""What the window shall look like: as the person chose, else as their system asks."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton

from sanctum_desktop.core.domain.settings import AS_THE_SYSTEM, SYSTEM_TEXT, Settings
from sanctum_desktop.ui.qt.motion import SystemMotion

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_USUAL_POINT_SIZE: Final = 10.0
_LARGEST_SCALE: Final = 2.0
_DISPLAY: Final = "Inter Display"
_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class _Choice(QObject):
    """What the person chose, for every window of this process."""

    changed = Signal()
    settings = Settings()


_choice: Final = _Choice()
system_motion: Final = SystemMotion()
"""Told of once it is asked to listen: after the first paint, which waits for nothing."""


def follow(settings: Settings) -> None:
    """Look as chosen from here on: before the first window is made, and at each change."""
    _choice.settings = settings
    if QGuiApplication.instance() is not None:
        _colour_what_is_not_ours()
    _choice.changed.emit()


def wants_stillness() -> bool:
    """True where nothing should move by itself."""
    asked = os.environ.get("SANCTUM_REDUCED_MOTION")
    return bool(asked) or _choice.settings.motion != AS_THE_SYSTEM or system_motion.still


@QmlElement
@QmlSingleton
class Surroundings(QObject):
    """The person's choice, else the system's; `SANCTUM_COLOURS`, `..._TEXT_SCALE` before both."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _colour_what_is_not_ours()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.changed)
        _choice.changed.connect(self.changed)
        system_motion.changed.connect(self.changed)

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        wished = _wished_colours()
        if wished in _SCHEMES:
            return wished == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @Property(float, notify=changed)
    def scale(self) -> float:
        return text_scale()

    @Property(str, constant=True)
    def display(self) -> str:
        """The family of large letters: the window's own where its display cut is not there."""
        known = QFontDatabase.hasFamily(_DISPLAY)
        return _DISPLAY if known else QGuiApplication.font().family()

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return wants_stillness()


def text_scale() -> float:
    """How large text is now, 1 to 2 times the usual."""
    wished = os.environ.get("SANCTUM_TEXT_SCALE")
    chosen = _choice.settings.text_percent
    if wished:
        scale = float(wished)
    elif chosen != SYSTEM_TEXT:
        scale = chosen / 100
    else:
        scale = QGuiApplication.font().pointSizeF() / _USUAL_POINT_SIZE
    return min(max(scale, 1.0), _LARGEST_SCALE)


def _wished_colours() -> str:
    return os.environ.get("SANCTUM_COLOURS") or _choice.settings.colours


def _colour_what_is_not_ours() -> None:
    """The window's frame."""
    scheme = _SCHEMES.get(_wished_colours(), Qt.ColorScheme.Unknown)
    QGuiApplication.styleHints().setColorScheme(scheme)
