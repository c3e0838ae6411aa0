"""The language model that is used for something, where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.ports.language_model import LanguageModel


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """A model and the id it is known by; nothing of it need be loaded before its first reply.

    `away` is True where what it is asked leaves this computer.
    """

    id: str
    model: LanguageModel
    away: bool = False


class LanguageModels(Protocol):
    """Knows which model does a feature: the chosen one, unless its ceiling test said it cannot.

    None means the Guide. Never raises: where models cannot be read, there is none.
    """

    async def doing(self, feature: Feature) -> ModelInUse | None: ...
