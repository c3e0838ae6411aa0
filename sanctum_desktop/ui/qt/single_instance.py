"""Hears a second start of the app, and has the window come to the front."""

from __future__ import annotations

import os
import socket
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QWindow

if TYPE_CHECKING:
    from sanctum_desktop.ui.qt.pipe_starts import PipeStarts

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_PEER: Final = struct.Struct("3i")  # struct ucred of Linux: process, user, group


class SecondStarts(QObject):
    """Listens on the socket the supervisor bound; `happened` says that the app was started again.

    Nothing is read from who connects, and nothing but one byte is written: that it was heard.
    """

    happened = Signal()

    def __init__(self, descriptor: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        os.set_inheritable(descriptor, False)
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=descriptor)
        self._listening.setblocking(False)
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def leave(self) -> None:
        """Hear no more: who calls waits for the process that comes after this one."""
        self._notifier.setEnabled(False)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._listening.close()

    def _hear(self) -> None:
        with suppress(OSError):  # who connected is gone already
            caller, _ = self._listening.accept()
            with caller:
                if not _is_ours(caller):
                    return
                self.happened.emit()
                caller.setblocking(False)
                caller.send(HEARD)


HEARD: Final = b"1"


def second_starts(where: str, parent: QObject | None = None) -> SecondStarts | PipeStarts:
    """What hears them: on a pipe of that name on Windows, elsewhere on that descriptor."""
    if _SYSTEM != "win32":
        return SecondStarts(int(where), parent)
    from sanctum_desktop.ui.qt.pipe_starts import PipeStarts

    return PipeStarts(where, HEARD, parent)


def raise_window(window: QWindow) -> None:
    """Bring the window to the front as it stood before, also out of hiding."""
    window.setWindowStates(window.windowStates() & ~Qt.WindowState.WindowMinimized)
    window.setVisible(True)  # `show` would forget that it filled the screen
    window.raise_()
    window.requestActivate()


def _is_ours(caller: socket.socket) -> bool:
    """True where the system does not name another user at the other end."""
    if sys.platform != "linux":
        return True  # the folder of the socket keeps others out
    peer = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
    return bool(_PEER.unpack(peer)[1] == os.getuid())
