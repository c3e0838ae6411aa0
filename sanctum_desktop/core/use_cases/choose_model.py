"""Choose the model that is used for what it is for, or the Guide."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import KnownModel, ModelKind
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class ChooseModel:
    """Makes a known model the default of its kind."""

    def __init__(self, *, registry: ModelRegistry) -> None:
        self._registry = registry

    async def __call__(self, model_id: str) -> KnownModel:
        """Raises NotFound, CannotWrite."""
        model = (await self._registry.read()).model(model_id)
        await self._registry.prefer(model.kind, model.id)
        return model

    async def guide(self) -> None:
        """Leave to the Guide all that a language model may do; those known stay known.

        Raises CannotWrite.
        """
        await self._registry.prefer(ModelKind.LANGUAGE, "")
