"""Abby writes the page: facts become lines, and each line passes the gate."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.resume import LineDecision, Resume, ResumeId
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import compose, decided
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
        """The page of a talk, from what is known now and what the person decided before."""
        heard = await self.facts.of_conversation(conversation)
        resume = compose(
            profile_of(heard, printable_only=True),
            resume_id=ResumeId(conversation),
            written_at=self.clock.now(),
            language=language,
        )
        page = decided(resume, await self._decisions(resume.id))
        await self.resumes.put(page)
        return page

    async def _decisions(self, resume: ResumeId) -> tuple[LineDecision, ...]:
        try:
            return (await self.resumes.get(resume)).decisions
        except NotFound:  # the first page of this talk
            return ()
