"""The person accepts, corrects or rejects a fact."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.facts import Fact, FactId, Revision, Status
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.fact_repository import FactRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideFact:
    """Changes a fact's status or value; what it was before stays in its history."""

    facts: FactRepository
    clock: Clock

    async def __call__(
        self, fact: FactId, *, status: Status | None = None, value: str | None = None
    ) -> Fact:
        """The fact as it stands now. A corrected value is the person's own, so accepted."""
        before = await self.facts.get(fact)
        decided = status or (Status.ACCEPTED if value is not None else before.status)
        after = replace(
            before,
            status=decided,
            value=before.value if value is None else value,
            history=(*before.history, Revision(before.value, before.status, self.clock.now())),
        )
        await self.facts.put([after])
        return after
