"""Lists the talks there have been."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId, Glimpse
from sanctum_desktop.core.policies.talk_title import talk_title
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository

MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTalk:
    """One talk; `title` is "" where nothing that may be shown was told yet."""

    id: ConversationId
    title: str = field(repr=False)
    last_said_at: datetime
    persona: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTalks:
    """Gives the talks with a persona, the one spoken in last first, at most 500."""

    conversations: ConversationRepository

    async def __call__(self, persona: str) -> tuple[ListedTalk, ...]:
        seen = await self.conversations.glimpses(limit=MOST)
        of = [glimpse for glimpse in seen if glimpse.persona == persona]
        of.sort(key=lambda glimpse: glimpse.last_said_at, reverse=True)
        return await asyncio.to_thread(_listed, of)


def _listed(glimpses: Sequence[Glimpse]) -> tuple[ListedTalk, ...]:
    return tuple(
        ListedTalk(id=one.id, title=talk_title(one.answers), last_said_at=one.last_said_at)
        for one in glimpses
    )
