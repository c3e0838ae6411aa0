"""List the models known here."""

from __future__ import annotations

from sanctum_desktop.core.domain.models import FileState, KnownModel, ListedModel
from sanctum_desktop.core.policies.ceiling import as_tested, ceiling_sentences
from sanctum_desktop.core.ports.model_files import ModelFiles
from sanctum_desktop.core.ports.model_registry import ModelRegistry
from sanctum_desktop.core.prompts import PROMPT_OF


class ListModels:
    """Gives each known model, whether its files lie there, what it is the default of and does."""

    def __init__(self, *, registry: ModelRegistry, files: ModelFiles) -> None:
        self._registry = registry
        self._files = files

    async def __call__(self) -> tuple[ListedModel, ...]:
        registry = await self._registry.read()
        models = [as_tested(model, PROMPT_OF) for model in registry.models]
        return tuple(
            [
                ListedModel(
                    model,
                    await self._state(model),
                    registry.defaults.get(model.kind) == model.id,
                    ceiling_sentences(model.ceiling) if model.ceiling else (),
                )
                for model in models
            ]
        )

    async def _state(self, model: KnownModel) -> FileState:
        states = {await self._files.state(file) for file in model.files}
        for worst in (FileState.MISSING, FileState.OTHER_SIZE):
            if worst in states:
                return worst
        return FileState.PRESENT
