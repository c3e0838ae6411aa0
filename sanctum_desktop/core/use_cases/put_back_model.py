"""Put a forgotten model back."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import KnownModel
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class PutBackModel:
    """Makes a model known again as it was, with what was measured of it; no file is touched."""

    def __init__(self, *, registry: ModelRegistry) -> None:
        self._registry = registry

    async def __call__(self, model: KnownModel, *, as_default: bool) -> None:
        """Raises CannotWrite."""
        await self._registry.keep(model)
        if as_default:
            await self._registry.prefer(model.kind, model.id)
