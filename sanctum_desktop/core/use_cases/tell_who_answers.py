"""Say who words the replies of a persona: a model, or the Guide and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.ports.model_chains import ModelChains
from sanctum_desktop.core.ports.personas import Personas
from sanctum_desktop.core.use_cases.interview_story import GEM


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWhoAnswers:
    """To be asked when a talk is opened; `why` says why no model does a feature."""

    personas: Personas
    chains: ModelChains
    why: Callable[[Feature], Awaitable[str]]

    async def __call__(self, persona: str) -> str:
        """A sentence where the Guide answers, "" where a model does. Raises NotFound."""
        known = self.personas.get(persona)
        feature = Feature.MIRROR if persona == GEM else Feature.CONVERSE
        if persona != GEM and not known.prompt:
            return text("talk.guide_speaks", name=known.name)
        chain = await self.chains.chain(feature)
        if chain.models:
            return ""
        why = " ".join(chain.passed_over) or await self.why(feature)
        return text("talk.guide_answers", name=known.name, why=why).strip()
