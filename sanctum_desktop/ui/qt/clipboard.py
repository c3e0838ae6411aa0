"""The clipboard, used for a short while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

LENT_FOR_S: Final = 30

# What clipboard histories on Linux, macOS and Windows take as "do not keep this".
_PRIVATE: Final = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    (
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        b"1",
    ),
)


class LentClipboard(QObject):
    """Puts words on the clipboard and takes them off again, unless something else is there."""

    def __init__(self, parent: QObject | None = None, *, seconds: float = LENT_FOR_S) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self, interval=round(seconds * 1000), singleShot=True)
        self._timer.timeout.connect(self.clear)

    def put(self, words: str) -> None:
        data = QMimeData()
        data.setText(words)
        for kind, value in _PRIVATE:
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._ours = words
        self._timer.start()

    def clear(self) -> None:
        """Take off what is still ours; twice is fine."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        # Not by who owns it: a clipboard history takes that over with the same words.
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""
