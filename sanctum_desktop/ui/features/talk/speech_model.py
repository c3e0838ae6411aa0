"""What Gem is just saying, word by word."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.reply_parts import ReplyParts
from sanctum_desktop.ui.qt.surroundings import wants_stillness

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

WORD_MS: Final = 45
_WORD: Final = re.compile(r"\S+\s*")


@QmlElement
class SpeechModel(QObject):
    """How much has been said of one row; its place in the list is kept for the whole of it.

    At once where stillness is asked for.
    """

    begun = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row = -1
        self._coming = self._said = ReplyParts("", "")
        self._words: list[str] = []
        self.timer = QTimer(self, interval=WORD_MS)
        self.timer.timeout.connect(self._say_next)

    @Property(int, notify=begun)
    def row(self) -> int:
        """The row that is being said, -1 where none is."""
        return self._row

    @Property(str, notify=changed)
    def reflection(self) -> str:
        """As much of the row's reflection as has been said."""
        return self._said.reflection

    @Property(str, notify=changed)
    def asked(self) -> str:
        """As much of what it asks as has been said."""
        return self._said.asked

    def say(self, row: int, parts: ReplyParts) -> None:
        """Begin to say what stands in the row."""
        if wants_stillness():
            return
        self._row, self._coming, self._said = row, parts, ReplyParts("", "")
        self._words = _WORD.findall(parts.reflection) + _WORD.findall(parts.asked)
        self.changed.emit()
        self.begun.emit()
        self.timer.start()

    def finish(self) -> None:
        """Say the rest at once."""
        self.timer.stop()
        if self._row >= 0:
            self._row = -1
            self.begun.emit()

    def _say_next(self) -> None:
        if not self._words:
            self.finish()
            return
        said, coming = self._said, self._coming
        word = self._words.pop(0)
        if said.reflection != coming.reflection:
            self._said = ReplyParts(said.reflection + word, said.asked)
        else:
            self._said = ReplyParts(said.reflection, said.asked + word)
        self.changed.emit()
