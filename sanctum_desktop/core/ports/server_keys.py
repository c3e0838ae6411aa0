"""Where the keys of servers are kept."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.hosted import ServerId
from sanctum_desktop.core.domain.secrets import ServerKey


class ServerKeys(Protocol):
    """In the vault and nowhere else. `put` replaces; `get` raises NotFound."""

    async def put(self, server: ServerId, key: ServerKey) -> None: ...

    async def get(self, server: ServerId) -> ServerKey: ...

    async def remove(self, server: ServerId) -> None: ...
