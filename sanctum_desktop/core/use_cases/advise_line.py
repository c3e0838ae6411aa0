"""Says, before it is decided, what the gate thinks of a line's new words."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import LineId, Resume, ResumeId
from sanctum_desktop.core.policies.advising import advice
from sanctum_desktop.core.ports.conventions_library import ConventionsLibrary
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_repository import ResumeRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviseLine:
    """Weighs the words against what the line rests on, in the reader's spelling too."""

    facts: FactRepository
    resumes: ResumeRepository
    conventions: ConventionsLibrary

    async def __call__(self, *, conversation: ConversationId, line: LineId, words: str) -> str:
        """Why the words say more than was told; "" where they do not."""
        resume = await self.resumes.get(ResumeId(conversation))
        heard = await self.facts.of_conversation(conversation)
        facts = {fact.id: fact for fact in heard}
        return advice(resume, line, words, facts, self._spelling(resume))

    def _spelling(self, resume: Resume) -> dict[str, str]:
        known = self.conventions.countries()
        spelling = next((one.spelling for one in known if one.country == resume.country), None)
        return dict(self.conventions.spelling().into[spelling]) if spelling else {}
