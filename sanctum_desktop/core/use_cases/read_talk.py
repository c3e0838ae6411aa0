"""Reads a talk without going on with it."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.find_conversation import FindConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What was said, and what was heard in it."""

    conversation: Conversation
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTalk:
    """Gives the latest talk with a persona and its facts; writes nothing. None without one."""

    find_conversation: FindConversation
    facts: FactRepository

    async def __call__(self, persona: str) -> Talk | None:
        found = await self.find_conversation(persona)
        if found is None:
            return None
        return Talk(conversation=found, facts=tuple(await self.facts.of_conversation(found.id)))
