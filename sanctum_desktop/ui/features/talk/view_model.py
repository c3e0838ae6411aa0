"""What the talk with Gem shows and does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.keep_drafts import TALK
from sanctum_desktop.ui.features.talk.facts_model import FactsModel
from sanctum_desktop.ui.features.talk.rows import TurnRow, turn_row
from sanctum_desktop.ui.half_written import SAVE_AFTER_MS
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.surroundings import wants_stillness
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PERSONA: Final = "gem"
_WORD_MS: Final = 45


@QmlElement
class TalkModel(QObject):
    """The turns, the reply that comes word by word, and the draft of the answer.

    `ailed` says why the vault could not be read or written; all that was typed stays.
    """

    changed = Signal()
    restored = Signal(str)
    shown = Signal()
    ailed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turns = Rows(TurnRow, self)
        self._coming: list[str] = []
        self._message = ""
        self._busy = self._enough = self._finished = False
        self._draft = ""
        self.conversation: ConversationId | None = None
        self.tasks = TaskOwner(self._failed)
        self.learned = FactsModel(desk, self.tasks, self)
        self._speech = QTimer(self, interval=_WORD_MS)
        self._speech.timeout.connect(self._speak)
        self._saving = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._saving.timeout.connect(self._save_draft)

    @Property(QObject, constant=True)
    def turns(self) -> QObject:
        return self._turns

    @Property(FactsModel, constant=True)
    def facts(self) -> FactsModel:
        return self.learned

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._desk.read_only

    @Property(bool, notify=changed)
    def enough(self) -> bool:
        return self._enough

    @Property(bool, notify=changed)
    def finished(self) -> bool:
        return self._finished

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def draft(self) -> str:
        """What is half-written."""
        return self._draft

    @Slot()
    def begin(self) -> None:
        """Bring back the last talk, or start one."""
        if self.conversation is None and not self._busy:
            self._busy = True
            self.changed.emit()
            self.tasks.start("say", self._read() if self._desk.read_only else self._begin())

    @Slot(str)
    def say(self, said: str) -> None:
        if self._busy or not said.strip() or self.conversation is None:
            return
        self._finish_speaking()
        self._turns.add(TurnRow(mine=True, words=said.strip()))
        self._busy, self._message, self._draft = True, "", ""
        self.changed.emit()
        self.tasks.start("say", self._say(said))

    @Slot()
    def skip(self) -> None:
        self.say(text("ui.talk.skip.said"))

    @Slot()
    def stop(self) -> None:
        self.say(text("ui.talk.stop.said"))

    @Slot()
    def show(self) -> None:
        self.shown.emit()

    def take_up(self) -> None:
        """Go on with what was left open: Gem asks it."""
        if self._busy or self.conversation is None:
            return
        self._finish_speaking()
        self._busy = True
        self.changed.emit()
        self.tasks.start("say", self._take_up(self.conversation))

    @Slot(str)
    def keep(self, draft: str) -> None:
        """Keep what is half-written, soon after the last key."""
        if draft != self._draft:
            self._draft = draft
            self._saving.start()

    async def close(self) -> None:
        """Keep what is half-written and let what was said be kept; then end."""
        self._speech.stop()
        self.learned.save()
        if self._saving.isActive():
            self._saving.stop()
            self._save_draft()
        await self.tasks.settled()

    async def _read(self) -> None:
        talk = await self._desk.read_talk(PERSONA)
        if talk is not None:
            self._turns.show([turn_row(turn) for turn in talk.conversation.turns])
            self.learned.show(talk.facts)
            self.conversation = talk.conversation.id
        self._answered(enough=bool(talk and talk.facts), finished=True)

    async def _begin(self) -> None:
        before = await self._desk.find_conversation(PERSONA)
        if before is not None:
            self._turns.show([turn_row(turn) for turn in before.turns])
        known = before.id if before else None
        reply = await self._desk.interview(conversation=known, said=None)
        self.conversation = reply.conversation
        await self.learned.begin(reply.facts)
        last = before.turns[-1] if before and before.turns else None
        self._answered(enough=reply.enough, finished=reply.finished)
        if last is None or last.index != reply.turn.index:
            self._stream(reply.turn.text)
        self._draft = await self._desk.drafts.get(TALK)
        self.restored.emit(self._draft)

    async def _take_up(self, conversation: ConversationId) -> None:
        turn = await self._desk.ask_open_question(conversation)
        finished = self._finished and turn is None
        self._answered(enough=self._enough, finished=finished)
        if turn is not None and self._turns.rows[-1].words != turn.text:
            self._stream(turn.text)

    async def _say(self, said: str) -> None:
        try:
            reply = await self._desk.interview(conversation=self.conversation, said=said)
        except SanctumError:
            self._turns.show(self._turns.rows[:-1])
            self.keep("\n".join(filter(None, (said, self._draft))))  # typed on meanwhile
            self.restored.emit(self._draft)
            raise
        self._save_draft()
        self.learned.show(reply.facts)
        self._answered(enough=reply.enough, finished=reply.finished)
        self._stream(reply.turn.text)

    def _answered(self, *, enough: bool, finished: bool) -> None:
        self._busy, self._enough, self._finished = False, enough, finished
        self.changed.emit()

    def _stream(self, words: str) -> None:
        if wants_stillness():
            self._turns.add(TurnRow(mine=False, words=words))
            return
        self._turns.add(TurnRow(mine=False, words=""))
        self._coming = words.split(" ")
        self._speech.start()

    def _speak(self) -> None:
        if not self._coming:
            self._speech.stop()
            return
        self._put(self._coming.pop(0))

    def _finish_speaking(self) -> None:
        self._speech.stop()
        if self._coming:
            self._put(" ".join(self._coming))
            self._coming = []

    def _put(self, more: str) -> None:
        at = len(self._turns.rows) - 1
        words = f"{self._turns.rows[at].words} {more}".strip()
        self._turns.change(at, TurnRow(mine=False, words=words))

    def _save_draft(self) -> None:
        self.tasks.start("draft", self._keep_draft())

    async def _keep_draft(self) -> None:
        await self._desk.drafts.put(TALK, self._draft)

    def _failed(self, error: SanctumError) -> None:
        self._busy = False
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
