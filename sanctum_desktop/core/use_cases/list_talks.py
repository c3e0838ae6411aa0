"""Lists the talks there have been."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId, Glimpse, TalkPlace
from sanctum_desktop.core.policies.talk_title import talk_title
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository

MOST: Final = 500
_LOOKED_AT: Final = 4
"""The first answers of a talk, one of which may tell what it is about."""
_INTERVIEWER: Final = "gem"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTalk:
    """One talk; `title` is "" where nothing that may be shown was told yet.

    `titled` is False where it was not looked yet whether something was.
    """

    id: ConversationId
    title: str = field(repr=False)
    last_said_at: datetime
    persona: str = ""
    pinned: bool = False
    titled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTalks:
    """Gives the talks with a persona, or with all, that are kept in one place, at most 500.

    Pinned ones come first, then the one spoken in last. Their title is the person's own, or made
    of what they said first. To look whether that may be shown takes half a second for hundreds of
    talks, the first time: with `titled` False it is left for later.
    """

    conversations: ConversationRepository

    async def __call__(
        self, persona: str = "", place: TalkPlace = TalkPlace.OPEN, *, titled: bool = True
    ) -> tuple[ListedTalk, ...]:
        of = await self.conversations.glimpses(
            persona, place, limit=MOST, answers=_LOOKED_AT if titled else 0
        )
        if not titled:
            return tuple(_listed(one, one.label.title, bool(one.label.title)) for one in of)
        return await asyncio.to_thread(_titled, of)


def _titled(glimpses: Sequence[Glimpse]) -> tuple[ListedTalk, ...]:
    return tuple(
        _listed(
            one,
            one.label.title or talk_title(one.answers, interview=one.persona == _INTERVIEWER),
        )
        for one in glimpses
    )


def _listed(glimpse: Glimpse, title: str, titled: bool = True) -> ListedTalk:
    return ListedTalk(
        id=glimpse.id,
        title=title,
        last_said_at=glimpse.last_said_at,
        persona=glimpse.persona,
        pinned=glimpse.label.pinned,
        titled=titled,
    )
