"""Finds the talk to go on with."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class FindConversation:
    """Gives the latest talk with a persona, with its turns; None where there is none."""

    conversations: ConversationRepository

    async def __call__(self, persona: str) -> Conversation | None:
        for conversation in await self.conversations.page():
            if conversation.persona == persona:
                return await self.conversations.get(conversation.id)
        return None
