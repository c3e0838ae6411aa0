"""What is going on in a talk, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.words import text

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TalkState(QObject):
    """One thing goes on at a time: `busy` from `start` to `rest`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._message = self._doing = ""
        self._busy = self._enough = self._finished = self._leavable = self._stoppable = False
        self._without_model: Callable[[], object] | None = None
        self._another: Callable[[], object] | None = None
        self._hurried = False

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def doing(self) -> str:
        """What is going on while `busy`, for people."""
        return self._doing

    @Property(bool, notify=changed)
    def leavable(self) -> bool:
        """True where what is going on can be given up and nothing is lost."""
        return self._leavable

    @Property(bool, notify=changed)
    def stoppable(self) -> bool:
        """True while a reply comes that can be ended where it is."""
        return self._stoppable

    @Property(bool, notify=changed)
    def modelAsked(self) -> bool:  # noqa: N802 - QML's name for it
        """True while a model words what is said next, which `goOnWithout` gives up."""
        return self._without_model is not None

    @Property(bool, notify=changed)
    def canChange(self) -> bool:  # noqa: N802 - QML's name for it
        """True while the model that was asked is slow and another can be asked."""
        return self._another is not None

    @Property(bool, notify=changed)
    def enough(self) -> bool:
        """True where a page can be made of what was told."""
        return self._enough

    @Property(bool, notify=changed)
    def finished(self) -> bool:
        return self._finished

    @Property(bool, notify=changed)
    def unanswered(self) -> bool:
        """True where a reply is still to come, and nobody is at it."""
        return not self._busy and self.waits_for_reply()

    @Property(bool, notify=changed)
    def suggesting(self) -> bool:
        """True where the last turn suggests something that was not taken up."""
        return not self._busy and self.suggests()

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why something could not be done."""
        return self._message

    def waits_for_reply(self) -> bool:
        """True where the last word is the person's."""
        return False

    def suggests(self) -> bool:
        """True where the last turn suggests something."""
        return False

    def start(self, doing: str, *, leavable: bool = False, who: str = "") -> None:
        """Something goes on; `doing` is its id in the catalogue.

        `who` answers, and can be stopped.
        """
        self._busy, self._leavable, self._hurried = True, leavable, False
        self._stoppable = bool(who)
        self._doing = text(doing, name=who) if who else text(doing)
        self._message = ""
        self.changed.emit()

    def waits(self, without: Callable[[], object]) -> None:
        """A model is at it; `without` has the Guide's words come at once."""
        self._without_model, self._doing = without, text("ui.talk.doing.word")
        self.changed.emit()
        if self._hurried:
            self.goOnWithout()

    def waits_long(
        self, sentence: str, without: Callable[[], object], another: Callable[[], object] | None
    ) -> None:
        """The model is slow, as the sentence says; both ways are open until it words something."""
        self._doing, self._without_model, self._another = sentence, without, another
        self.changed.emit()
        if self._hurried:
            self.goOnWithout()

    def is_worded(self) -> None:
        """It words something now: there is nothing to choose any more."""
        if self._without_model is not None:
            self._without_model = self._another = None
            self.changed.emit()

    def hurry(self) -> None:
        """What goes on now waits for no model."""
        self._hurried = True
        self.goOnWithout()

    @Slot()
    def goOnWithout(self) -> None:  # noqa: N802 - QML's name for it
        without, self._without_model, self._another = self._without_model, None, None
        if without is not None:
            without()
            self.changed.emit()

    @Slot()
    def askAnother(self) -> None:  # noqa: N802 - QML's name for it
        another, self._without_model, self._another = self._another, None, None
        if another is not None:
            another()
            self.changed.emit()

    def rest(self, *, enough: bool | None = None, finished: bool | None = None) -> None:
        """Nothing goes on any more; what is not given stays as it was."""
        self._busy = self._leavable = self._stoppable = False
        self._doing, self._without_model, self._another = "", None, None
        self.has_come(
            enough=self._enough if enough is None else enough,
            finished=self._finished if finished is None else finished,
        )

    def has_come(self, *, enough: bool, finished: bool) -> None:
        """So far the story has come; what goes on goes on."""
        self._enough, self._finished = enough, finished
        self.changed.emit()

    def tell(self, message: str) -> None:
        """Say why something could not be done; what goes on goes on."""
        self._message = message
        self.changed.emit()
