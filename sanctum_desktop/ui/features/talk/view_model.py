"""What the talk with Gem shows and does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.features.talk.answer_draft import AnswerDraft
from sanctum_desktop.ui.features.talk.facts_model import FactsModel
from sanctum_desktop.ui.features.talk.reading_ahead import ReadingAhead
from sanctum_desktop.ui.features.talk.rows import PartRow, part_rows
from sanctum_desktop.ui.features.talk.speech_model import SpeechModel
from sanctum_desktop.ui.features.talk.state_model import TalkState
from sanctum_desktop.ui.features.talk.talks_model import TalksModel
from sanctum_desktop.ui.features.talk.turns import Turns
from sanctum_desktop.ui.qt.commands import Command
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PERSONA: Final = "gem"


@QmlElement
class TalkModel(TalkState):
    """The turns of one talk, the reply that comes word by word, and the draft of the answer.

    `ailed` says why the vault could not be read or written; what was typed stays. `opened` says
    that another talk stands here, `replied` what is heard of Gem's turn, `copied` what to lend.
    """

    restored = Signal(str)
    shown = Signal()
    ailed = Signal(str)
    opened = Signal()
    replied = Signal(str)
    copied = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts = Rows(PartRow, self)
        self._passed_over: frozenset[StoryPart] = frozenset()
        self.conversation: ConversationId | None = None
        self.tasks = TaskOwner(self._failed)
        self.said = Turns(desk.today, self)
        self.written = AnswerDraft(desk.drafts, self.tasks, self)
        self.learned = FactsModel(desk, self.tasks, self)
        self.learned.changed.connect(
            lambda: self._parts.show(part_rows(self.learned.facts, self._passed_over))
        )
        self.all = TalksModel(desk.list_talks, desk.today, PERSONA, self)
        self.all.chosen.connect(self.open)
        self._ahead = ReadingAhead(desk.read_ahead, self)

    @Property(QObject, constant=True)
    def turns(self) -> QObject:
        return self.said.rows

    @Property(SpeechModel, constant=True)
    def speech(self) -> SpeechModel:
        return self.said.speech

    @Property(QObject, constant=True)
    def parts(self) -> QObject:
        """What is told of the story, part by part."""
        return self._parts

    @Property(FactsModel, constant=True)
    def facts(self) -> FactsModel:
        return self.learned

    @Property(TalksModel, constant=True)
    def talks(self) -> TalksModel:
        return self.all

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._desk.read_only

    @Property(str, notify=opened)
    def draft(self) -> str:
        return self.written.words

    @Slot()
    def begin(self) -> None:
        if self.conversation is None and not self._busy:
            self.start("ui.talk.doing.open")
            self.tasks.start("say", self._bring(None))

    @Slot(str)
    def open(self, conversation: str) -> None:
        """Turn to that talk, where it was left."""
        if not self._busy and conversation != self.conversation:
            self.start("ui.talk.doing.open", leavable=True)
            self.tasks.start("say", self._bring(ConversationId(conversation)))

    @Slot()
    def new(self) -> None:
        """Begin another talk; one in which nothing was said yet is as good as new."""
        if self.said.begun and not self._busy and not self._desk.read_only:
            self.start("ui.talk.doing.new")
            self.tasks.start("say", self._arrive((), None))

    @Slot()
    def giveUp(self) -> None:  # noqa: N802 - QML's name for it
        if self._leavable:
            self.tasks.cancel("say")
            self.rest()

    @Slot(str)
    def say(self, said: str, *, typed: bool = True) -> None:
        if said.strip() and not self._busy and self.conversation is not None:
            self.written.words = "" if typed else self.written.words
            self.said.answer(said.strip())
            self.start("ui.talk.doing.say")
            self._ahead.end()
            self.tasks.start("say", self._say(self.conversation, said, typed=typed))

    @Slot(str)
    def steer(self, wish: str) -> None:
        """Say what a button stands for: "skip", "stop" or "on"; the half-written stays so."""
        self.say(text(f"ui.talk.{wish}.said"), typed=False)

    @Slot()
    def show(self) -> None:
        """Let Abby show the page; not while an answer is heard, which it would lack."""
        if not self._busy:
            self.shown.emit()

    def take_up(self) -> None:
        """Go on with what was left open: Gem asks it."""
        if not self._busy and self.conversation is not None:
            self.said.speech.finish()
            self.start("ui.talk.doing.say")
            self.tasks.start("say", self._take_up(self.conversation))

    @Slot(str)
    def keep(self, draft: str) -> None:
        self.written.keep(draft)

    def commands(self) -> Iterator[Command]:
        if not self._desk.read_only and self.conversation is not None:
            if self.said.begun:
                yield Command(text("ui.talk.new"), self.new, screen="talk")
            for wish in ("on",) if self._finished else ("skip", "stop"):
                yield Command(text(f"ui.talk.{wish}"), partial(self.steer, wish), screen="talk")
        yield from (*self.all.commands(), *self.learned.commands())

    async def close(self) -> None:
        """Keep what is half-written and let what was said be kept; then end."""
        self.said.speech.timer.stop()
        self.learned.save()
        self.written.finish()
        self.hurry()  # a lock waits for no model
        self._ahead.end()
        await self.tasks.settled()

    async def _bring(self, which: ConversationId | None) -> None:
        """The talk where it was left; without one, the last or the very first."""
        talk = await self._desk.read_talk(PERSONA, which)
        turns = talk.conversation.turns if talk else ()
        if not self._desk.read_only:
            await self._arrive(turns, talk.conversation.id if talk else None)
            return
        if talk is not None:
            self._passed_over = talk.passed_over
            self._stand_in(talk.conversation.id, turns)
            self.learned.show(talk.facts)
        self.rest(enough=bool(talk and talk.facts), finished=True)
        await self.all.refresh()

    async def _arrive(self, turns: Sequence[Turn], known: ConversationId | None) -> None:
        reply = await self._desk.interview(conversation=known, waiting=self.waits)
        draft = await self._desk.drafts.of_talk(reply.conversation)
        await self.learned.load()
        # From here on nothing is waited for: given up, it would be half of either talk.
        self.written.turn_to(reply.conversation, draft)
        self._stand_in(reply.conversation, turns)
        self._passed_over = reply.passed_over
        self.learned.show(reply.facts)
        self.rest(enough=reply.enough, finished=reply.finished)
        self.restored.emit(draft)
        if not turns or turns[-1].index != reply.turn.index:
            self._reply(reply.turn)
        await self.all.refresh()

    def _stand_in(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        self.conversation = conversation
        self.said.show(turns)
        self.all.mark(conversation)
        self.opened.emit()

    async def _take_up(self, conversation: ConversationId) -> None:
        turn = await self._desk.ask_open_question(conversation)
        self.rest(finished=self._finished and turn is None)
        if turn is not None and self.said.rows.rows[-1].words != turn.text:
            self._reply(turn)

    async def _say(self, talk: ConversationId, said: str, *, typed: bool) -> None:
        try:
            reply = await self._desk.interview(conversation=talk, said=said, waiting=self.waits)
        except (SanctumError, asyncio.CancelledError):
            self.said.take_back()
            if typed:
                self.restored.emit(self.written.give_back(said))
            raise
        self.written.save()
        self._passed_over = reply.passed_over
        self.learned.show(reply.facts)
        self.rest(enough=reply.enough, finished=reply.finished)
        self._reply(reply.turn)
        await self.all.refresh()

    def _reply(self, turn: Turn) -> None:
        self.replied.emit(self.said.reply(turn))

    def _failed(self, error: SanctumError) -> None:
        if not self.tasks.running("say"):  # what failed beside an answer does not end it
            self.rest()
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self.tell(tell_error(error))
