"""Marks a step of the plan as done or open again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.plan_items import PlanItems


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepStep:
    """Keeps a step as it is given, done or open; one that was removed is there again."""

    plan: PlanItems
    clock: Clock

    async def __call__(self, step: PlanItem, done: bool) -> None:
        """A step that was done before stays done since then."""
        at = (step.done_at or self.clock.now()) if done else None
        await self.plan.put(replace(step, done_at=at))
