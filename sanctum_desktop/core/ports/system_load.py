"""How busy this computer is."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.diagnostics import Load


class SystemLoad(Protocol):
    """Processor and memory as they are now; what the system does not tell is None.

    Within a container its limit counts. Takes well under a millisecond; never raises.
    """

    def now(self) -> Load: ...
