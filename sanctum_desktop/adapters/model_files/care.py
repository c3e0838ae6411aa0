"""The ModelFiles port: is a file there, what is its hash, away with a download of ours."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import BinaryIO, Final

from sanctum_desktop.adapters.model_files.containment import plain_file
from sanctum_desktop.core.domain.errors import CannotWrite, ModelRefused, NotFound
from sanctum_desktop.core.domain.models import FileState, ModelFile
from sanctum_desktop.runtime.files import open_to_read
from sanctum_desktop.runtime.translate import translate

_BLOCK: Final = 4 << 20


class FilesOnDisk:
    """Reads files where they lie and deletes only inside `downloads`, the folder of our own."""

    def __init__(self, downloads: Path) -> None:
        self._downloads = downloads

    async def state(self, file: ModelFile) -> FileState:
        return await asyncio.to_thread(_state, file)

    async def sha256(self, file: ModelFile, progress: Callable[[int], None]) -> str:
        loop, cancelled = asyncio.get_running_loop(), Event()

        def tell(count: int) -> None:
            loop.call_soon_threadsafe(progress, count)

        try:
            return await asyncio.to_thread(_hash, file, tell, cancelled)
        finally:
            cancelled.set()

    async def delete(self, file: ModelFile) -> int:
        return await asyncio.to_thread(self._delete, file)

    def _delete(self, file: ModelFile) -> int:
        path = Path(file.path)
        if plain_file(path, within=self._downloads) != path:
            return 0
        with translate({OSError: _cannot_delete}):
            count = path.stat().st_size
            path.unlink()
            return count


def _state(file: ModelFile) -> FileState:
    try:
        here = Path(file.path).stat().st_size
    except (OSError, ValueError):
        return FileState.MISSING
    return FileState.PRESENT if here == file.bytes else FileState.OTHER_SIZE


def _hash(file: ModelFile, tell: Callable[[int], None], cancelled: Event) -> str:
    with translate({OSError: _unreadable}), open_to_read(Path(file.path)) as stream:
        before = _signature(stream)
        digest, read = hashlib.sha256(), 0
        while block := stream.read(_BLOCK):
            if cancelled.is_set():
                return ""  # nobody waits for it any more
            digest.update(block)
            read += len(block)
            tell(read)
        if _signature(stream) != before:
            raise ModelRefused(
                "The model's file changed while it was read.",
                advice="Wait until nothing writes to it, then try again.",
            )
        return digest.hexdigest()


def _signature(stream: BinaryIO) -> tuple[int, int]:
    told = os.fstat(stream.fileno())
    return told.st_size, told.st_mtime_ns


def _unreadable(error: OSError) -> NotFound:
    reason = error.strerror or "the system refused"
    return NotFound(f"The model's file cannot be read: {reason}.", advice="Is its drive there?")


def _cannot_delete(error: OSError) -> CannotWrite:
    reason = error.strerror or "the system refused"
    return CannotWrite(f"The model's file could not be deleted: {reason}.")
