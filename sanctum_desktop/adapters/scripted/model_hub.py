"""The double of a hub: states what it was given, and puts the files where they belong."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

from sanctum_desktop.core.domain.downloads import PublishedModel
from sanctum_desktop.core.domain.errors import EngineRefused, NetRefused
from sanctum_desktop.core.domain.models import CatalogueEntry, CatalogueFile
from sanctum_desktop.core.domain.net import Consent, NetPurpose, NetRequest

HOST = "hub.example"
COMMIT = "0123456789" * 4


class ScriptedHub:
    """Holds `contents` by path and writes them into folders of `downloads`, in `steps` steps.

    `error` is raised in place of the last step, once.
    """

    def __init__(self, downloads: Path, contents: dict[str, bytes], steps: int = 2) -> None:
        self._downloads, self._contents, self._steps = downloads, contents, steps
        self.error: Exception | None = None
        self.hosts = (HOST,)

    def question(self, entry: CatalogueEntry) -> NetRequest:
        return NetRequest(purpose=NetPurpose.LOOK_UP_MODEL, hosts=(HOST,), about=entry.repository)

    async def look_up(self, entry: CatalogueEntry, consent: Consent) -> PublishedModel:
        _check(consent, NetPurpose.LOOK_UP_MODEL, entry)
        files = tuple(self._stated(file) for file in entry.files)
        pinned = replace(entry, files=files, revision=COMMIT, licence="apache-2.0")
        return PublishedModel(entry=pinned, hosts=self.hosts)

    async def fetch(self, pinned: CatalogueEntry, consent: Consent) -> AsyncGenerator[int, None]:
        _check(consent, NetPurpose.DOWNLOAD_MODEL, pinned)
        in_all = sum(file.bytes for file in pinned.files)
        for step in range(self._steps):
            yield in_all * step // self._steps
        if self.error is not None:
            error, self.error = self.error, None
            raise error
        for file in pinned.files:
            content = self._contents[file.path]
            if hashlib.sha256(content).hexdigest() != file.sha256:
                raise EngineRefused("That is another file.")
            place = self._downloads / pinned.id / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        yield in_all

    def _stated(self, file: CatalogueFile) -> CatalogueFile:
        if file.path not in self._contents:
            raise EngineRefused("There is no such file.")
        content = self._contents[file.path]
        digest = hashlib.sha256(content).hexdigest()
        return CatalogueFile(path=file.path, sha256=digest, bytes=len(content))


def _check(consent: Consent, purpose: NetPurpose, entry: CatalogueEntry) -> None:
    if (consent.request.purpose, consent.request.about) != (purpose, entry.repository):
        raise NetRefused("Nobody agreed to this.")
