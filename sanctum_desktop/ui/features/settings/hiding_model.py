"""Hides a further word of a text that is shown before it is sent."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import BadInput, SanctumError
from sanctum_desktop.core.domain.hosted import HiddenWord, Hide, Outgoing
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HidingModel(QObject):
    """One word after another; `hid` brings the text made anew.

    `failed`: it is unknown whether the word still stands in the text, which must not be sent then.
    """

    changed = Signal()
    hid = Signal(object)
    failed = Signal()

    def __init__(self, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._shown: tuple[Outgoing, Hide] | None = None
        self._busy = False
        self._message = ""

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """True while the text is made anew, and nothing can be agreed to."""
        return self.is_busy()

    def is_busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def message(self) -> str:
        """What came of the last word, "" before there was one."""
        return self._message

    @Slot(str, result=str)
    def meant(self, selected: str) -> str:
        """The words that are meant by what is selected: of a placeholder, what it stands for."""
        words = " ".join(selected.split())
        return self._shown[0].untold.get(words, words) if self._shown else ""

    @Slot(str, str)
    def hide(self, words: str, code: str) -> None:
        """Keep these words here from now on; `code` is what goes in their place, or ""."""
        if self._shown is not None and not self._busy:
            word = HiddenWord(" ".join(words.split()), code)
            self._tasks.start("hide", self._hide(word, *self._shown))

    def begin(self, outgoing: Outgoing, hide: Hide) -> None:
        """This text is shown from now on."""
        self._shown, self._message = (outgoing, hide), ""

    def end(self) -> None:
        """None is shown any more."""
        self._shown, self._message = None, ""

    async def _hide(self, word: HiddenWord, shown: Outgoing, hide: Hide) -> None:
        asked = self._shown
        self._tell("", busy=True)
        message, anew = "", None
        try:
            anew = await hide(word)
        except BadInput as error:
            message = f"{error} {error.advice}"
        except SanctumError:
            if self._shown is asked:
                self.failed.emit()
            raise
        finally:
            self._tell(message if self._shown is asked else self._message, busy=False)
        if anew is not None and self._shown is asked:
            found = "found" if anew.text != shown.text else "not_found"
            self._shown = anew, hide
            self._tell(text(f"ui.sending.hidden.{found}", words=word.words), busy=False)
            self.hid.emit(anew)

    def _tell(self, message: str, *, busy: bool) -> None:
        self._message, self._busy = message, busy
        self.changed.emit()
