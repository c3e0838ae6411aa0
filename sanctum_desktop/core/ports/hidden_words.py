"""Where the words are kept that a person wants to stay here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.hosted import HiddenWord


class HiddenWords(Protocol):
    """In the vault; what was put is durable on return.

    `put` replaces the one of the same words to the letter, at its place; `all` has them in the
    order they came. NotFound from `remove` for words that are not there.
    """

    async def put(self, word: HiddenWord) -> None: ...

    async def all(self) -> Sequence[HiddenWord]: ...

    async def remove(self, words: str) -> None: ...
