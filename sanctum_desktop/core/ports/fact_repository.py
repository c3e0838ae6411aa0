"""Where facts are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId


class FactRepository(Protocol):
    """Keeps facts with their history; when a call returns, what it stored survives a kill.

    `put` inserts or replaces by id, all or none. `get` raises NotFound. `page` lists in the order
    first put, at most `limit`, after `after` where given; `of_conversation` lists all of one talk.
    """

    async def put(self, facts: Sequence[Fact]) -> None: ...

    async def get(self, fact: FactId) -> Fact: ...

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Fact]: ...

    async def page(self, *, after: FactId | None = None, limit: int = 200) -> Sequence[Fact]: ...
