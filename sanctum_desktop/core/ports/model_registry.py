"""The models this installation knows."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.models import KnownModel, ModelKind, Registry


class ModelRegistry(Protocol):
    """Keeps which models are known, where they lie and which is used for what; no word of anybody.

    It belongs to the installation, not to a vault, and is readable without one. `keep` adds a
    model or replaces the one of that id; `forget` drops it, and its place as a default with it.
    `prefer` with "" leaves that kind to the Guide, also when another model comes.
    Another process may write between two calls: each call reads what stands there. Raises BadInput
    where the list cannot be understood, CannotWrite where it cannot be kept.
    """

    async def read(self) -> Registry: ...

    async def keep(self, model: KnownModel) -> None: ...

    async def forget(self, model_id: str) -> None: ...

    async def prefer(self, kind: ModelKind, model_id: str) -> None: ...
