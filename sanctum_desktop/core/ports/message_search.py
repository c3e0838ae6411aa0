"""Finds what was said, by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.found_message import FoundMessage


class MessageSearch(Protocol):
    """All turns of all talks and branches, the trashed ones left out.

    What is typed is words, never a query language: a turn is found when it holds all of them, the
    last one also as the beginning of a longer one from two letters on, without regard to case or
    accents. Best first, then newest; where the newest 4,000 turns hold them often, of those alone.
    At most `limit` after the first `skip`. Words of one's own only where `speaker` is PERSON.
    Nothing to look for finds nothing; of what is typed only the first 500 characters count. A turn
    that was kept is found at once.
    """

    async def search(
        self, words: str, *, speaker: Speaker | None = None, limit: int = 50, skip: int = 0
    ) -> Sequence[FoundMessage]: ...
