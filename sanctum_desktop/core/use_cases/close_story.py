"""Says at the end what stood out."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.policies.closing import Closing, closing
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing.places import placed
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository

__all__ = ["CloseStory", "Closing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStory:
    """Reads the facts of one talk for strengths and for what is worth asking next time."""

    facts: FactRepository
    conversations: ConversationRepository

    async def __call__(self, conversation: ConversationId) -> Closing:
        """The closing; without strengths where nothing was told twice."""
        heard = await self.facts.of_conversation(conversation)
        talk = await self.conversations.get(conversation)
        told = profile_of(placed(heard, talk.turns), printable_only=True)
        return await asyncio.to_thread(closing, told)  # a window must not wait for it
