"""Gem asks, the person answers, and everything said is kept before Gem speaks again."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.interview.next_move import next_move
from sanctum_desktop.core.policies.interview.passed_over import passed_over
from sanctum_desktop.core.policies.interview.ruler import answers as answers_ruler
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.policies.safety import danger
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.crisis_lines import CrisisLines
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.hear_branch import HearBranch
from sanctum_desktop.core.use_cases.reword_move import RewordMove, Waiting

GEM = "gem"
_ENOUGH_FACTS = 5
_EARLIER_SESSIONS = 5
"""Sessions back within which no opening comes again; there are six to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewReply:
    """Gem's turn, what is known by now, and whether a page can be made or the talk is over.

    `passed_over` are the parts of the story that the person left alone.
    """

    conversation: ConversationId
    turn: Turn
    facts: tuple[Fact, ...]
    enough: bool
    finished: bool
    passed_over: frozenset[StoryPart] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewStory:
    """Holds Gem's interview: begins a talk, resumes one, or takes an answer.

    Without `rewording` every word of Gem's is the Guide's.
    """

    conversations: ConversationRepository
    facts: FactRepository
    clock: Clock
    crisis: CrisisLines
    rewording: RewordMove | None = None

    @property
    def hear_branch(self) -> HearBranch:
        """Hears the branch that is gone on with, and lets go what was heard on another."""
        return HearBranch(facts=self.facts, clock=self.clock)

    async def __call__(
        self,
        *,
        conversation: ConversationId | None = None,
        said: str | None = None,
        waiting: Waiting | None = None,
    ) -> InterviewReply:
        """Without a conversation begin one; without an answer say again what Gem asked last.

        `waiting` is called where a model is asked to word the reply.
        """
        if conversation is None:
            conversation = await self._begin()
        if said is not None:
            await self.keep_answer(conversation, said)
        talk = await self.conversations.get(conversation)
        if talk.turns and talk.turns[-1].speaker is Speaker.PERSON:
            await self.hear_branch(talk)
        if not talk.turns or talk.turns[-1].speaker is Speaker.PERSON:
            turn = await self._speak(talk, waiting)
            await self.conversations.append(conversation, [turn])
            talk = replace(talk, turns=(*talk.turns, turn))
        return await self._reply(talk)

    async def keep_answer(self, conversation: ConversationId, said: str) -> Turn:
        """Store an answer after the branch's last turn; one that waits already is not said twice.

        Nothing is heard of it before `__call__`.
        """
        talk = await self.conversations.get(conversation)
        if _kept_already(talk.turns, said):
            return talk.turns[-1]
        answer = answer_to(talk.turns, said, index=talk.next_index, said_at=self.clock.now())
        await self.conversations.append(conversation, [answer])
        return answer

    async def ask_anew(
        self, talk: Conversation, discarded: Sequence[Turn], waiting: Waiting | None = None
    ) -> Turn:
        """What Gem says after these turns in another way than before; nothing is stored."""
        await self.hear_branch(talk)
        return await self._speak(talk, waiting, discarded)

    async def _reply(self, talk: Conversation) -> InterviewReply:
        turns, conversation = talk.turns, talk.id
        facts = tuple(await self.facts.of_conversation(conversation))
        left = await asyncio.to_thread(passed_over, turns, facts)
        # Last of all: a fact may have been decided while Gem was thinking.
        facts = tuple(await self.facts.of_conversation(conversation))
        return InterviewReply(
            conversation=conversation,
            turn=turns[-1],
            facts=facts,
            enough=is_enough(facts),
            finished=turns[-1].kind is TurnKind.CLOSING,
            passed_over=left,
        )

    async def _begin(self) -> ConversationId:
        conversation = ConversationId(secrets.token_hex(8))
        await self.conversations.start(
            Conversation(id=conversation, persona=GEM, started_at=self.clock.now())
        )
        return conversation

    async def _speak(
        self, talk: Conversation, waiting: Waiting | None, discarded: Sequence[Turn] = ()
    ) -> Turn:
        turns = talk.turns
        facts = tuple(await self.facts.of_conversation(talk.id))
        met = () if turns else await self._openings()
        move = await asyncio.to_thread(self._move, talk, facts, met, discarded)
        if self.rewording is not None:
            trace = f"{talk.id}-{talk.next_index}"
            move = await self.rewording(move, turns, trace=trace, waiting=waiting)
        return Turn(
            index=talk.next_index,
            speaker=Speaker.INTERVIEWER,
            text=move.text,
            said_at=self.clock.now(),
            kind=move.kind,
            topic=move.topic,
            wording=move.wording,
            author=move.author,
        )

    def _move(
        self,
        talk: Conversation,
        facts: Sequence[Fact],
        met: Sequence[str],
        discarded: Sequence[Turn],
    ) -> Move:
        if talk.turns and _told_in_danger(talk.turns[-1]):
            return self._help(facts)
        safe = [turn for turn in talk.turns if not _told_in_danger(turn)]
        return next_move(safe, facts, seed=talk.id, met=met, discarded=discarded)

    async def _openings(self) -> list[str]:
        """The wordings Gem opened the latest earlier talks with, the oldest first."""
        met: list[str] = []
        for listed in await self.conversations.page():
            if listed.persona == GEM and len(met) < _EARLIER_SESSIONS:
                turns = (await self.conversations.get(listed.id)).turns
                met += [turn.wording for turn in turns[:1]]
        return met[::-1]

    def _help(self, facts: Sequence[Fact]) -> Move:
        """Plain help and the numbers of the person's country; the interview waits."""
        country = next((f.value for f in facts if f.name == "countryCode"), "")
        lines = "\n".join(f"{line.name}: {line.number}" for line in self.crisis.of(country))
        return Move(
            kind=TurnKind.SAFETY, text=text("gem.safety", lines=lines), wording="gem.safety"
        )


def is_enough(facts: Sequence[Fact]) -> bool:
    """True where a page can be made of them."""
    return sum(fact.may_be_printed for fact in facts) >= _ENOUGH_FACTS


def _kept_already(turns: Sequence[Turn], said: str) -> bool:
    """True where this answer was stored, and the disk failed before Gem could speak."""
    return bool(turns) and turns[-1].speaker is Speaker.PERSON and turns[-1].text == said


def answer_to(turns: Sequence[Turn], said: str, *, index: int, said_at: datetime) -> Turn:
    """The person's answer after these turns of Gem's talk."""
    last = turns[-1] if turns else None
    to_ruler = last is not None and last.kind is TurnKind.RULER and answers_ruler(said)
    return Turn(
        index=index,
        speaker=Speaker.PERSON,
        text=said,
        said_at=said_at,
        kind=TurnKind.RULER if to_ruler else TurnKind.ANSWER,
        topic=last.topic if last else None,
    )


def _told_in_danger(turn: Turn) -> bool:
    """Words of danger are kept in the talk but never become a fact."""
    return turn.speaker is Speaker.PERSON and danger(turn.text)
