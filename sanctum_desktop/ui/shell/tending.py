"""The vault looks after itself while it is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate

_EVERY_MS: Final = 3_600_000


class Tending(QObject):
    """From the opening on and every hour; `told` is what the person must know of it."""

    told = Signal(str)
    looked = Signal()

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.tasks = TaskOwner(self._failed)
        self.hourly = QTimer(self, interval=_EVERY_MS)
        self.hourly.timeout.connect(self._start)

    def begin(self) -> None:
        self._start()
        self.hourly.start()

    def stop(self) -> None:
        self.hourly.stop()

    def _start(self) -> None:
        self.tasks.start("tend", self._tend())

    async def _tend(self) -> None:
        notice = await self._gate.tend()
        if notice:
            self.told.emit(notice)
        self.looked.emit()

    def _failed(self, error: SanctumError) -> None:
        if not self._gate.mending.doubt():
            self.told.emit(tell_error(error))
        self.looked.emit()
