"""The one long act that runs, how far it is, and what is said of it after."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.ui.features.models.telling import told
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

Tell = Callable[[float, str], None]
_UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Job:
    """A long act of the model with that key, "" for none.

    `run` is given how to tell a share from 0 to 1 with words on it, and gives the words for its
    end; `left` are those for being stopped.
    """

    act: str
    of: str
    words: str
    left: str
    run: Callable[[Tell], Awaitable[str]]


@QmlElement
class ModelWorkModel(QObject):
    """Runs one job at a time; all of them can be stopped."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._busy = self._bad = False
        self._words = self._message = ""
        self._share = _UNKNOWN
        self.tasks = TaskOwner(self._failed)

    @Property(str, notify=changed)
    def act(self) -> str:
        return self._job.act if self._job else ""

    @Property(str, notify=changed)
    def of(self) -> str:
        """The key of the model it is about."""
        return self._job.of if self._job else ""

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def words(self) -> str:
        """What is being done."""
        return self._words

    @Property(float, notify=changed)
    def share(self) -> float:
        """How much of it is done, from 0 to 1; below 0 while nobody knows."""
        return self._share

    @Property(str, notify=changed)
    def message(self) -> str:
        """How the last one ended."""
        return self._message

    @Property(bool, notify=changed)
    def bad(self) -> bool:
        """True where the message says what went wrong."""
        return self._bad

    @Slot()
    def leave(self) -> None:
        """Stop it."""
        if self._busy and self._job:
            self.tasks.cancel("work")
            self._rest(self._job.left)

    def start(self, job: Job) -> None:
        """Begin; while another runs, nothing happens."""
        if self._busy:
            return
        self._job, self._busy, self._bad = job, True, False
        self._words, self._message, self._share = job.words, "", _UNKNOWN
        self.changed.emit()
        self.tasks.start("work", self._run(job))

    def forget(self) -> None:
        """Take the words of the last one away."""
        if not self._busy and self._message:
            self._message = ""
            self.changed.emit()

    def say(self, message: str) -> None:
        """Say how an act of a moment ended, unless a long one is told of there."""
        if not self._busy:
            self._job = Job("", "", "", "", _nothing)
            self._rest(message)

    def fail(self, of: str, error: SanctumError) -> None:
        """Say what went wrong in an act of a moment, unless a long one is told of there."""
        if not self._busy:
            self._job = Job("", of, "", "", _nothing)
            self._rest(told(error), bad=True)

    async def _run(self, job: Job) -> None:
        def tell(share: float, words: str) -> None:
            if self._busy and self._job is job:  # not what was stopped
                self._show(share, words)

        self._rest(await job.run(tell))

    def _show(self, share: float, words: str) -> None:
        if round(100 * share) != round(100 * self._share) or words != self._words:
            self._share, self._words = share, words
            self.changed.emit()

    def _rest(self, message: str, *, bad: bool = False) -> None:
        self._busy, self._bad, self._message = False, bad, message
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._rest(told(error), bad=True)


async def _nothing(_tell: Tell) -> str:
    return ""
