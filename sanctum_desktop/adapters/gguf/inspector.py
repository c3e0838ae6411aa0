"""The ModelInspector port over GGUF files."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.core.domain.errors import ModelRefused, NotFound
from sanctum_desktop.core.domain.models import ModelFacts, ModelFile
from sanctum_desktop.runtime.files import open_to_read
from sanctum_desktop.runtime.translate import translate

_MOST_PARTS: Final = 100


class GgufInspector:
    """Opens the files here and reads their headers on a thread.

    What reads, `inspect_gguf`, is a function of open files alone, so that a process for strangers'
    files can run it as it is.
    """

    async def inspect(self, files: Sequence[ModelFile]) -> ModelFacts:
        if not 1 <= len(files) <= _MOST_PARTS:
            raise ModelRefused(
                f"A model in {len(files):,} files is not used.", advice="Choose another one."
            )
        return await asyncio.to_thread(_inspected, files)


def _inspected(files: Sequence[ModelFile]) -> ModelFacts:
    with ExitStack() as opened, translate({OSError: _unreadable}):
        streams = [opened.enter_context(open_to_read(Path(file.path))) for file in files]
        return inspect_gguf([(stream, os.fstat(stream.fileno()).st_size) for stream in streams])


def _unreadable(error: OSError) -> NotFound:
    reason = error.strerror or "the system refused"
    return NotFound(f"The model's file cannot be read: {reason}.", advice="Choose another one.")
