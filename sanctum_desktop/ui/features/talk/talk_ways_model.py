"""How a wish is answered: by Gem's interview, or by whoever one talks with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.conversing import Again, Say, Wish
from sanctum_desktop.core.use_cases.keep_drafts import OPEN_TALK
from sanctum_desktop.ui.features.talk.company_model import GEM
from sanctum_desktop.ui.features.talk.conversing import Conversing
from sanctum_desktop.ui.features.talk.interview import Interview
from sanctum_desktop.ui.features.talk.talk_parts_model import TalkParts
from sanctum_desktop.ui.services import Desk

AHEAD: Final = "read ahead"
"""The task in which a model reads what was said; no answer waits for it."""

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TalkWays(TalkParts):
    """What the parts of the screen ask for is done here; one thing goes on at a time.

    `told` says what was done elsewhere, `wanted` names a screen that follows.
    """

    told = Signal(str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.interview = Interview(self)
        self.conversing = Conversing(desk.talking, self) if desk.talking else None
        self._then: Callable[[], object] | None = None
        self._left: str | None = None
        self.all.gone.connect(self._go_elsewhere)
        self.branching.wanted.connect(self._turn_to)
        self.branching.edited.connect(self._say_anew)
        self.branching.again.connect(self._ask_again)
        self.offering.led.connect(self.wanted)
        self.offering.done.connect(self._look_beside)
        self.around.kept.connect(self._look_beside)
        self.exporting.told.connect(self.told)
        self.attaching.trimmed.connect(self._trim)
        self.attaching.tried.connect(lambda: self.tell(""))
        self.restored.connect(self.attaching.restored)
        self.opened.connect(self._read_ahead)
        self.replied.connect(self._read_ahead)

    def converse(self, wish: Wish, said: str = "") -> None:
        if self.conversing is not None and self.conversation is not None:
            self.start("ui.talk.doing.answer", who=self.with_whom.name_of(self.with_whom.current))
            self.tasks.cancel(AHEAD)
            self.tasks.start("say", self._conversed(self.conversation, wish, said))

    def after_reply(self, act: Callable[[], object]) -> bool:
        """True where a reply comes: it is ended where it is, and then that is done."""
        if self._stoppable and self.conversing is not None:
            self._then = act
            self.conversing.stop()
        return self._stoppable

    def _read_ahead(self) -> None:
        """A model reads the talk while the person reads and writes."""
        if self.desk.read_ahead is not None and self.conversation is not None:
            self.tasks.start(AHEAD, self.desk.read_ahead(self.conversation))

    async def _conversed(self, which: ConversationId, wish: Wish, said: str) -> None:
        try:
            if self.conversing is not None:
                await self.conversing.answer(which, wish, said)
            if self.with_gem:
                await self.interview.hear_anew()
        finally:
            then, self._then = self._then, None
            if then is not None:  # once this task is over: what follows takes its place
                asyncio.get_running_loop().call_soon(then)

    def _say_anew(self, turn: int, words: str) -> None:
        """Say that in the place of the turn, which stays on its branch."""
        if not self._busy:
            self.said.show_until(turn)
            self.said.answer(words)
            self.anew = turn
            self.converse(Say(words, after=self.branching.parent_of(turn)), words)

    def _ask_again(self, turn: int) -> None:
        if not self._busy:
            self.said.show_until(turn)
            self.converse(Again(turn))

    def _turn_to(self, turn: int) -> None:
        if not self._busy and self.conversing is not None:
            self.start("ui.talk.doing.open")
            self.tasks.start("say", self._turned_to(turn))

    async def _turned_to(self, turn: int) -> None:
        if self.conversing is not None:
            await self.conversing.turn_to(turn)
            if self.with_gem:
                await self.interview.hear_anew()

    async def come_back(self) -> None:
        """Bring Gem's last talk, of which a page is made; then the one that was left open.

        That is with somebody else, and still in its place.
        """
        await self.interview.bring(None)
        left = ConversationId(await self.desk.drafts.get(OPEN_TALK))
        self._left = left
        if left != self.conversation and self.all.persona_of(left):
            self.start("ui.talk.doing.open", leavable=True)
            await self.bring(left)

    async def note_left(self) -> None:
        """The talk that stands here is the one to come back to."""
        left = "" if self.with_gem else self.conversation or ""
        if left != self._left:
            await self.desk.drafts.put(OPEN_TALK, left)
            self._left = left

    async def bring(self, which: ConversationId) -> None:
        persona = self.all.persona_of(which) or await self._persona_of(which)
        if persona == GEM or self.conversing is None:
            await self.interview.bring(which)
        else:
            await self.conversing.bring(which, persona)

    async def _persona_of(self, which: ConversationId) -> str:
        """Of a talk that is in no list: one that was just begun, or lies elsewhere."""
        told = await self.desk.read_talk(GEM, which)
        return told.conversation.persona if told else GEM

    async def go_to(self, which: ConversationId, turn: int) -> None:
        if which != self.conversation:
            await self.bring(which)
        if self.said.at(turn) < 0:
            await self._turned_to(turn)
        self.rest()
        self.pointed.emit(self.said.at(turn))

    async def ask_open(self, which: ConversationId) -> None:
        if which != self.conversation:
            await self.interview.bring(which)
        await self.interview.take_up(which)

    def _go_elsewhere(self) -> None:
        """The talk that stood here was put aside: the next of the list, or Gem's last."""
        if self.after_reply(self._go_elsewhere):
            return
        following = self.all.following()
        self.start("ui.talk.doing.open")
        work = self.interview.bring(None) if following is None else self.bring(following)
        self.tasks.start("say", work)

    def _look_beside(self) -> None:
        self.changed.emit()
        self.tasks.start("beside", self.look_at_plan())

    def _trim(self, draft: str) -> None:
        self.written.keep(draft)
        self.restored.emit(draft)
