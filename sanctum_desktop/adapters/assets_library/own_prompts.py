"""The person's own prompts, in the folder `prompts` beside the vaults."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.words import text

_MOST_BYTES: Final = 64 << 10


class OwnPromptFiles:
    """The PromptFiles port: `<prompt>.md` of one folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def own(self, prompt_id: str) -> str | None:
        return await asyncio.to_thread(self._read, self._folder / f"{prompt_id}.md")

    def _read(self, file: Path) -> str | None:
        if not file.is_file():  # a pipe would be waited for
            return None
        try:
            with file.open("rb") as stream:
                untrusted = stream.read(_MOST_BYTES + 1)
            if len(untrusted) > _MOST_BYTES:
                raise BadInput(text("models.prompt.long"))
            return untrusted.decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(text("models.prompt.unreadable")) from error
