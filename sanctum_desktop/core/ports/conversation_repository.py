"""Where conversations are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Glimpse,
    TalkPlace,
    Turn,
)


class ConversationRepository(Protocol):
    """Keeps conversations; when a call returns, what it stored survives a kill.

    `get` raises NotFound. `append` stores all given turns or none and refuses an index that does
    not follow the last one (SanctumBug). `page` lists without turns, newest first, at most
    `limit`, those older than `before` where given. `glimpses` lists the talks with a persona, or
    with all (""), that are kept in one place: the pinned first, then the one in which something
    was said last; at most `limit` after the first `skip`, each with at most `answers` turns of the
    person. `latest` is the talk with a persona in which something was said last, None where there
    is none outside of the trash.
    """

    async def start(self, conversation: Conversation) -> None: ...

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None: ...

    async def get(self, conversation: ConversationId) -> Conversation: ...

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]: ...

    async def glimpses(
        self,
        persona: str = "",
        place: TalkPlace = TalkPlace.OPEN,
        *,
        limit: int = 50,
        skip: int = 0,
        answers: int = 4,
    ) -> Sequence[Glimpse]: ...

    async def latest(self, persona: str) -> ConversationId | None: ...
