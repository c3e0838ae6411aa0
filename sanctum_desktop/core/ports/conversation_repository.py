"""Where conversations are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Glimpse,
    Turn,
)


class ConversationRepository(Protocol):
    """Keeps conversations; when a call returns, what it stored survives a kill.

    `get` raises NotFound. `append` stores all given turns or none and refuses an index that does
    not follow the last one (SanctumBug). `page` lists without turns, newest first, at most
    `limit`, those older than `before` where given. `glimpses` lists in the same way, each with at
    most `answers` turns of the person.
    """

    async def start(self, conversation: Conversation) -> None: ...

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None: ...

    async def get(self, conversation: ConversationId) -> Conversation: ...

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]: ...

    async def glimpses(
        self, *, before: ConversationId | None = None, limit: int = 50, answers: int = 4
    ) -> Sequence[Glimpse]: ...
