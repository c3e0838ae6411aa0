"""A talk with any persona: its replies as they come, and its branches."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.conversing import (
    Again,
    Kept,
    Noted,
    Say,
    Slow,
    Spoken,
    Step,
    Stop,
    Unworded,
    Wish,
    Worded,
)
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.talk_tree import NO_PARENT
from sanctum_desktop.ui.features.talk.talk_parts_model import Here, TalkParts
from sanctum_desktop.ui.services import Talking


class Conversing:
    """Has a wish answered, step by step, in the talk that stands there; one at a time."""

    def __init__(self, talking: Talking, talk: TalkParts) -> None:
        self._talking, self._talk = talking, talk
        self._stop = Stop()
        self._last = NO_PARENT
        self._kept = False

    def stop(self) -> None:
        """End the reply where it is; what was worded stays."""
        self._stop.ask()

    async def bring(self, which: ConversationId, persona: str) -> None:
        """The talk where it was left."""
        talk = self._talk
        tree = await talk.branching.read(which)
        if tree is None:
            return
        here = Here(
            conversation=which,
            persona=persona,
            turns=tree.branch(),
            tree=tree,
            texts=await self._talking.attached(which),
            draft="" if talk.desk.read_only else await talk.desk.drafts.of_talk(which),
        )
        talk.stand(here)
        talk.rest(enough=False, finished=False)
        await talk.settle_beside()

    async def begin(self, persona: str) -> None:
        """A talk with that one; the last in which nothing was told is as good as new."""
        which = self._talk.all.untold(persona)
        if which is None:
            which = (await self._talking.begin(persona, None)).id
            await self._talk.all.refresh()
        await self.bring(which, persona)

    async def answer(self, conversation: ConversationId, wish: Wish, said: str = "") -> None:
        """Have it answered; `said` goes back to the field where it could not be kept."""
        talk = self._talk
        self._stop, self._kept, self._last = Stop(), False, self._after(wish)
        if not said:
            talk.said.begin_reply()
        try:
            async with aclosing(self._talking.converse(conversation, wish, self._stop)) as steps:
                async for step in steps:
                    self._take(step, wish)
        except (SanctumError, asyncio.CancelledError):
            self._break_off(wish, said)
            raise
        talk.said.give_up()
        talk.rest()
        await talk.settle_beside()

    async def turn_to(self, turn: int) -> None:
        """Show the branch through that turn; where nothing can be kept, only here."""
        talk = self._talk
        if talk.conversation is None:
            return
        if talk.desk.read_only:
            tree = talk.branching.through(turn)
        else:
            tree = await self._talking.turn_to(talk.conversation, turn)
        if tree is not None:
            talk.branching.show(tree)
            talk.said.show(tree.branch())
            talk.refresh_beside()
        talk.rest()
        talk.pointed.emit(talk.said.at(turn))

    def _after(self, wish: Wish) -> int:
        """The turn that what comes now is said after."""
        tree = self._talk.branching.tree
        if isinstance(wish, Again):
            return self._talk.branching.parent_of(wish.turn)
        if isinstance(wish, Say) and wish.after is not None:
            return wish.after
        return tree.tip if tree else NO_PARENT

    def _take(self, step: Step, wish: Wish) -> None:
        said = self._talk.said
        match step:
            case Kept(turn=turn):
                self._kept = True
                self._talk.branching.grow(turn, self._last)
                self._last = turn.index
                if said.at(turn.index) >= 0:  # it was kept before, and no reply came
                    said.take_back()
                else:
                    said.kept(turn)
                self._talk.was_kept(wish)
                said.begin_reply()
            case Worded(text=words):
                self._talk.is_worded()
                said.speech.hear(words)
            case Slow(sentence=sentence, guide=guide, another=another):
                self._talk.waits_long(sentence, guide, another)
            case Unworded():
                said.speech.unsay()
            case Noted():
                said.note(step.told)
            case Spoken(turn=turn):
                self._talk.branching.grow(turn, self._last)
                self._talk.replied.emit(said.spoken(turn))

    def _break_off(self, wish: Wish, said: str) -> None:
        """Stand as the vault has it: what was kept stays, what was not goes back to its field."""
        talk = self._talk
        talk.said.give_up()
        if said and not self._kept:
            talk.said.take_back()
            if isinstance(wish, Say) and wish.after is None:
                talk.restored.emit(talk.written.give_back(said))
        if talk.branching.tree is not None:
            talk.said.show(talk.branching.tree.branch())
