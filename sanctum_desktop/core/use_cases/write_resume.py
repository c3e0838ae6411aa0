"""Abby writes the page: facts become lines, and each line passes the gate."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import Resume, ResumeId
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import compose
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_repository import ResumeRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResume:
    """Writes and keeps a resume made only of what one talk said."""

    facts: FactRepository
    resumes: ResumeRepository
    clock: Clock

    async def __call__(self, *, conversation: ConversationId, language: str = "en-GB") -> Resume:
        """A new page; one is kept for each writing, so that an earlier one can be read again."""
        heard = await self.facts.of_conversation(conversation)
        now = self.clock.now()
        resume = compose(
            profile_of(heard, printable_only=True),
            resume_id=ResumeId(f"{conversation}-{now.timestamp():.6f}"),
            written_at=now,
            language=language,
        )
        await self.resumes.put(resume)
        return resume
