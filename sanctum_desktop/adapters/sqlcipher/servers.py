"""Servers the person named, their keys and use, and words hidden from them, in the vault."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.records import as_json
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.hosted import HiddenWord, HostedServer, ServerId, Use
from sanctum_desktop.core.domain.secrets import ServerKey

_ADD_USE: Final = """INSERT INTO hosted_use (server, day, requests, tokens_in, tokens_out, spent)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (server, day) DO UPDATE SET
    requests = requests + excluded.requests, tokens_in = tokens_in + excluded.tokens_in,
    tokens_out = tokens_out + excluded.tokens_out, spent = spent + excluded.spent"""


class SqlcipherHostedServers:
    """HostedServers in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, server: HostedServer) -> None:
        content = as_json(replace(server, has_key=False))  # the keys say that
        await self._store.write(
            lambda writing: writing.do(
                "INSERT INTO hosted_servers (id, content) VALUES (?, ?)"
                " ON CONFLICT (id) DO UPDATE SET content = excluded.content",
                (server.id, content),
            )
        )

    async def all(self) -> Sequence[HostedServer]:
        rows = await self._store.read(
            "SELECT content, id IN (SELECT server FROM server_keys) FROM hosted_servers"
            " ORDER BY position"
        )
        return tuple(
            replace(msgspec.convert(json.loads(content), HostedServer), has_key=bool(has_key))
            for content, has_key in rows
        )

    async def remove(self, server: ServerId) -> None:
        def work(writing: Writing) -> None:
            _refuse_unknown(writing, server)
            writing.do("DELETE FROM hosted_servers WHERE id = ?", (server,))

        await self._store.write(work)

    async def add_use(self, server: ServerId, use: Use) -> None:
        day = use.on.isoformat()
        values = (server, day, use.requests, use.tokens_in, use.tokens_out, use.spent)

        def work(writing: Writing) -> None:
            _refuse_unknown(writing, server)
            writing.do(_ADD_USE, values)

        await self._store.write(work)

    async def use(self, server: ServerId, on: date) -> Use:
        rows = await self._store.read(
            "SELECT requests, tokens_in, tokens_out, spent FROM hosted_use"
            " WHERE server = ? AND day = ?",
            (server, on.isoformat()),
        )
        requests, tokens_in, tokens_out, spent = rows[0] if rows else (0, 0, 0, 0.0)
        return Use(
            on=on, requests=requests, tokens_in=tokens_in, tokens_out=tokens_out, spent=spent
        )


class SqlcipherServerKeys:
    """ServerKeys in the vault; in no export."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, server: ServerId, key: ServerKey) -> None:
        def work(writing: Writing) -> None:
            _refuse_unknown(writing, server)
            writing.do(
                "INSERT INTO server_keys (server, key) VALUES (?, ?)"
                " ON CONFLICT (server) DO UPDATE SET key = excluded.key",
                (server, key.reveal()),
            )

        await self._store.write(work)

    async def get(self, server: ServerId) -> ServerKey:
        rows = await self._store.read("SELECT key FROM server_keys WHERE server = ?", (server,))
        if not rows:
            raise NotFound("There is no key for that server.")
        return ServerKey(rows[0][0])

    async def remove(self, server: ServerId) -> None:
        await self._store.write(
            lambda writing: writing.do("DELETE FROM server_keys WHERE server = ?", (server,))
        )


class SqlcipherHiddenWords:
    """HiddenWords in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, word: HiddenWord) -> None:
        await self._store.write(
            lambda writing: writing.do(
                "INSERT INTO hidden_words (words, code) VALUES (?, ?)"
                " ON CONFLICT (words) DO UPDATE SET code = excluded.code",
                (word.words, word.code),
            )
        )

    async def all(self) -> Sequence[HiddenWord]:
        rows = await self._store.read("SELECT words, code FROM hidden_words ORDER BY position")
        return tuple(HiddenWord(*row) for row in rows)

    async def remove(self, words: str) -> None:
        def work(writing: Writing) -> None:
            if not writing.read("SELECT 1 FROM hidden_words WHERE words = ?", (words,)):
                raise NotFound("Nothing of these words is hidden.")
            writing.do("DELETE FROM hidden_words WHERE words = ?", (words,))

        await self._store.write(work)


def _refuse_unknown(writing: Writing, server: ServerId) -> None:
    if not writing.read("SELECT 1 FROM hosted_servers WHERE id = ?", (server,)):
        raise NotFound("There is no such server.")
