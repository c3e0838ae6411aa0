"""Find models where they lie."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.models import FoundModel
from sanctum_desktop.core.ports.model_finder import ModelFinder
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class FindModels:
    """Finds the models at a place, or those of other programs that are not known here yet."""

    def __init__(self, *, finder: ModelFinder, registry: ModelRegistry) -> None:
        self._finder = finder
        self._registry = registry

    async def __call__(self, location: str) -> tuple[FoundModel, ...]:
        """NotFound where nothing there is a model."""
        found = await self._finder.at(location)
        if not found:
            raise NotFound(
                f"No model was found in {location}.",
                advice="Models end in .gguf; name one.",
            )
        return found

    async def unknown(self) -> tuple[FoundModel, ...]:
        """Those in the usual folders, less those that are known."""
        registry = await self._registry.read()
        known = {file.path for model in registry.models for file in model.files}
        found = await self._finder.usual()
        return tuple(one for one in found if not known & {file.path for file in one.files})
