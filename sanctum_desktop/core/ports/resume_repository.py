"""Where resumes are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.resume import Resume, ResumeId


class ResumeRepository(Protocol):
    """Keeps resumes whole; when `put` returns, the resume survives a kill.

    `put` inserts or replaces by id; `get` raises NotFound; `page` is newest first.
    """

    async def put(self, resume: Resume) -> None: ...

    async def get(self, resume: ResumeId) -> Resume: ...

    async def page(
        self, *, before: ResumeId | None = None, limit: int = 20
    ) -> Sequence[Resume]: ...
