"""Verify that a model's files are what they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sanctum_desktop.core.domain.models import Check, CheckedFile, KnownModel, ModelFile
from sanctum_desktop.core.ports.model_files import ModelFiles
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class VerifyModel:
    """Reads a model's files from end to end and compares their SHA-256 with what was pinned.

    A file nobody has pinned yet is pinned by this. `progress` is told bytes read and bytes in all.
    """

    def __init__(self, *, registry: ModelRegistry, files: ModelFiles) -> None:
        self._registry = registry
        self._files = files

    async def __call__(
        self, model_id: str, progress: Callable[[int, int], None]
    ) -> tuple[CheckedFile, ...]:
        """Raises NotFound, ModelRefused, CannotWrite. Cancelling pins nothing."""
        model = (await self._registry.read()).model(model_id)
        in_all = sum(file.bytes for file in model.files)
        checked: list[CheckedFile] = []
        before = 0
        for file in model.files:
            found = await self._files.sha256(file, _further(progress, before, in_all))
            checked.append(CheckedFile(file, found, _check(file, found)))
            before += file.bytes
        if any(one.check is Check.PINNED_NOW for one in checked):
            await self._pin(model, checked)
        return tuple(checked)

    async def _pin(self, model: KnownModel, checked: Sequence[CheckedFile]) -> None:
        """Not what was removed or added anew meanwhile: reading takes minutes."""
        if model not in (await self._registry.read()).models:
            return
        pinned = tuple(replace(one.file, sha256=one.file.sha256 or one.sha256) for one in checked)
        await self._registry.keep(replace(model, files=pinned))


def _further(
    progress: Callable[[int, int], None], before: int, in_all: int
) -> Callable[[int], None]:
    return lambda read: progress(before + read, in_all)


def _check(file: ModelFile, found: str) -> Check:
    if not file.sha256:
        return Check.PINNED_NOW
    return Check.MATCHES if found == file.sha256 else Check.DIFFERS
