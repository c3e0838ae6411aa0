"""The double of the chains of models: gives those it was given, and notes how each fared."""

from __future__ import annotations

from collections.abc import Collection

from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.ports.language_model import LanguageModel
from sanctum_desktop.core.ports.model_chains import Chain, ModelInUse


class ScriptedChains:
    """Models in their order, named "scripted-1" and on; `fared` is what was told of each."""

    def __init__(
        self,
        *models: LanguageModel,
        does: Collection[Feature] = tuple(Feature),
        passed_over: tuple[str, ...] = (),
    ) -> None:
        self._chain = Chain(
            tuple(ModelInUse(f"scripted-{n}", model) for n, model in enumerate(models, 1)),
            passed_over,
        )
        self._does = does
        self.fared: list[tuple[str, bool]] = []

    async def chain(self, feature: Feature) -> Chain:
        return self._chain if feature in self._does else Chain()

    def worked(self, model_id: str) -> None:
        self.fared.append((model_id, True))

    def failed(self, model_id: str) -> None:
        self.fared.append((model_id, False))
