"""Leave with everything, in forms that need no Sanctum."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.policies.exporting import counts_of, files_of, resume_stem
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.export_writer import ExportWriter
from sanctum_desktop.core.ports.resume_renderer import ResumeRenderer
from sanctum_desktop.core.ports.vault_contents import Contents, VaultContents

__all__ = ["ExportEverything", "Exported"]


@dataclass(frozen=True, slots=True)
class Exported:
    """How many of each kind were written, and which page could not be set."""

    counts: Mapping[str, int]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEverything:
    """Writes all a vault holds to the writer's place: not encrypted, whole or not at all."""

    contents: VaultContents
    writer: ExportWriter
    renderer: ResumeRenderer
    clock: Clock

    async def __call__(self, passphrase: Passphrase) -> Exported:
        await asyncio.to_thread(self.writer.refuse_taken)
        contents = await self.contents.read(passphrase)
        return await asyncio.to_thread(self._write, contents)

    def _write(self, contents: Contents) -> Exported:
        files, notices = files_of(contents, self.clock.today()), []
        for number, resume in enumerate(contents.resumes, start=1):
            path = f"{resume_stem(number, resume)}.pdf"
            try:
                rendered = self.renderer.render(
                    resume, template=resume.style.template, page=resume.paper
                )
            except SanctumError as error:  # its text and JSON are there all the same
                notices.append(f"{path} could not be made. {error}")
            else:
                files[path] = rendered.pdf
        self.writer.write(files)
        return Exported(counts_of(contents), tuple(notices))
