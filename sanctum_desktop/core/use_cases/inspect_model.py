"""Inspect a model before anything is done with it."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import FoundModel, InspectedModel
from sanctum_desktop.core.policies.model_fit import fit_sentence, model_fit, speed_sentence
from sanctum_desktop.core.ports.memory_room import MemoryRoom
from sanctum_desktop.core.ports.model_inspector import ModelInspector


class InspectModel:
    """Says what a model is and whether it fits into the memory that is free now."""

    def __init__(self, *, inspector: ModelInspector, room: MemoryRoom) -> None:
        self._inspector = inspector
        self._room = room

    async def __call__(self, found: FoundModel) -> InspectedModel:
        """Raises ModelRefused, NotFound."""
        facts = await self._inspector.inspect(found.files)
        fit = model_fit(facts, self._room.free())
        return InspectedModel(found, facts, fit, (fit_sentence(fit), speed_sentence(fit)))
