"""Sets a resume on paper."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.resume import PageSize, RenderedResume, Resume


class ResumeRenderer(Protocol):
    """Sets a resume as a tagged PDF (PDF/UA-1), and as pictures of its pages for the screen.

    No character stops a page: what the fonts lack is replaced visibly and named in `notices`.
    `template` is one of `templates()`; another raises BadInput. `preview` gives one PNG a page.
    Both block; call them off the event loop.
    """

    def templates(self) -> tuple[str, ...]: ...

    def render(self, resume: Resume, *, template: str, page: PageSize) -> RenderedResume: ...

    def preview(
        self, resume: Resume, *, template: str, page: PageSize, ppi: int
    ) -> tuple[bytes, ...]: ...
