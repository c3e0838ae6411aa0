"""What the talk's screen shows and does."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.conversing import Answer, Say
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.company_model import GEM
from sanctum_desktop.ui.features.talk.talk_ways_model import AHEAD, TalkWays
from sanctum_desktop.ui.qt.commands import Command
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TalkModel(TalkWays):
    """The verbs of the talk: with Gem her interview, with the others what they answer.

    `shown` has Abby show the page, `copied` says what to lend.
    """

    shown = Signal()
    copied = Signal(str)
    findWanted = Signal()  # noqa: N815 - QML's name for it

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.all.chosen.connect(self.open)
        self.with_whom.chosen.connect(self.beginWith)
        self.searching.sought.connect(self.goTo)
        self.around.sought.connect(self.goTo)
        self.offering.went.connect(self.open)

    @Slot()
    def begin(self) -> None:
        """Bring the talk that was left, where none stands here; who answers may have changed."""
        if self.conversation is not None:
            self.tasks.start("why", self.with_whom.ask_why())
        elif not self._busy:
            self.start("ui.talk.doing.open")
            self.tasks.start("say", self.come_back())

    def go_on_with_gem(self) -> None:
        """Her talk stands here, whoever one talked with since."""
        self.giveUp()
        if self.story is not None:
            self.open(self.story)
        elif not self._busy:
            self.start("ui.talk.doing.open")
            self.tasks.start("say", self.interview.bring(None))

    @Slot(str)
    def open(self, conversation: str) -> None:
        """Turn to that talk, where it was left."""
        if self.after_reply(partial(self.open, conversation)):
            return
        if not self._busy and conversation != self.conversation:
            self.start("ui.talk.doing.open", leavable=True)
            self.tasks.start("say", self.bring(ConversationId(conversation)))

    @Slot()
    def new(self) -> None:
        """Begin another talk; one in which nothing was said yet is as good as new."""
        if self.with_whom.property("offered"):
            self.with_whom.ask()
        elif self.said.begun and not self._busy and not self.desk.read_only:
            self.start("ui.talk.doing.new")
            self.tasks.start("say", self.interview.arrive((), None))

    @Slot(str)
    def beginWith(self, persona: str) -> None:  # noqa: N802 - QML's name for it
        """Begin a talk with that persona."""
        if self.after_reply(partial(self.beginWith, persona)):
            return
        as_new = persona == self.with_whom.current and not self.said.begun
        if self._busy or self.desk.read_only or (as_new and self.conversation):
            return
        self.start("ui.talk.doing.new")
        if persona == GEM or self.conversing is None:
            self.tasks.start("say", self.interview.arrive((), None))
        else:
            self.tasks.start("say", self.conversing.begin(persona))

    @Slot(str, int)
    def goTo(self, talk: str, turn: int) -> None:  # noqa: N802 - QML's name for it
        """To that turn of that talk, on its branch."""
        if self.after_reply(partial(self.goTo, talk, turn)):
            return
        if not self._busy:
            self.start("ui.talk.doing.open", leavable=True)
            self.tasks.start("say", self.go_to(ConversationId(talk), turn))

    @Slot()
    def giveUp(self) -> None:  # noqa: N802 - QML's name for it
        if self._leavable:
            self.tasks.cancel("say")
            self.rest()

    @Slot()
    def stop(self) -> None:
        """End the reply where it is."""
        if self._stoppable and self.conversing is not None:
            self.conversing.stop()

    @Slot(str)
    def say(self, said: str, *, typed: bool = True) -> None:
        if not said.strip() or self._busy or self.conversation is None:
            return
        self.written.words = "" if typed else self.written.words
        self.said.answer(said.strip())
        self.tasks.cancel(AHEAD)
        if self.with_gem:
            self.start("ui.talk.doing.say")
            work: Coroutine[Any, Any, None]
            work = self.interview.say(self.conversation, said, typed=typed)
            self.tasks.start("say", work)
        else:
            self.converse(Say(said.strip()), said.strip())

    @Slot(str)
    def steer(self, wish: str) -> None:
        """Say what a button stands for: "skip", "stop" or "on"; the half-written stays so."""
        self.say(text(f"ui.talk.{wish}.said"), typed=False)

    @Slot()
    def goOn(self) -> None:  # noqa: N802 - QML's name for it
        """Have answered what still waits for it."""
        if not self._busy and self.said.unanswered:
            self.converse(Answer())

    @Slot()
    def show(self) -> None:
        """Let Abby show the page; not while an answer is heard, which it would lack."""
        if not self._busy:
            self.shown.emit()

    def take_up(self) -> None:
        """Go on with what was left open: Gem asks it."""
        if not self._busy and self.story is not None:
            self.said.speech.finish()
            self.start("ui.talk.doing.say")
            self.tasks.start("say", self.ask_open(self.story))

    @Slot(str)
    def keep(self, draft: str) -> None:
        self.written.keep(draft)
        if not self.with_gem:
            self.attaching.weigh(draft)

    def commands(self) -> Iterator[Command]:
        if not self.desk.read_only and self.conversation is not None:
            if self.said.begun and not self.with_whom.property("offered"):
                yield Command(text("ui.talk.new"), self.new, screen="talk")
            if self._can_repeat():
                again = partial(self.branching.askAgain, self.said.rows.rows[-1].number)
                yield Command(text("ui.talk.act.again"), again, screen="talk")
            for wish in self._wishes():
                yield Command(text(f"ui.talk.{wish}"), partial(self.steer, wish), screen="talk")
        yield from self.with_whom.commands()
        if self.conversing is not None:
            yield Command(text("ui.find.command"), self.findWanted.emit, screen="talk")
        yield from (*self.all.commands(), *self.learned.commands())

    async def close(self) -> None:
        """Keep what is half-written and let what was said be kept; then end."""
        self.said.speech.timer.stop()
        self.learned.save()
        self.branching.save()
        self.written.finish()
        if self.conversation is not None and not (self._leavable or self.desk.read_only):
            self.tasks.start("left", self.note_left())
        self.hurry()  # a lock waits for no model
        self.stop()
        self.tasks.cancel(AHEAD)
        await self.tasks.settled()

    def _can_repeat(self) -> bool:
        """True where another answer can be had in the place of the last."""
        talking = self.conversing is not None and not self.with_gem
        return talking and self.said.begun and not (self._busy or self.said.unanswered)

    def _wishes(self) -> tuple[str, ...]:
        """What Gem can be told by a button."""
        if not self.with_gem:
            return ()
        return ("on",) if self._finished else ("skip", "stop")
