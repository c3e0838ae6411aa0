"""What a page may look like, and for which countries its customs are known."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conventions import Conventions
from sanctum_desktop.core.ports.conventions_library import ConventionsLibrary
from sanctum_desktop.core.ports.resume_renderer import ResumeRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOffer:
    """Templates by name, countries by English name."""

    templates: tuple[str, ...]
    countries: tuple[Conventions, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPageStyles:
    """Names what the person can choose from."""

    renderer: ResumeRenderer
    conventions: ConventionsLibrary

    def __call__(self) -> PageOffer:
        return PageOffer(
            templates=self.renderer.templates(), countries=tuple(self.conventions.countries())
        )
