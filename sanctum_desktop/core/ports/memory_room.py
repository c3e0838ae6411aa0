"""How much memory this machine has free."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.models import Room


class MemoryRoom(Protocol):
    """Memory a program could take now without pushing others out, within a container's limit.

    What the machine does not tell is None; never raises.
    """

    def free(self) -> Room: ...
