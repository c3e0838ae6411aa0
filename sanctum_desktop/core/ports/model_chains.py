"""All models that may do something, in their order, and how each fares."""

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


@dataclass(frozen=True, slots=True)
class Chain:
    """Who may do a feature, the chosen one first, the Guide after the last.

    `passed_over` says of each model that was chosen for it and is not among them why, and what
    to do about it.
    """

    models: tuple[ModelInUse, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def first(self) -> ModelInUse | None:
        """Who is asked first; None where the Guide does it."""
        return next(iter(self.models), None)


class ModelChains(Protocol):
    """Never raises: where models cannot be read, there are none.

    `worked` and `failed` tell how the last use of one went: one that failed several times running
    is passed over for a while, then tried once, and taken back when that went well.
    """

    async def chain(self, feature: Feature) -> Chain: ...

    def worked(self, model_id: str) -> None: ...

    def failed(self, model_id: str) -> None: ...
