"""Hears a second start on Windows, over a named pipe that this account alone may open.

Qt's part of it is tested on Linux, where it is a socket; it has never run on Windows.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer


class PipeStarts(QObject):
    """As `SecondStarts`: nothing is read from who calls, one byte says that it was heard."""

    happened = Signal()

    def __init__(self, pipe: str, heard: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = heard
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(pipe)

    def leave(self) -> None:
        """Hear no more: who calls tries again, and finds the process that comes after this one."""
        self._server.close()

    def close(self) -> None:
        self._server.close()

    def _hear(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:  # who connected is gone already
            caller.disconnected.connect(caller.deleteLater)
            caller.write(self._heard)
            caller.flush()
            self.happened.emit()
