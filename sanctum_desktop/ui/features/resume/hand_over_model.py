"""The moment in which Gem's words give way to Abby's page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.ui.qt.surroundings import wants_stillness

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

LASTS_MS: Final = 1100
"""In all; the page is being set meanwhile, and nothing waits for the end of it."""
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


@QmlElement
class HandOverModel(QObject):
    """Plays once the person asked for the page, until it is over, skipped, or never.

    It never plays where stillness is wished for.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self._mirror = ""
        self._over = QTimer(self, interval=LASTS_MS, singleShot=True)
        self._over.timeout.connect(self.skip)

    @Property(bool, notify=changed)
    def playing(self) -> bool:
        return self._playing

    @property
    def awaits(self) -> bool:
        """True while Gem's words are not shown yet."""
        return self._playing and not self._mirror

    @Property(int, constant=True)
    def lasts(self) -> int:
        return LASTS_MS

    @Property(str, notify=changed)
    def mirror(self) -> str:
        """What Gem said last."""
        return self._mirror

    def begin(self) -> None:
        if not wants_stillness():
            self._mirror = ""
            self._playing = True
            self._over.start()
            self.changed.emit()

    def show(self, turns: Iterable[Turn]) -> None:
        """Let Gem's last mirror be seen, if the moment is not over yet."""
        if self._playing:
            self._mirror = mirror_of(turns)
            self.changed.emit()

    @Slot()
    def skip(self) -> None:
        self._over.stop()
        if self._playing:
            self._playing = False
            self.changed.emit()


def mirror_of(turns: Iterable[Turn]) -> str:
    """The last thing Gem said that was no question; "" where there was none."""
    for turn in reversed(list(turns)):
        if turn.speaker is Speaker.INTERVIEWER:
            said = [one for one in _SENTENCE.split(turn.text.strip()) if not one.endswith("?")]
            if said:
                return said[-1]
    return ""
