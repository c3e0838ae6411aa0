"""The prompts a person wrote to be used in place of those that ship."""

from __future__ import annotations

from typing import Protocol


class PromptFiles(Protocol):
    """Gives the text of the person's own file for a prompt ("mirror.v1"), None without one.

    Raises BadInput where there is a file that cannot be read as text, or is far too long for one.
    """

    async def own(self, prompt_id: str) -> str | None: ...
