"""Notices that the person has gone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethod
from PySide6.QtQuick import QQuickWindow

from sanctum_desktop.core.domain.settings import NEVER
from sanctum_desktop.ui.services import Gate

_LOOK_MS: Final = 500
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Guard(QObject):
    """Says `gone` when nothing moved in the window for too long, or when the system says so."""

    gone = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._guarding = False
        self._written = 0
        # It ticks rather than waits: Qt's timers stand still while the computer sleeps.
        self._ticks = QTimer(self, interval=_LOOK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._ticks.timeout.connect(self._look)

    def observe(self, window: QQuickWindow) -> None:
        """Take what happens in the window for signs of life."""
        window.installEventFilter(self)
        # Words also come without a key: from input methods and aids to typing.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._moved)

    def begin(self) -> None:
        """The vault is open."""
        if self._guarding:
            return
        self._guarding = True
        self._ticks.start()
        self._gate.watch_session(self.gone.emit)
        self._look()

    def stop(self) -> None:
        self._guarding = False
        self._ticks.stop()

    @Slot()
    def seen(self) -> None:
        """The person is there: for what no event tells, like dictation."""
        self._absent(active=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # A key that comes too late reaches nobody.
        return event.type() in _SIGNS_OF_LIFE and self._absent(active=True)

    @Slot()
    def _moved(self) -> None:
        """The cursor moved: in its text, or only with a field that makes room for a reply."""
        place = QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImCursorRectangle, None)
        words = QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImSurroundingText, None)
        written = hash((place.getRect() if isinstance(place, QRectF) else None, words))
        if written != self._written:
            self._written = written
            self.seen()

    def _look(self) -> None:
        self._absent(active=False)

    def _absent(self, *, active: bool) -> bool:
        limit = self._gate.settings().lock_after_minutes if self._guarding else NEVER
        absent = self._gate.absent(active, limit)
        if absent:
            self.gone.emit()
        return absent
