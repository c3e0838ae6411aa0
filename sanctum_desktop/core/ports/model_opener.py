"""One very model of those known here, whether it is the chosen one or not."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.ports.model_chains import ModelInUse


class ModelOpener(Protocol):
    """Gives a model by its id, tested or not; nothing of it need be loaded before its first call.

    Raises NotFound, and EngineUnavailable where no language model can run here.
    """

    async def of(self, model_id: str) -> ModelInUse: ...
