"""Finds where the person stands, for the first screen after the vault is opened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.resume import ResumeId
from sanctum_desktop.core.domain.standing import Standing
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.policies.standing import Told, standing_of
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.ports.trail import Trail
from sanctum_desktop.core.use_cases.interview_story import is_enough
from sanctum_desktop.core.use_cases.read_talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class FindStanding:
    """Reads the latest talk with a persona, its page and the trail; writes nothing."""

    read_talk: Callable[[str], Awaitable[Talk | None]]
    resumes: ResumeRepository
    trail: Trail
    clock: Clock

    async def __call__(self, persona: str) -> Standing:
        """Where they stand now; raises a VaultError."""
        talk = await self.read_talk(persona)
        if talk is None:
            return standing_of(Told(), self.clock.now())
        told = Told(
            turns=talk.conversation.turns,
            facts=talk.facts,
            enough=is_enough(talk.facts),
            written_at=await self._written_at(talk.conversation.id),
            exported_at=await self._exported_at(),
        )
        return standing_of(told, self.clock.now())

    async def _written_at(self, conversation: ConversationId) -> datetime | None:
        try:
            return (await self.resumes.get(ResumeId(conversation))).written_at
        except NotFound:  # nobody has looked at it yet
            return None

    async def _exported_at(self) -> datetime | None:
        entries = await self.trail.page(holding=TrailEvent.EXPORTED.value, limit=20)
        pages = [one for one in entries if one.event is TrailEvent.EXPORTED and _is_page(one)]
        return pages[0].at if pages else None


def _is_page(entry: TrailEntry) -> bool:
    """True for a page, since the trail and everything else are exported too."""
    return entry.detail.lower().endswith(".pdf")
