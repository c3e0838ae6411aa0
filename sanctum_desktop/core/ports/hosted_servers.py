"""Where servers the person named are kept, with what was used of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sanctum_desktop.core.domain.hosted import HostedServer, ServerId, Use


class HostedServers(Protocol):
    """In the vault; what was put is durable on return.

    `put` replaces the one of the same id; its key stays. `remove` takes its key along; NotFound
    for one that is not there. `add_use` adds up what a request took, on its day; `use` gives a
    day, with zeros where nothing was used.
    """

    async def put(self, server: HostedServer) -> None: ...

    async def all(self) -> Sequence[HostedServer]: ...

    async def remove(self, server: ServerId) -> None: ...

    async def add_use(self, server: ServerId, use: Use) -> None: ...

    async def use(self, server: ServerId, on: date) -> Use: ...
