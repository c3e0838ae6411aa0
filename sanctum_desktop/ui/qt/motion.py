"""Whether the system asks for less motion. Qt 6.11 does not tell; each system is asked itself.

Linux: the desktop portal, over Qt's D-Bus client, which also tells of changes. Windows, macOS: a
call of the system's, repeated whenever the window becomes the active one; neither ever ran there.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_bool, c_char_p, c_int, c_uint, c_void_p
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_SPI_GETCLIENTAREAANIMATION: Final = 0x1042
_OBJC: Final = "/usr/lib/libobjc.dylib"

Load = Callable[[str], ctypes.CDLL]


class SystemMotion(QObject):
    """`still` is what the system asked for last; until it was heard, nothing is asked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.still = False
        self._portal: QObject | None = None
        self._ask: Callable[[], bool] | None = None

    def listen(self) -> None:
        """Begin to hear it; waits for nothing."""
        if _SYSTEM == "linux" and self._portal is None:
            from sanctum_desktop.ui.qt.portal_motion import PortalMotion

            self._portal = PortalMotion(self.tell, self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and self._ask is None and _SYSTEM in _ASKED:
            self._ask = _ASKED[_SYSTEM]
            application.applicationStateChanged.connect(self._look)
            self.tell(self._ask())

    def tell(self, still: bool) -> None:
        if still != self.still:
            self.still = still
            self.changed.emit()

    def _look(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._ask:
            self.tell(self._ask())


def asked_of_windows(load: Load = ctypes.CDLL) -> bool:
    """True where "Animation effects" are off; 64-bit Windows knows one way to call."""
    try:
        ask = load("user32.dll").SystemParametersInfoW
    except (OSError, AttributeError):
        return False
    ask.restype, ask.argtypes = c_int, (c_uint, c_uint, c_void_p, c_uint)
    moves = c_int(1)
    answered = ask(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.addressof(moves), 0)
    return bool(answered) and not moves.value


def asked_of_macos(load: Load = ctypes.CDLL) -> bool:
    """True where "Reduce motion" is on, as the shared NSWorkspace tells it."""
    try:
        objc = load(_OBJC)
        find, name, send = objc.objc_getClass, objc.sel_registerName, objc.objc_msgSend
    except (OSError, AttributeError):
        return False
    find.restype = name.restype = c_void_p
    find.argtypes = name.argtypes = (c_char_p,)
    send.restype, send.argtypes = c_void_p, (c_void_p, c_void_p)
    workspace = send(find(b"NSWorkspace"), name(b"sharedWorkspace"))
    send.restype = c_bool
    return bool(send(workspace, name(b"accessibilityDisplayShouldReduceMotion")))


_ASKED: Final[dict[str, Callable[[], bool]]] = {
    "win32": asked_of_windows,
    "darwin": asked_of_macos,
}
