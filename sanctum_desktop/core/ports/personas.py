"""The personas there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.persona import Persona


class Personas(Protocol):
    """Read once from their files. `get` raises NotFound, naming those there are."""

    def all(self) -> Sequence[Persona]: ...

    def get(self, persona: str) -> Persona: ...
