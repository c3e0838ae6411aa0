"""Finds models where they lie on this machine."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.models import FoundModel


class ModelFinder(Protocol):
    """Finds models by the names of files and folders; none is opened, copied or changed.

    `at` takes the location of a file (all parts of a split model are found beside it) or of a
    folder, in which no link is followed out of it; raises NotFound where nothing is
    there, BadInput for a name that is no text. `usual`
    looks into the folders other programs keep models in. Each in the order of the alphabet.
    """

    async def at(self, location: str) -> tuple[FoundModel, ...]: ...

    async def usual(self) -> tuple[FoundModel, ...]: ...
