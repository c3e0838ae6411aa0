"""Finds the talk to go on with."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.use_cases.list_talks import MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class FindConversation:
    """Gives the talk with a persona in which something was said last; None where there is none."""

    conversations: ConversationRepository

    async def __call__(self, persona: str) -> Conversation | None:
        seen = await self.conversations.glimpses(limit=MOST, answers=0)
        of = [glimpse for glimpse in seen if glimpse.persona == persona]
        if not of:
            return None
        latest = max(of, key=lambda glimpse: glimpse.last_said_at)
        return await self.conversations.get(latest.id)
