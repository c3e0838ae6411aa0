"""Who to call when somebody is in danger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A service and how to reach it, as checked on `checked` (ISO 8601)."""

    name: str
    number: str
    source: str
    checked: str


class CrisisLines(Protocol):
    """Lines of a country (ISO 3166 alpha-2); the international ones where it has none here."""

    def of(self, country: str) -> tuple[CrisisLine, ...]: ...
