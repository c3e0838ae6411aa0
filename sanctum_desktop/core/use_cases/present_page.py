"""Abby says what she lays down."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.policies.presenting import presentation
from sanctum_desktop.core.ports.fact_repository import FactRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentPage:
    """Speaks of the page: how long it is, how many lines she leads with, what is missing."""

    facts: FactRepository

    async def __call__(self, resume: Resume, *, conversation: ConversationId, pages: int) -> str:
        """Her words; "" of an empty page."""
        heard = await self.facts.of_conversation(conversation)
        return presentation(resume, {fact.id: fact for fact in heard}, pages)
