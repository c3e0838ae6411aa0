"""Sets a written resume on paper or on the screen, away from the event loop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.resume import PageSize, RenderedResume, Resume
from sanctum_desktop.core.ports.resume_renderer import ResumeRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResume:
    """Gives the PDF of a resume."""

    renderer: ResumeRenderer

    async def __call__(self, resume: Resume, *, template: str, page: PageSize) -> RenderedResume:
        return await asyncio.to_thread(self.renderer.render, resume, template=template, page=page)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewResume:
    """Gives pictures of a resume's pages."""

    renderer: ResumeRenderer

    async def __call__(
        self, resume: Resume, *, template: str, page: PageSize, ppi: int
    ) -> tuple[bytes, ...]:
        """One PNG a page, at `ppi` pixels an inch."""
        return await asyncio.to_thread(
            self.renderer.preview, resume, template=template, page=page, ppi=ppi
        )
