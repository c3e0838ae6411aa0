"""Finds the talk to go on with."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Conversation, TalkPlace
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.use_cases.list_talks import all_glimpses


@dataclass(frozen=True, slots=True, kw_only=True)
class FindConversation:
    """Gives the talk with a persona in which something was said last; None where there is none.

    One in the trash is not found.
    """

    conversations: ConversationRepository

    async def __call__(self, persona: str) -> Conversation | None:
        of = [
            glimpse
            for glimpse in await all_glimpses(self.conversations, answers=0)
            if glimpse.persona == persona and glimpse.label.place is not TalkPlace.TRASHED
        ]
        if not of:
            return None
        latest = max(of, key=lambda glimpse: glimpse.last_said_at)
        return await self.conversations.get(latest.id)
