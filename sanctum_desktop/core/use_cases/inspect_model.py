"""Inspect a model before anything is done with it."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import FoundModel, InspectedModel
from sanctum_desktop.core.policies.model_fit import (
    fit_sentence,
    model_fit,
    nearest,
    speed_sentence,
    with_card,
)
from sanctum_desktop.core.ports.memory_room import MemoryRoom
from sanctum_desktop.core.ports.model_inspector import ModelInspector
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class InspectModel:
    """Says what a model is and whether it fits into the memory that is free now.

    How fast it would be goes by the model of the nearest size that was measured on `machine`.
    """

    def __init__(
        self,
        *,
        inspector: ModelInspector,
        room: MemoryRoom,
        registry: ModelRegistry,
        machine: str,
    ) -> None:
        self._inspector, self._room = inspector, room
        self._registry, self._machine = registry, machine

    async def __call__(self, found: FoundModel) -> InspectedModel:
        """Raises ModelRefused, NotFound, BadInput."""
        facts = await self._inspector.inspect(found.files)
        models = (await self._registry.read()).models
        known = [speed for one in models if (speed := one.measured_on(self._machine))]
        room = with_card(self._room.free(), models, self._machine)
        fit = model_fit(facts, room, measured=nearest(facts, known))
        return InspectedModel(found, facts, fit, (fit_sentence(fit), speed_sentence(fit)))
