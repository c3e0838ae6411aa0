"""Where the window stood, and where it may stand again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QWindow

from sanctum_desktop.core.domain.settings import WindowPlace

_STATES: Final = {
    "maximized": (Qt.WindowState.WindowMaximized, QWindow.Visibility.Maximized),
    "fullscreen": (Qt.WindowState.WindowFullScreen, QWindow.Visibility.FullScreen),
}


def place_of(window: QWindow, before: WindowPlace | None) -> WindowPlace:
    """The window's place now; the size of one that fills the screen is the size it had before."""
    at, size = window.geometry(), window.geometry().size()
    for state, (flag, _) in _STATES.items():
        if window.windowStates() & flag:
            if before is not None:
                return WindowPlace(at.x(), at.y(), before.width, before.height, state)
            size = window.minimumSize()
            return WindowPlace(at.x(), at.y(), size.width(), size.height(), state)
    return WindowPlace(at.x(), at.y(), size.width(), size.height())


def properties_at(place: WindowPlace | None, *, minimised: bool) -> dict[str, Any]:
    """What Main.qml is given so that the window comes up there."""
    given: dict[str, Any] = {}
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if place is not None and screens:
        at = standing(place, screens)
        given = {"width": at.width(), "height": at.height(), "x": at.x(), "y": at.y()}
        if place.state in _STATES:
            given["visibility"] = _STATES[place.state][1]
    if minimised:
        given["visibility"] = QWindow.Visibility.Minimized
    return given


def standing(place: WindowPlace, screens: Sequence[QRect]) -> QRect:
    """The place itself where half of it can be seen, else the middle of the first screen."""
    window = QRect(place.x, place.y, place.width, place.height)
    seen = [window.intersected(screen) for screen in screens]
    if 2 * sum(part.width() * part.height() for part in seen) >= place.width * place.height:
        return window
    first = screens[0]
    window.setSize(window.size().boundedTo(first.size()))
    window.moveCenter(first.center())
    return window
