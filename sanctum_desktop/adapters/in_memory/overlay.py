"""What is written while a vault may only be read: kept for as long as the process lives."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.adapters.in_memory.stores import InMemoryResumes
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.resume import Resume, ResumeId
from sanctum_desktop.core.ports.resume_repository import ResumeRepository


class OverlaidResumes:
    """ResumeRepository that reads what lies beneath and writes to memory only."""

    def __init__(self, beneath: ResumeRepository) -> None:
        self._beneath, self._above = beneath, InMemoryResumes()

    async def put(self, resume: Resume) -> None:
        await self._above.put(resume)

    async def get(self, resume: ResumeId) -> Resume:
        try:
            return await self._above.get(resume)
        except NotFound:
            return await self._beneath.get(resume)

    async def page(self, *, before: ResumeId | None = None, limit: int = 20) -> Sequence[Resume]:
        kept = await self._beneath.page(before=before, limit=limit)
        return tuple([await self.get(resume.id) for resume in kept])
