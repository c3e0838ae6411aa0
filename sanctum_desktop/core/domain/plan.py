"""What a person means to do: small steps, each in their own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

PlanItemId = NewType("PlanItemId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One step, and the turn it comes from; `done_at` is None while it is open."""

    id: PlanItemId
    text: str = field(repr=False)
    conversation: str
    turn: int
    added_at: datetime
    done_at: datetime | None = None
