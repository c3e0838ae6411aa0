"""Trust a model with what its test did not show, or take that back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import Ceiling, ModelKind
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.model_registry import ModelRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustModel:
    """Overrules a model's ceiling test for one feature; wherever it is told, it is told as that.

    Every answer is still checked. What the test found is kept beside.
    """

    registry: ModelRegistry
    clock: Clock

    async def __call__(self, model_id: str, feature: Feature, trusted: bool) -> None:
        """Raises NotFound, BadInput, CannotWrite."""
        model = (await self.registry.read()).model(model_id)
        if model.kind is not ModelKind.LANGUAGE:
            raise BadInput(
                f"{model.id} is no language model, so there is nothing to trust it with."
            )
        ceiling = model.ceiling or Ceiling(tested_at=self.clock.now(), marks=())
        held = {*ceiling.trusted, feature} if trusted else {*ceiling.trusted} - {feature}
        ceiling = replace(ceiling, trusted=tuple(one for one in Feature if one in held))
        never = not ceiling.marks and not ceiling.trusted
        await self.registry.keep(replace(model, ceiling=None if never else ceiling))
