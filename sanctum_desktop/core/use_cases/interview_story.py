"""Gem asks, the person answers, and everything said is kept before Gem speaks again."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.domain.words import known, text
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.agreed import agreed
from sanctum_desktop.core.policies.interview.next_move import next_move
from sanctum_desktop.core.policies.interview.passed_over import passed_over
from sanctum_desktop.core.policies.interview.ruler import answers as answers_ruler
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.policies.safety import danger
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.crisis_lines import CrisisLines
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.keep_facts import keep_facts, tells
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
        turns = list((await self.conversations.get(conversation)).turns)
        if said is not None:
            if not _kept_already(turns, said):
                turns.append(await self._keep(conversation, _answer(turns, said, self.clock)))
            await self._hear(conversation, turns)
        facts = tuple(await self.facts.of_conversation(conversation))
        if not turns or turns[-1].speaker is Speaker.PERSON:
            turns.append(await self._speak(conversation, turns, facts, waiting))
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

    async def _keep(self, conversation: ConversationId, turn: Turn) -> Turn:
        await self.conversations.append(conversation, [turn])
        return turn

    async def _hear(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        now = self.clock.now()

        def listen() -> tuple[Fact, ...]:
            asked = [_as_the_guide_asked(turn) for turn in turns]
            telling = [turn for turn in asked if tells(turn)]
            today = self.clock.today()
            heard = hear(telling, conversation=conversation, today=today, heard_at=now)
            return (*heard, *agreed(asked, conversation=conversation, heard_at=now))

        # On a thread of its own: a long answer takes a moment, and a window must not wait for it.
        heard = await asyncio.to_thread(listen)
        await keep_facts(self.facts, conversation, heard, now)

    async def _speak(
        self,
        conversation: ConversationId,
        turns: Sequence[Turn],
        facts: Sequence[Fact],
        waiting: Waiting | None,
    ) -> Turn:
        met = () if turns else await self._openings()
        move = await asyncio.to_thread(self._move, conversation, turns, facts, met)
        if self.rewording is not None:
            trace = f"{conversation}-{len(turns)}"
            move = await self.rewording(move, turns, trace=trace, waiting=waiting)
        return await self._keep(
            conversation,
            Turn(
                index=len(turns),
                speaker=Speaker.INTERVIEWER,
                text=move.text,
                said_at=self.clock.now(),
                kind=move.kind,
                topic=move.topic,
                wording=move.wording,
                author=move.author,
            ),
        )

    def _move(
        self,
        conversation: ConversationId,
        turns: Sequence[Turn],
        facts: Sequence[Fact],
        met: Sequence[str],
    ) -> Move:
        if turns and _told_in_danger(turns[-1]):
            return self._help(facts)
        safe = [turn for turn in turns if not _told_in_danger(turn)]
        return next_move(safe, facts, seed=conversation, met=met)

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


def _answer(turns: Sequence[Turn], said: str, clock: Clock) -> Turn:
    last = turns[-1] if turns else None
    to_ruler = last is not None and last.kind is TurnKind.RULER and answers_ruler(said)
    return Turn(
        index=len(turns),
        speaker=Speaker.PERSON,
        text=said,
        said_at=clock.now(),
        kind=TurnKind.RULER if to_ruler else TurnKind.ANSWER,
        topic=last.topic if last else None,
    )


def _as_the_guide_asked(turn: Turn) -> Turn:
    """What is heard in an answer never hangs on how a model put the question."""
    asked = known(turn.wording) if turn.author else ""
    return replace(turn, text=asked) if asked else turn


def _told_in_danger(turn: Turn) -> bool:
    """Words of danger are kept in the talk but never become a fact."""
    return turn.speaker is Speaker.PERSON and danger(turn.text)
