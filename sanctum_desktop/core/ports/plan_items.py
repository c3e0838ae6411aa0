"""Where the steps a person means to take are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId


class PlanItems(Protocol):
    """Steps, oldest first. `put` replaces the one of the same id; `remove` raises NotFound.

    `page` gives at most `limit` after the one of id `after`.
    """

    async def put(self, item: PlanItem) -> None: ...

    async def page(
        self, *, after: PlanItemId | None = None, limit: int = 200
    ) -> Sequence[PlanItem]: ...

    async def remove(self, item: PlanItemId) -> None: ...
