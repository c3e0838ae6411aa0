"""Remove a model."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import KnownModel, ModelOrigin, Registry, RemovedModel
from sanctum_desktop.core.ports.model_files import ModelFiles
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class RemoveModel:
    """Deletes a download of ours; a model added where it lies is only forgotten.

    Where it was the default, the oldest of its kind takes its place.
    """

    def __init__(self, *, registry: ModelRegistry, files: ModelFiles) -> None:
        self._registry = registry
        self._files = files

    async def __call__(self, model_id: str) -> RemovedModel:
        """Raises NotFound; CannotWrite, and then the model is still known."""
        registry = await self._registry.read()
        model = registry.model(model_id)
        freed = 0
        if model.origin is ModelOrigin.DOWNLOADED:
            for file in model.files:
                freed += await self._files.delete(file)
        await self._registry.forget(model.id)
        heir = _heir(registry, model)
        if heir:
            await self._registry.prefer(heir.kind, heir.id)
        return RemovedModel(model, freed, heir.id if heir else "")


def _heir(registry: Registry, gone: KnownModel) -> KnownModel | None:
    if registry.defaults.get(gone.kind) != gone.id:
        return None
    others = (one for one in registry.models if one.kind is gone.kind and one.id != gone.id)
    return next(others, None)
