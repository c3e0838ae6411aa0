"""Keep what is half-written, also while the vault cannot take it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.ports.draft_repository import DraftRepository

TALK: Final = "talk"
"""The kind of an answer in a talk, and its place before there was more than one talk."""

OPEN_TALK: Final = "open"
"""The place of the talk that was left open: its id, "" for Gem's last."""


def talk_place(conversation: ConversationId) -> str:
    """Where the answer begun in that talk is kept."""
    return f"{TALK}:{conversation}"


class KeepDrafts:
    """Keeps one text a place; what the vault cannot take now waits in memory for the next write.

    A text waits once a place, in the order last typed, and is what `get` gives meanwhile.
    """

    def __init__(self, drafts: DraftRepository) -> None:
        self._drafts = drafts
        self._waiting: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()

    @property
    def waiting(self) -> Sequence[str]:
        """The places whose text is in memory only."""
        return tuple(self._waiting)

    async def put(self, place: str, text: str) -> None:
        """Write it after all that waits; raises VaultError, and then it waits too."""
        self._waiting.pop(place, None)
        self._waiting[place] = text
        await self.catch_up()

    async def catch_up(self) -> None:
        """Write what waits, the oldest first; what is not written goes on waiting."""
        async with self._one_at_a_time:
            for place, text in tuple(self._waiting.items()):
                if self._waiting.get(place) != text:
                    continue  # typed on since: it comes in its new turn
                await self._drafts.put(place, text)
                if self._waiting.get(place) == text:
                    del self._waiting[place]

    async def try_again(self) -> None:
        """Write what waits, or else one text as it stands: it tells whether writing goes."""
        if self._waiting:
            await self.catch_up()
        else:
            await self.put(TALK, await self.get(TALK))

    async def get(self, place: str) -> str:
        """The text of the place, "" where there is none."""
        if place in self._waiting:
            return self._waiting[place]
        return await self._drafts.get(place)

    async def of_talk(self, conversation: ConversationId) -> str:
        """The answer begun in that talk; one from before talks were told apart is taken over."""
        own = await self.get(talk_place(conversation))
        if own or not (left := await self.get(TALK)):
            return own
        await self.put(talk_place(conversation), left)
        await self.put(TALK, "")
        return left

    async def of_kind(self, kind: str) -> dict[str, str]:
        """The texts whose place begins with the kind and a colon, by what follows it."""
        kept = {place: await self.get(place) for place in await self._drafts.places()}
        start = f"{kind}:"
        return {
            place.removeprefix(start): text
            for place, text in {**kept, **self._waiting}.items()
            if place.startswith(start) and text
        }
