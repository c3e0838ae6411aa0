"""Reads a talk without going on with it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation, ConversationId, TurnKind
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.policies.interview.passed_over import passed_over
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.interview_story import is_enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What was said, what was heard in it, and which parts of it the person left alone.

    `enough` and `finished` are as Gem's reply has them.
    """

    conversation: Conversation
    facts: tuple[Fact, ...]
    passed_over: frozenset[StoryPart] = frozenset()

    @property
    def enough(self) -> bool:
        return is_enough(self.facts)

    @property
    def finished(self) -> bool:
        turns = self.conversation.turns
        return bool(turns) and turns[-1].kind is TurnKind.CLOSING


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTalk:
    """Gives one talk and its facts; writes nothing. Raises NotFound."""

    find_conversation: FindConversation
    facts: FactRepository

    async def __call__(
        self, persona: str, conversation: ConversationId | None = None
    ) -> Talk | None:
        """Without a conversation the latest with the persona; None where there is none."""
        if conversation is None:
            found = await self.find_conversation(persona)
        else:
            found = await self.find_conversation.conversations.get(conversation)
        if found is None:
            return None
        facts = tuple(await self.facts.of_conversation(found.id))
        return Talk(
            conversation=found,
            facts=facts,
            passed_over=await asyncio.to_thread(passed_over, found.turns, facts),
        )
