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
        of = [
            glimpse
            for glimpse in await all_glimpses(self.conversations, answers=4 if titled else 0)
            if persona in ("", glimpse.persona) and glimpse.label.place is place
        ]
        of.sort(key=lambda glimpse: (glimpse.label.pinned, glimpse.last_said_at), reverse=True)
        if not titled:
            return tuple(_listed(one, one.label.title, bool(one.label.title)) for one in of[:MOST])
        return await asyncio.to_thread(_titled, of[:MOST])


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
