"""Finds what was said in any talk, on any branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.ports.message_search import MessageSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMessages:
    """Gives the turns with all words typed, the best first; none of a talk in the trash."""

    messages: MessageSearch

    async def __call__(
        self, words: str, *, speaker: Speaker | None = None, limit: int = 50, skip: int = 0
    ) -> Sequence[FoundMessage]:
        """Words of the person's own only where `speaker` is PERSON."""
        return await self.messages.search(words, speaker=speaker, limit=limit, skip=skip)
