"""Makes the file a page is saved as."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.resume import PageForm, Resume
from sanctum_desktop.core.policies.exporting import page_as_json, page_as_text, page_file_name
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_renderer import ResumeRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePageFile:
    """Gives the bytes of a page in any of its forms, and a name for the file."""

    facts: FactRepository
    renderer: ResumeRenderer

    def name(self, resume: Resume, form: PageForm) -> str:
        """A name that any file system takes."""
        return page_file_name(resume, form)

    async def __call__(self, resume: Resume, form: PageForm) -> bytes:
        if form is PageForm.PDF:
            rendered = await asyncio.to_thread(
                self.renderer.render, resume, template=resume.style.template, page=resume.paper
            )
            return rendered.pdf
        if form is PageForm.TEXT:
            return page_as_text(resume)
        heard = await self.facts.of_conversation(ConversationId(resume.id))
        return page_as_json(resume, {fact.id: fact for fact in heard})
