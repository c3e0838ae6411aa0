"""Gem's story interview in the talk that stands there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.talk_tree import NO_PARENT
from sanctum_desktop.ui.features.talk.company_model import GEM
from sanctum_desktop.ui.features.talk.talk_parts_model import Here, TalkParts


class Interview:
    """Brings Gem's talks, and has her hear what is said in them."""

    def __init__(self, talk: TalkParts) -> None:
        self._talk = talk

    async def bring(self, which: ConversationId | None) -> None:
        """The talk where it was left; without one, the last or the very first."""
        talk = self._talk
        told = await talk.desk.read_talk(GEM, which)
        turns = told.conversation.turns if told else ()
        if not talk.desk.read_only:
            await self.arrive(turns, told.conversation.id if told else None)
            return
        if told is not None:
            talk.stand(await self._here(told.conversation.id, turns))
            talk.passed_over = told.passed_over
            talk.learned.show(told.facts)
        talk.rest(enough=bool(told and told.facts), finished=True)
        await talk.settle_beside()

    async def arrive(self, turns: Sequence[Turn], known: ConversationId | None) -> None:
        """Go on with the known talk, or begin one."""
        talk = self._talk
        reply = await talk.desk.interview(conversation=known, waiting=talk.waits)
        await talk.learned.load()
        draft = await talk.desk.drafts.of_talk(reply.conversation)
        talk.stand(await self._here(reply.conversation, turns, draft))
        talk.passed_over = reply.passed_over
        talk.learned.show(reply.facts)
        talk.rest(enough=reply.enough, finished=reply.finished)
        if not turns or turns[-1].index != reply.turn.index:
            talk.reply(reply.turn)
        await talk.settle_beside()

    async def _here(self, which: ConversationId, turns: Sequence[Turn], draft: str = "") -> Here:
        tree = await self._talk.branching.read(which)
        return Here(conversation=which, persona=GEM, turns=turns, tree=tree, draft=draft)

    async def say(self, which: ConversationId, said: str, *, typed: bool) -> None:
        talk = self._talk
        try:
            reply = await talk.desk.interview(conversation=which, said=said, waiting=talk.waits)
        except (SanctumError, asyncio.CancelledError):
            talk.said.take_back()
            if typed:
                talk.restored.emit(talk.written.give_back(said))
            raise
        talk.written.save()
        talk.passed_over = reply.passed_over
        talk.learned.show(reply.facts)
        talk.rest(enough=reply.enough, finished=reply.finished)
        await self._grow(which, said, reply.turn)
        talk.reply(reply.turn)
        await talk.settle_beside()

    async def take_up(self, which: ConversationId) -> None:
        """Ask the question that was left open."""
        talk = self._talk
        turn = await talk.desk.ask_open_question(which)
        talk.rest(finished=False if turn is not None else None)
        if turn is not None and talk.said.rows.rows[-1].words != turn.text:
            if talk.branching.tree is not None:
                talk.branching.grow(turn, talk.branching.tree.tip)
            talk.reply(turn)

    async def hear_anew(self) -> None:
        """What was heard on the branch that stands there now."""
        talk = self._talk
        which = talk.conversation
        if which is None:
            return
        told = await talk.desk.read_talk(GEM, which)
        if told is not None and which == talk.conversation:
            talk.passed_over = told.passed_over
            talk.learned.show(told.facts)
            if not talk.desk.read_only:
                talk.has_come(enough=told.enough, finished=told.finished)

    async def _grow(self, which: ConversationId, said: str, reply: Turn) -> None:
        """The tree with what was just said; read anew where it went another way."""
        branching = self._talk.branching
        if branching.tree is None:
            return
        own = Turn(
            index=reply.index - 1,
            speaker=Speaker.PERSON,
            text=said.strip(),
            said_at=reply.said_at,
        )
        if branching.grow(own, branching.tree.tip) and branching.grow(reply, own.index):
            self._talk.said.kept(own)
            return
        tree = await branching.read(which)
        branching.show(tree)
        if tree is not None and tree.tip != NO_PARENT:
            self._talk.said.show(tree.branch()[:-1])
