"""Servers, their keys and their use, hidden words and what left, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sanctum_desktop.adapters.in_memory.listing import of_key
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.hosted import HiddenWord, HostedServer, ServerId, Use
from sanctum_desktop.core.domain.net import Left, NetRecord, left_in
from sanctum_desktop.core.domain.secrets import ServerKey


class InMemoryHostedServers:
    """HostedServers that forgets with the process; `keys` are theirs."""

    def __init__(self) -> None:
        self.keys: dict[ServerId, ServerKey] = {}
        self._kept: dict[ServerId, HostedServer] = {}
        self._used: dict[tuple[ServerId, date], Use] = {}

    async def put(self, server: HostedServer) -> None:
        self._kept[server.id] = server

    async def all(self) -> Sequence[HostedServer]:
        return tuple(replace(one, has_key=one.id in self.keys) for one in self._kept.values())

    async def remove(self, server: ServerId) -> None:
        self.refuse_unknown(server)
        del self._kept[server]
        self.keys.pop(server, None)
        self._used = {at: use for at, use in self._used.items() if at[0] != server}

    async def add_use(self, server: ServerId, use: Use) -> None:
        self.refuse_unknown(server)
        before = await self.use(server, use.on)
        self._used[server, use.on] = Use(
            on=use.on,
            requests=before.requests + use.requests,
            tokens_in=before.tokens_in + use.tokens_in,
            tokens_out=before.tokens_out + use.tokens_out,
            spent=before.spent + use.spent,
        )

    async def use(self, server: ServerId, on: date) -> Use:
        return self._used.get((server, on), Use(on=on))

    def refuse_unknown(self, server: ServerId) -> None:
        of_key(self._kept, server, "server")


class InMemoryServerKeys:
    """ServerKeys of the servers of an InMemoryHostedServers."""

    def __init__(self, servers: InMemoryHostedServers) -> None:
        self._servers = servers

    async def put(self, server: ServerId, key: ServerKey) -> None:
        self._servers.refuse_unknown(server)
        self._servers.keys[server] = key

    async def get(self, server: ServerId) -> ServerKey:
        if server not in self._servers.keys:
            raise NotFound("There is no key for that server.")
        return self._servers.keys[server]

    async def remove(self, server: ServerId) -> None:
        self._servers.keys.pop(server, None)


class InMemoryHiddenWords:
    """HiddenWords that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, HiddenWord] = {}

    async def put(self, word: HiddenWord) -> None:
        self._kept[word.words] = word

    async def all(self) -> Sequence[HiddenWord]:
        return tuple(self._kept.values())

    async def remove(self, words: str) -> None:
        of_key(self._kept, words, "hidden word")
        del self._kept[words]


class InMemoryNetLedger:
    """NetLedger that is forgotten with the process."""

    def __init__(self) -> None:
        self._kept: list[NetRecord] = []

    async def add(self, records: Sequence[NetRecord]) -> None:
        self._kept += records

    async def read(self) -> tuple[NetRecord, ...]:
        return tuple(self._kept)

    async def page(self, *, skip: int = 0, limit: int = 200) -> tuple[NetRecord, ...]:
        return tuple(self._kept[::-1][skip : skip + limit])

    async def left(self) -> Left:
        return left_in(self._kept)
