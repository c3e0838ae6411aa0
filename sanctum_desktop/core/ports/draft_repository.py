"""Where half-written text is kept while the person types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class DraftRepository(Protocol):
    """Keeps one text per place ("talk", "resume-line:3"); when `put` returns, it survives a kill.

    `get` gives "" where there is none; putting "" removes the draft. `places` lists where there
    are some.
    """

    async def put(self, place: str, text: str) -> None: ...

    async def get(self, place: str) -> str: ...

    async def places(self) -> Sequence[str]: ...
