"""What language models have read, in the vault: in parts, so that nobody waits behind a large one.

Never in a backup or an export (`database.copy_into`, `row_digests.TABLES`): it can be read anew.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound

PART_BYTES: Final = 2**20
MOST_BYTES: Final = 128 * 2**20
"""Of one state: 1,000 to 4,000 tokens of a model of 3 to 8 billion parameters."""
MOST_OF_ALL_BYTES: Final = 256 * 2**20


class SqlcipherModelStates:
    """ModelStates in the vault; a state that a kill left unfinished goes with the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._putting = asyncio.Lock()

    async def put(self, conversation: ConversationId, model: str, state: bytes) -> None:
        if len(state) > MOST_BYTES:
            await self._store.write(lambda writing: _drop(writing, conversation, model))
            return
        async with self._putting:
            number = await self._store.write(
                lambda writing: _begin(writing, conversation, model, len(state))
            )
            for at in range(0, len(state), PART_BYTES):
                part = state[at : at + PART_BYTES]
                await self._store.write(partial(_add, number=number, at=at, part=part))
            await self._store.write(lambda writing: _finish(writing, conversation, model, number))

    async def get(self, conversation: ConversationId, model: str) -> bytes:
        rows = await self._store.read(
            "SELECT id, bytes FROM model_states"
            " WHERE conversation = ? AND model = ? AND whole = 1 ORDER BY id DESC LIMIT 1",
            (conversation, model),
        )
        for number, size in rows:
            state = bytearray()
            for at in range(0, size, PART_BYTES):
                for (part,) in await self._store.read(
                    "SELECT part FROM model_state_parts WHERE state = ? AND number = ?",
                    (number, at),
                ):
                    state += part
            if len(state) == size:  # else it was replaced meanwhile
                return bytes(state)
        return b""

    async def forget(self, conversation: ConversationId) -> None:
        await self._store.write(
            lambda writing: writing.do(
                "DELETE FROM model_states WHERE conversation = ?", (conversation,)
            )
        )


def _begin(writing: Writing, conversation: ConversationId, model: str, size: int) -> int:
    if not writing.read("SELECT 1 FROM conversations WHERE id = ?", (conversation,)):
        raise NotFound("There is no such conversation.")
    writing.do("DELETE FROM model_states WHERE whole = 0")
    writing.do(
        "INSERT INTO model_states (conversation, model, bytes, whole) VALUES (?, ?, ?, 0)",
        (conversation, model, size),
    )
    ((number,),) = writing.read("SELECT max(id) FROM model_states")
    return int(number)


def _add(writing: Writing, *, number: int, at: int, part: bytes) -> None:
    writing.do(
        "INSERT INTO model_state_parts (state, number, part) VALUES (?, ?, ?)", (number, at, part)
    )


def _finish(writing: Writing, conversation: ConversationId, model: str, number: int) -> None:
    _drop(writing, conversation, model)
    writing.do("UPDATE model_states SET whole = 1 WHERE id = ?", (number,))
    kept = writing.read("SELECT id, bytes FROM model_states ORDER BY id DESC")
    in_all = 0
    for state, size in kept:
        in_all += size
        if in_all > MOST_OF_ALL_BYTES:
            writing.do("DELETE FROM model_states WHERE id = ?", (state,))


def _drop(writing: Writing, conversation: ConversationId, model: str) -> None:
    writing.do(
        "DELETE FROM model_states WHERE conversation = ? AND model = ? AND whole = 1",
        (conversation, model),
    )
