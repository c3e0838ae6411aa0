"""Finds the talk to go on with."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class FindConversation:
    """Gives the talk with a persona in which something was said last; None where there is none.

    One in the trash is not found.
    """

    conversations: ConversationRepository

    async def __call__(self, persona: str) -> Conversation | None:
        latest = await self.conversations.latest(persona)
        return None if latest is None else await self.conversations.get(latest)
