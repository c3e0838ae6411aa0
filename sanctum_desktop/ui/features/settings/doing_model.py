"""One act at a time, with what is said of it while it runs and after."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

Act = Callable[[], Awaitable[str]]


@QmlElement
class DoingModel(QObject):
    """The act that runs, or ran last: `act` names it, so that its words stand in its place.

    An act is a call that gives the words for its end. One that only reads can be left; what has
    begun in the vault is then finished unheard.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = self._message = ""
        self._busy = self._bad = self._leavable = False
        self.tasks = TaskOwner(self._failed)

    @Property(str, notify=changed)
    def act(self) -> str:
        return self._act

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(bool, notify=changed)
    def bad(self) -> bool:
        """True where the message says what went wrong."""
        return self._bad

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def leavable(self) -> bool:
        return self._leavable

    @Slot()
    def leave(self) -> None:
        """Wait no longer for an act that only reads."""
        if self._leavable:
            self.tasks.cancel("act")
            self._rest(text("ui.settings.left"))

    @Slot()
    def forget(self) -> None:
        """Take the words of the last act away."""
        if not self._busy:
            self._act = self._message = ""
            self.changed.emit()

    def start(self, act: str, work: Act, *, leavable: bool = False) -> None:
        """Begin; while another act runs, nothing happens."""
        if self._busy:
            return
        self._act, self._message, self._bad = act, "", False
        self._busy, self._leavable = True, leavable
        self.changed.emit()
        self.tasks.start("act", self._run(work))

    def close(self) -> None:
        self.tasks.close()

    async def _run(self, work: Act) -> None:
        self._rest(await work())

    def _rest(self, message: str, *, bad: bool = False) -> None:
        self._busy = self._leavable = False
        self._message, self._bad = message, bad
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._rest(f"{error} {error.advice}".strip(), bad=True)
