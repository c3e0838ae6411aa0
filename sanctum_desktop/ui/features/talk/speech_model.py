"""What is just being said: Gem's words one by one, or a reply as it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.reply_parts import ReplyParts
from sanctum_desktop.ui.qt.markdown import legible
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.surroundings import wants_stillness

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

WORD_MS: Final = 45
SHOWN_MS: Final = 60
"""What came is shown so often at most, however small the pieces are."""
_LONGEST: Final = 400
"""A longer paragraph is broken where a sentence ends: only its last piece is laid out again."""
_WORD: Final = re.compile(r"\S+\s*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A paragraph, or a part of a long one; the last of them grows."""

    words: str = field(repr=False)


@QmlElement
class SpeechModel(QObject):
    """How much has been said of one row; its place in the list is kept for the whole of it.

    At once where stillness is asked for. While it is `listening`, nobody knows the whole yet.
    """

    begun = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row = -1
        self._coming = self._said = ReplyParts("", "")
        self._words: list[str] = []
        self.hearing = False
        self._heard: list[str] = []
        self._last = ""
        self._pieces = Rows(PieceRow, self)
        self.timer = QTimer(self, interval=WORD_MS)
        self.timer.timeout.connect(self._say_next)
        self.showing = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self.showing.timeout.connect(self.show_heard)

    @Property(int, notify=begun)
    def row(self) -> int:
        """The row that is being said, -1 where none is."""
        return self._row

    @Property(bool, notify=begun)
    def listening(self) -> bool:
        """True while the row's words come from somebody who is still wording it."""
        return self.hearing

    @Property(bool, notify=changed)
    def flowing(self) -> bool:
        """True once the first of these words can be seen."""
        return self.hearing and bool(self._pieces.rows)

    @Property(QObject, constant=True)
    def pieces(self) -> QObject:
        """As much as has come, piece by piece."""
        return self._pieces

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

    def listen(self, row: int) -> None:
        """From here on the row's words come one after another, by `hear`."""
        self.finish()
        self._row, self.hearing = row, True
        self.begun.emit()

    def hear(self, words: str) -> None:
        """The next words; they are shown in a moment, with what comes until then."""
        self._heard.append(words)
        if not self.showing.isActive():
            self.showing.start()

    @property
    def heard_any(self) -> bool:
        """True where words came."""
        return bool(self._heard or self._pieces.rows)

    def unsay(self) -> None:
        """Nothing of it was said."""
        self.showing.stop()
        self._heard, self._last = [], ""
        self._pieces.show([])
        self.changed.emit()

    def show_heard(self) -> None:
        """Show what came since: only the last piece changes, and new ones follow it."""
        self.showing.stop()
        if not self._heard:
            return
        grown = self._last + legible("".join(self._heard))
        self._heard = []
        *whole, self._last = _pieces_of(grown)
        for at, words in enumerate([*whole, self._last], start=max(0, len(self._pieces.rows) - 1)):
            if at < len(self._pieces.rows):
                self._pieces.change(at, PieceRow(words))
            else:
                self._pieces.add(PieceRow(words))
        self.changed.emit()

    def finish(self) -> None:
        """Say the rest at once."""
        self.timer.stop()
        if self._row >= 0:
            self._row, self.hearing = -1, False
            self.unsay()
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


def _pieces_of(words: str) -> list[str]:
    """Its paragraphs, the long ones broken; the last is the one that grows."""
    return [piece for line in words.split("\n") for piece in _broken(line)]


def _broken(line: str) -> list[str]:
    pieces, rest = [], line
    while len(rest) > _LONGEST and (end := _SENTENCE_END.search(rest, _LONGEST // 2)):
        pieces.append(rest[: end.start()])
        rest = rest[end.end() :]
    return [*pieces, rest]
