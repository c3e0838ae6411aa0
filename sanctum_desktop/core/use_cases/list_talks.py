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
_INTERVIEWER: Final = "gem"


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
    """Gives the talks with a persona, or with all, that are kept in one place, at most 500.

    Pinned ones come first, then the one spoken in last. Their title is the person's own, or made
    of what they said first.
    """

    conversations: ConversationRepository

    async def __call__(
        self, persona: str = "", place: TalkPlace = TalkPlace.OPEN
    ) -> tuple[ListedTalk, ...]:
        of = [
            glimpse
            for glimpse in await all_glimpses(self.conversations)
            if persona in ("", glimpse.persona) and glimpse.label.place is place
        ]
        of.sort(key=lambda glimpse: (glimpse.label.pinned, glimpse.last_said_at), reverse=True)
        return await asyncio.to_thread(_listed, of[:MOST])


async def all_glimpses(
    conversations: ConversationRepository, *, answers: int = 4
) -> Sequence[Glimpse]:
    """Of every talk there is: one begun long ago may be the one spoken in last."""
    seen = list(await conversations.glimpses(limit=MOST, answers=answers))
    while seen and (
        more := await conversations.glimpses(before=seen[-1].id, limit=MOST, answers=answers)
    ):
        seen += more
    return seen


def _listed(glimpses: Sequence[Glimpse]) -> tuple[ListedTalk, ...]:
    return tuple(
        ListedTalk(
            id=one.id,
            title=one.label.title
            or talk_title(one.answers, interview=one.persona == _INTERVIEWER),
            last_said_at=one.last_said_at,
            persona=one.persona,
            pinned=one.label.pinned,
        )
        for one in glimpses
    )
