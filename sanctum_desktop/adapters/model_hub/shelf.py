"""The DownloadShelf port: what came of downloads, and how much more there is room for."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from sanctum_desktop.adapters.model_hub.layout import part_of, place_of
from sanctum_desktop.core.domain.models import CatalogueEntry, FoundModel, ModelFile


class DownloadsOnDisk:
    """Downloads lie in folders of `downloads`, named by their id; part of the disk stays free."""

    def __init__(self, downloads: Path, *, keep_free_bytes: int) -> None:
        self._downloads, self._keep_free_bytes = downloads, keep_free_bytes

    async def free(self) -> int | None:
        return await asyncio.to_thread(self._free)

    async def here(self, pinned: CatalogueEntry) -> int:
        return await asyncio.to_thread(self._here, pinned)

    def found(self, pinned: CatalogueEntry) -> FoundModel:
        files = tuple(
            ModelFile(
                path=str(place_of(self._downloads / pinned.id, file.path)),
                bytes=file.bytes,
                sha256=file.sha256,
            )
            for file in pinned.files
        )
        return FoundModel(
            name=pinned.id,
            files=files,
            repository=pinned.repository,
            revision=pinned.revision,
        )

    def _free(self) -> int | None:
        folder = self._downloads
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        try:
            return max(0, shutil.disk_usage(folder).free - self._keep_free_bytes)
        except OSError:
            return None

    def _here(self, pinned: CatalogueEntry) -> int:
        """Sizes alone: what is wrong with the content is found when it is taken up again."""
        count = 0
        for file in pinned.files:
            place = place_of(self._downloads / pinned.id, file.path)
            for came in (place, part_of(place, file.sha256)):
                if came.is_file() and came.stat().st_size <= file.bytes:
                    count += came.stat().st_size
                    break
        return count
