"""The answer that is half-written, of one talk at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.use_cases.keep_drafts import TALK, KeepDrafts, talk_place
from sanctum_desktop.ui.half_written import SAVE_AFTER_MS
from sanctum_desktop.ui.qt.task_owner import TaskOwner


class AnswerDraft(QObject):
    """Keeps what is typed soon after the last key, in the place of the talk it is of."""

    def __init__(
        self, drafts: KeepDrafts, tasks: TaskOwner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts, self._tasks = drafts, tasks
        self._place = TALK
        self.words = ""
        self.saving = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self.saving.timeout.connect(self.save)

    def keep(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.saving.start()

    def give_back(self, said: str) -> str:
        """It could not be kept: half-written again, before what was typed on meanwhile."""
        self.words = "\n".join(filter(None, (said, self.words)))
        self.save()  # now: a lock waits for no timer
        return self.words

    def turn_to(self, conversation: ConversationId, words: str) -> None:
        """From here on it is of that talk; what was typed until now belongs to the one before."""
        self.finish()
        self._place, self.words = talk_place(conversation), words

    def finish(self) -> None:
        """Begin to write what is not written yet."""
        if self.saving.isActive():
            self.save()

    def save(self) -> None:
        """Begin to write it as it stands."""
        self.saving.stop()
        self._tasks.start(f"draft {self._place}", self._drafts.put(self._place, self.words))
