"""What is half-written somewhere else than in the talk."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts
from sanctum_desktop.ui.qt.task_owner import TaskOwner

SAVE_AFTER_MS: Final = 300
"""From the last key to the writing of a draft."""


class HalfWritten(QObject):
    """Texts of one kind ("fact", "line"), each known by what it is of; kept over a lock."""

    def __init__(
        self, drafts: KeepDrafts, tasks: TaskOwner, kind: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts, self._tasks, self._kind = drafts, tasks, kind
        self._texts: dict[str, str] = {}
        self._unsaved: dict[str, str] = {}
        self.saving = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self.saving.timeout.connect(self.save)

    async def load(self) -> None:
        """Bring back what a lock interrupted."""
        kept = await self._drafts.of_kind(self._kind)
        self._texts = {which: words for which, words in (kept | self._unsaved).items() if words}

    def of(self, which: str) -> str:
        return self._texts.get(which, "")

    def known(self) -> tuple[str, ...]:
        """What there is something half-written of."""
        return tuple(self._texts)

    def keep(self, which: str, words: str) -> None:
        """Keep it soon after the last key; "" where nothing is half-written any more."""
        if words == self.of(which):
            return
        self._texts.pop(which, None)
        if words:
            self._texts[which] = words
        self._unsaved[which] = words
        self.saving.start()

    def save(self) -> None:
        """Begin to write what was kept since."""
        self.saving.stop()
        if self._unsaved:
            self._tasks.start(f"{self._kind} drafts", self._save())

    async def _save(self) -> None:
        while self._unsaved:
            which = next(iter(self._unsaved))
            await self._drafts.put(f"{self._kind}:{which}", self._unsaved.pop(which))
