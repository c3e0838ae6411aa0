"""The files of known models: are they there, are they what they were, and away with our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sanctum_desktop.core.domain.models import FileState, ModelFile


class ModelFiles(Protocol):
    """What may be done with a model's files once it is known.

    `state` looks at the size only. `sha256` reads the whole file and gives lower-case hex;
    `progress` is told how many bytes were read so far, on the event loop. Raises NotFound where
    the file is not there, ModelRefused where it changed while it was read. Cancelling stops within
    one block of a few MB. `delete` removes a download of ours and gives the bytes that are free
    again; a file anywhere else is left where it is and counts 0; raises CannotWrite.
    """

    async def state(self, file: ModelFile) -> FileState: ...

    async def sha256(self, file: ModelFile, progress: Callable[[int], None]) -> str: ...

    async def delete(self, file: ModelFile) -> int: ...
